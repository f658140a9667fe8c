import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chordOf, parseKeys, progress, worksInFields } from './chord.ts';
import { inReadingOrder } from './reading-order.ts';
import type { Shortcut } from './registry.ts';

const key = (name: string, modifiers: Partial<{ ctrl: boolean; alt: boolean }> = {}) =>
  chordOf({ key: name, ctrl: false, alt: false, ...modifiers });

describe('the keyboard', () => {
  it('reads a letter as the layout types it, whatever the capital lock', () => {
    assert.equal(key('T'), 't');
    assert.equal(key('?'), '?');
    assert.equal(key('K', { ctrl: true }), parseKeys('Ctrl+k')[0]);
  });

  it('never fires while somebody writes, except with Ctrl or Escape', () => {
    assert.deepEqual(['t', '?', 'alt+t', 'escape', 'ctrl+k', 'ctrl+enter'].map(worksInFields), [false, false, false, true, true, true]);
  });

  it('follows a sequence key after key', () => {
    const goToInbox = parseKeys('g i');
    assert.equal(progress(goToInbox, ['g']), 'begun');
    assert.equal(progress(goToInbox, ['g', 'i']), 'whole');
    assert.equal(progress(goToInbox, ['g', 't']), 'other');
    assert.equal(progress(goToInbox, ['i']), 'other');
    assert.equal(progress(goToInbox, ['g', 'i', 'i']), 'other');
  });

  it('explains the acts of the screen first, then what is everywhere', () => {
    const shortcut = (keys: string, group: string): Shortcut => ({ keys, group, label: keys, run: () => undefined });
    // The registry holds the latest first.
    const active = [shortcut('c', 'screen'), shortcut('?', 'everywhere'), shortcut('g t', 'go'), shortcut('g i', 'go')];
    assert.deepEqual(
      inReadingOrder(active, ['go', 'everywhere']).map(({ keys }) => keys),
      ['c', 'g i', 'g t', '?'],
    );
  });
});
