import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MessageView } from '../../src/inbox/schema.ts';
import type { ConversationModeration, ModerationView } from '../../src/moderation/schema.ts';
import { choicesAbout, choicesFor } from './choices.ts';

const message = {
  messageId: 'm1',
  author: { correspondentId: 'karim' },
  direction: 'inbound',
  depth: 1,
  visibility: 'public',
  deletedAt: null,
} as unknown as MessageView;
const known = (more: Partial<ConversationModeration> = {}): ConversationModeration => ({
  offered: ['mute', 'block', 'hide', 'report'],
  lacking: [],
  underOurs: true,
  quotingOurs: [],
  moderations: [],
  ...more,
});
const one = (more: Partial<ModerationView>) =>
  ({ kind: 'mute', correspondentId: 'karim', messageId: null, state: 'stands', mayUndo: true, ...more }) as ModerationView;
const said = (choices: ReturnType<typeof choicesFor>) => choices.map(({ act, kind }) => `${act} ${kind}`);

describe('what can be done about a message', () => {
  it('is what is offered here, and hiding only under a post of ours', () => {
    assert.deepEqual(said(choicesFor(known(), message)), ['ask mute', 'ask block', 'ask hide', 'ask report']);
    assert.deepEqual(said(choicesFor(known({ underOurs: false }), message)), ['ask mute', 'ask block', 'ask report']);
    assert.deepEqual(said(choicesFor(known(), { ...message, visibility: 'private' })), ['ask mute', 'ask block', 'ask report']);
    assert.deepEqual(said(choicesFor(known({ offered: [] }), message)), []);
  });

  it('is to take our post out of a quote of it, which stands under no post of ours', () => {
    const quoting = known({ underOurs: false, quotingOurs: ['m1'], offered: ['hide'] });
    assert.deepEqual(choicesFor(quoting, { ...message, depth: 0 }), [{ act: 'ask', kind: 'hide', onMessage: true, detaches: true }]);
    assert.deepEqual(choicesFor(quoting, { ...message, messageId: 'm2', depth: 0 }), []);
  });

  it('is nothing about a message of ours', () => {
    assert.deepEqual(choicesFor(known(), { ...message, direction: 'outbound' }), []);
  });

  it('is to take back what holds, and nothing about what cannot be taken back', () => {
    const moderations = [one({}), one({ kind: 'report', messageId: 'm1', mayUndo: false })];
    assert.deepEqual(said(choicesFor(known({ moderations }), message)), ['undo mute', 'ask block', 'ask hide']);
  });

  it('is offered again once it was taken back, or when it failed', () => {
    for (const state of ['undone', 'failed', 'undoing'] as const) {
      assert.deepEqual(said(choicesFor(known({ offered: ['mute'], moderations: [one({ state })] }), message)), ['ask mute'], state);
    }
  });

  it('about the person is never to hide', () => {
    assert.deepEqual(said(choicesAbout(known(), 'karim')), ['ask mute', 'ask block', 'ask report']);
    assert.deepEqual(said(choicesAbout(known({ moderations: [one({})] }), 'karim')), ['ask block', 'ask report']);
  });
});
