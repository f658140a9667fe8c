import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VOICE_VERSION } from './voice/voice.ts';
import { isDue, stateOf } from './voice-age.ts';
import type { Age } from './voice-age.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const due = (more: Partial<Age>): boolean =>
  isDue({ askedAt: null, readAt: ago(1), version: VOICE_VERSION, posts: 5_000, gained: 0, ...more }, NOW);

test('a past is read at first, each day on which something was said, and under another way of learning', () => {
  assert.equal(due({ readAt: null, version: 0, posts: 0 }), true);
  assert.equal(due({}), false);
  assert.equal(due({ gained: 40 }), false);
  assert.equal(due({ readAt: ago(25), gained: 1 }), true);
  assert.equal(due({ readAt: ago(25) }), false);
  assert.equal(due({ version: VOICE_VERSION - 1 }), true);
});

test('a small past is read when it has grown by a quarter, and one that was too small when it is enough', () => {
  assert.equal(due({ posts: 400, gained: 99 }), false);
  assert.equal(due({ posts: 400, gained: 100 }), true);
  assert.equal(due({ posts: 60, gained: 39 }), false);
  assert.equal(due({ posts: 60, gained: 40 }), true);
});

test('what a person asked for and did not get in a quarter of an hour is asked for again', () => {
  assert.equal(due({ askedAt: ago(0.2) }), false);
  assert.equal(due({ askedAt: ago(0.3) }), true);
});

test('a voice is on its way, learned, or of too few posts', () => {
  assert.equal(stateOf({ askedAt: null, readAt: null }, null), 'learning');
  assert.equal(stateOf({ askedAt: ago(1), readAt: ago(2) }, 'one'), 'learning');
  assert.equal(stateOf({ askedAt: null, readAt: ago(2) }, 'one'), 'learned');
  assert.equal(stateOf({ askedAt: null, readAt: ago(2) }, null), 'too-few');
});
