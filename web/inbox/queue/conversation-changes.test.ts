import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import { afterAct, afterEvent, gather, moveCount, queueOf, type Watched } from './conversation-changes.ts';

const AT = '2026-03-02T07:14:00.000Z';
const conversation: ConversationView = {
  conversationId: 'a',
  accountId: 'line-4',
  correspondent: null,
  state: 'waiting',
  holderMemberId: null,
  leaseUntil: null,
  visibility: 'public',
  preview: 'Bonjour',
  messageCount: 1,
  waitingSince: AT,
  lastMessageAt: AT,
  unread: true,
  hasDraft: false,
};
const event = (kind: string, more: Partial<JournalEvent> = {}): JournalEvent => ({
  seq: 1,
  at: AT,
  kind,
  memberId: 'ines',
  accountId: 'line-4',
  conversationId: 'a',
  publicationId: null,
  data: {},
  ...more,
});
const watched: Watched = { queue: 'to-answer', me: 'samir', account: undefined, listed: new Set() };

test('a conversation taken by someone is in that person’s queue, and in the others’ queue of taken ones', () => {
  const taken = afterEvent(conversation, event('conversation.taken'));
  assert.equal(queueOf(taken, 'ines'), 'mine');
  assert.equal(queueOf(taken, 'samir'), 'taken');
});

test('given back, a conversation waits for us again if somebody waits for an answer, else for them', () => {
  const taken = afterAct(conversation, 'take', 'ines');
  assert.equal(queueOf(afterEvent(taken, event('conversation.lease-ended')), 'ines'), 'to-answer');
  const answered = afterEvent(taken, event('conversation.answered'));
  assert.equal(queueOf(afterAct({ ...answered, state: 'taken' }, 'release', 'ines'), 'ines'), 'waiting');
});

test('what arrives is gathered once, unless it is on screen already', () => {
  const once = gather(new Set(), event('conversation.opened'), watched);
  assert.deepEqual([...once], ['a']);
  assert.equal(gather(once, event('conversation.reopened'), watched), once);
  assert.equal(gather(new Set(), event('conversation.opened'), { ...watched, listed: new Set(['a']) }).size, 0);
});

test('what was gathered and then taken by a colleague is not announced any more', () => {
  const once = gather(new Set(), event('conversation.opened'), watched);
  assert.equal(gather(once, event('conversation.taken'), watched).size, 0);
});

test('only the account on screen is gathered', () => {
  assert.equal(gather(new Set(), event('conversation.opened'), { ...watched, account: 'tram-7' }).size, 0);
});

test('counts move with their conversation, never below zero, and "1,000 or more" stays', () => {
  const counts = { 'to-answer': 1_000, mine: 0, taken: 0, waiting: 0, closed: 2 };
  assert.deepEqual(moveCount(counts, 'to-answer', 'mine'), { ...counts, mine: 1 });
  assert.deepEqual(moveCount(counts, 'mine', 'closed'), { ...counts, closed: 3 });
});
