import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { answer, close, isHeldBy, leave, nextState, reopen, take, takeOver } from './conversation.ts';
import type { Change, Conversation, ConversationEvent, ConversationState } from './conversation.ts';

const START = new Date('2026-11-22T06:00:00Z');
const conversation = (over: Partial<Conversation> = {}): Conversation => ({
  conversationId: 'c',
  accountId: 'a',
  correspondentId: null,
  rootRef: 'r',
  state: 'waiting',
  holderMemberId: null,
  leaseUntil: null,
  leaseOver: false,
  preview: '',
  visibility: 'public',
  messageCount: 1,
  firstInboundAt: START,
  lastInboundAt: START,
  waitingSince: START,
  lastReceivedAt: START,
  lastMessageAt: START,
  readAt: START,
  ...over,
});
const taken = (over: Partial<Conversation> = {}) => conversation({ state: 'taken', holderMemberId: 'ines', leaseUntil: START, ...over });
const STATES: ConversationState[] = ['waiting', 'taken', 'answered', 'closed'];

describe('a conversation', () => {
  test('goes from waiting to taken to answered to closed', () => {
    assert.equal(nextState('waiting', 'take'), 'taken');
    assert.equal(nextState('taken', 'answer'), 'answered');
    assert.equal(nextState('answered', 'close'), 'closed');
  });

  test('comes back by a new message from every state, but leaves its holder in place', () => {
    assert.deepEqual(
      STATES.map((state) => nextState(state, 'heard')),
      ['waiting', 'taken', 'waiting', 'waiting'],
    );
  });

  test('can be closed from every state, once', () => {
    assert.deepEqual(
      STATES.map((state) => nextState(state, 'close')),
      ['closed', 'closed', 'closed', null],
    );
  });

  test('is taken by one person at a time; a lease that is over counts for nothing', () => {
    assert.deepEqual(take(taken(), 'max'), { ok: false, error: { kind: 'held', memberId: 'ines' } });
    assert.equal(take(taken({ leaseOver: true }), 'max').ok, true);
    assert.equal(take(taken(), 'ines').ok, true);
    assert.equal(isHeldBy(taken(), 'ines'), true);
    assert.equal(isHeldBy(taken({ leaseOver: true }), 'ines'), false);
  });

  test('that is closed is reopened before it is taken', () => {
    const closed = conversation({ state: 'closed', waitingSince: null });
    assert.deepEqual(take(closed, 'max'), { ok: false, error: { kind: 'closed' } });
    assert.deepEqual(takeOver(closed, 'max'), { ok: false, error: { kind: 'closed' } });
    assert.equal(reopen(closed, START)?.waitingSince, START);
  });

  test('that is left goes back to the queue only when somebody waits in it', () => {
    assert.equal(leave(taken())?.state, 'waiting');
    assert.equal(leave(taken({ waitingSince: null }))?.state, 'answered');
    assert.equal(leave(conversation()), null);
  });

  test('keeps its place in the queue while people take and leave it', () => {
    const held = take(conversation(), 'ines');
    assert.ok(held.ok);
    assert.equal(held.value.waitingSince, START);
    assert.equal(leave(taken())?.waitingSince, START);
  });

  test('that a colleague has taken over stays with that colleague when the reply of the one before leaves', () => {
    assert.deepEqual(answer(taken(), 'max', null), { state: 'taken', holderMemberId: 'ines', leaseSeconds: 90, waitingSince: null });
    assert.equal(answer(taken({ leaseOver: true }), 'max', null).state, 'answered');
  });

  test('is never without what its state needs, whatever happens to it in whatever order', () => {
    const acts: ((now: Conversation) => Change | null)[] = [
      (now) => asChange(take(now, 'ines')),
      (now) => asChange(takeOver(now, 'max')),
      leave,
      close,
      (now) => answer(now, 'ines', null),
      (now) => answer(now, 'ines', START),
      (now) => reopen(now, START),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(acts.length - 1), { maxLength: 30 }), (order) => {
        const now: { -readonly [Key in keyof Conversation]: Conversation[Key] } = conversation();
        for (const index of order) {
          const change = acts[index]!(now);
          if (change) Object.assign(now, change, { leaseUntil: change.leaseSeconds === null ? null : START });
          assert.equal(now.state === 'taken', now.holderMemberId !== null && now.leaseUntil !== null);
          if (now.state === 'waiting') assert.notEqual(now.waitingSince, null);
          if (now.state === 'closed' || now.state === 'answered') assert.equal(now.waitingSince, null);
        }
      }),
    );
  });

  test('has no state that nothing leads out of', () => {
    const events: ConversationEvent[] = [
      'heard',
      'take',
      'take-over',
      'left',
      'left-answered',
      'answer',
      'answered-elsewhere',
      'close',
      'reopen',
    ];
    for (const state of STATES) assert.ok(events.some((event) => ![null, state].includes(nextState(state, event))));
  });
});

const asChange = (result: ReturnType<typeof take> | ReturnType<typeof takeOver>) => (result.ok ? result.value : null);
