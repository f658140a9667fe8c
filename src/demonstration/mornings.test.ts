import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { THREADS } from './fill.ts';
import { momentsOf, sixInTheMorning } from './moments.ts';
import { ACCOUNTS, emailOf, TEAM } from './team.ts';
import { postsOf } from './thread-posts.ts';

const ZONE = 'Europe/Paris';
const LONGEST = 300;
const lengthOf = (text: string): number => [...new Intl.Segmenter('fr').segment(text)].length;
// A morning, a night, an evening, and the two days when the clocks change.
const MOMENTS = ['2026-11-20T09:00:00Z', '2026-11-20T01:30:00Z', '2026-11-20T22:10:00Z', '2026-03-29T08:00:00Z', '2026-10-25T03:00:00Z'];

describe('the mornings of the demonstration', () => {
  it('have some sixty threads in every state, deep, with images, from right to left and in English', () => {
    assert.ok(THREADS.length >= 60);
    const threads = THREADS.map(({ thread }) => thread);
    assert.ok(threads.some(({ turns }) => turns.length >= 20));
    assert.ok(threads.some(({ pictures }) => pictures !== undefined));
    for (const language of ['ar', 'en'] as const) assert.ok(threads.some((thread) => thread.language === language));
    assert.ok(threads.filter(({ turns, takenBy }) => turns.length === 0 && !takenBy).length >= 8, 'people wait');
    assert.ok(threads.filter(({ takenBy }) => takenBy).length >= 3, 'colleagues hold some');
    assert.ok(threads.filter(({ closedBy }) => closedBy).length >= 30);
    assert.equal(new Set(threads.map(({ text }) => text)).size, threads.length);
  });

  it('fit the network with their signatures, and speak to their account', () => {
    for (const { key, thread } of THREADS) {
      assert.ok(thread.text.includes(`@${thread.account}`), key);
      for (const { text } of postsOf(thread, key, { now: new Date(), timeZone: ZONE })) assert.ok(lengthOf(text) <= LONGEST, text);
    }
  });

  it('are over whenever the demonstration is made: nothing is said in the future, nor before what it answers', () => {
    for (const moment of MOMENTS) {
      const now = new Date(moment);
      for (const { key, thread } of THREADS) {
        const moments = momentsOf(thread, now, ZONE);
        for (const [place, at] of moments.entries()) {
          assert.ok(at < now, `${key} at ${moment}`);
          assert.ok(place === 0 || at > moments[place - 1]!);
        }
      }
    }
  });

  it('begin at six by the clocks of the line, also when the clocks change', () => {
    assert.equal(sixInTheMorning(new Date('2026-03-29T12:00:00Z'), ZONE, 0).toISOString(), '2026-03-29T04:00:00.000Z');
    assert.equal(sixInTheMorning(new Date('2026-03-29T12:00:00Z'), ZONE, 1).toISOString(), '2026-03-28T05:00:00.000Z');
    assert.equal(sixInTheMorning(new Date('2026-01-01T23:30:00Z'), ZONE, 1).toISOString(), '2026-01-01T05:00:00.000Z');
  });

  it('are those of a team of five, one administrator and one lead among them', () => {
    assert.deepEqual(TEAM.map(({ role }) => role).toSorted(), ['administrator', 'lead', 'member', 'member', 'member']);
    assert.equal(emailOf({ givenName: 'Solène', familyName: 'Le Goff' }), 'solene.le-goff@demo.example');
    assert.equal(ACCOUNTS.length, 3);
  });
});
