import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReviewState, ReviewView } from '../../src/review/schema.ts';
import { newsOf } from './news-of.ts';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const HERE = { conversationId: 'here' };

function review(reviewId: string, state: ReviewState, settledAt: string, change: Partial<ReviewView> = {}): ReviewView {
  return {
    reviewId,
    subject: { kind: 'reply', publicationId: 'p', conversationId: 'here', replyToMessageId: 'm', answeredText: '' },
    accountId: 'a',
    accountIds: ['a'],
    memberId: 'lea',
    text: 'Bonjour',
    findings: [],
    why: 'guardrail',
    askedAt: settledAt,
    endsAt: settledAt,
    state,
    reviewerId: 'karim',
    word: null,
    amended: null,
    goneWhy: null,
    settledAt,
    mayReview: false,
    readers: [],
    ...change,
  } as ReviewView;
}
const told = (settled: ReviewView[], seen: string[] = [], memberId = 'lea') =>
  newsOf(settled, { memberId, place: HERE, seen, now: NOW }).map(({ reviewId }) => reviewId);

describe('what an author is told where the words were written', () => {
  it('is that they came back, or leave otherwise', () => {
    for (const state of ['refused', 'amended', 'timed-out', 'gone'] as const)
      assert.deepEqual(told([review('1', state, '2026-03-02T07:59:00Z')]), ['1']);
    for (const state of ['approved', 'taken-back'] as const) assert.deepEqual(told([review('1', state, '2026-03-02T07:59:00Z')]), []);
  });
  it('is the last word alone, whatever came before', () => {
    assert.deepEqual(told([review('1', 'refused', '2026-03-02T07:00:00Z'), review('2', 'amended', '2026-03-02T07:30:00Z')]), ['2']);
    assert.deepEqual(told([review('1', 'refused', '2026-03-02T07:00:00Z'), review('2', 'approved', '2026-03-02T07:30:00Z')]), []);
  });
  it('is told until it was read, and for a day', () => {
    assert.deepEqual(told([review('1', 'refused', '2026-03-02T07:00:00Z')], ['1']), []);
    assert.deepEqual(told([review('1', 'refused', '2026-03-01T07:00:00Z')]), []);
  });
  it('is for the author, and for this place', () => {
    const one = review('1', 'refused', '2026-03-02T07:00:00Z');
    assert.deepEqual(told([one], [], 'karim'), []);
    assert.deepEqual(newsOf([one], { memberId: 'lea', place: { postId: 'here' }, seen: [], now: NOW }), []);
  });
});
