import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCountdown, timeLeft } from './deadline.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 7, 0, second)).toISOString();
const publication = (publicationId: string) => ({ publicationId, createdAt: at(0), dueAt: at(5) });

test('a reply sent here counts down from the answer, however wrong this clock is', () => {
  startCountdown(publication('here'), 1_000);
  const wall = Date.parse(at(0)) + 3_600_000;
  assert.equal(timeLeft(publication('here'), { monotonic: 1_000, wall }), 5_000);
  assert.equal(timeLeft(publication('here'), { monotonic: 4_000, wall }), 2_000);
  assert.equal(timeLeft(publication('here'), { monotonic: 60_000, wall }), 0);
});

test('a reply sent on another screen never shows more than its whole delay', () => {
  assert.equal(timeLeft(publication('elsewhere'), { monotonic: 0, wall: Date.parse(at(0)) - 600_000 }), 5_000);
  assert.equal(timeLeft(publication('elsewhere'), { monotonic: 0, wall: Date.parse(at(4)) }), 1_000);
});
