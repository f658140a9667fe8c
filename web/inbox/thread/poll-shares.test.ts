import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pollShares } from './poll-shares.ts';

const options = (...votes: (number | null)[]) => ({ options: votes.map((one, index) => ({ title: `${index}`, votes: one })) });

describe('the votes of a poll', () => {
  it('are parts of all of them', () => {
    assert.deepEqual(pollShares(options(1, 3)), { shares: [0.25, 0.75], total: 4 });
  });
  it('are no part of anything before the first', () => {
    assert.deepEqual(pollShares(options(0, 0)), { shares: [null, null], total: 0 });
  });
  it('that are not told are not made up', () => {
    assert.deepEqual(pollShares(options(null, null)), { shares: [null, null], total: null });
    assert.deepEqual(pollShares(options(2, null)), { shares: [1, null], total: null });
  });
  it('fewer than none count for none', () => {
    assert.deepEqual(pollShares(options(-5, 5)), { shares: [0, 1], total: 5 });
  });
});
