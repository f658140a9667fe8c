import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawReadings, MOST_A_READER } from './draw.ts';
import type { SentMessage } from './draw.ts';
import { nightOf } from './night.ts';

let number = 0;
const sent = (authorId: string, more: Partial<SentMessage> = {}): SentMessage => {
  const publicationId = `p${++number}`;
  const known = {
    publicationId,
    messageId: publicationId,
    accountId: 'a',
    subject: publicationId,
    authorId,
    knownTo: [],
    paused: false,
    readers: null,
  };
  return { ...known, ...more };
};
const many = (authorId: string, count: number) => Array.from({ length: count }, () => sent(authorId));
/** The same numbers each time. */
const dice =
  (seed = 1) =>
  () =>
    (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

describe('a day’s draw', () => {
  it('takes every message that was paused, and one in twenty of each author, one at least', () => {
    const drawn = drawReadings(
      [...many('ines', 60), sent('paul'), sent('paul', { paused: true })],
      ['ines', 'paul', 'lea', 'karim'],
      dice(),
    );
    const of = (author: string, why: string) => drawn.filter((one) => one.sent.authorId === author && one.why === why).length;
    assert.deepEqual([of('ines', 'sample'), of('paul', 'sample'), of('paul', 'paused')], [3, 1, 1]);
  });

  it('gives nothing to who is alone, and nothing of the day to nobody', () => {
    assert.deepEqual(drawReadings(many('ines', 40), ['ines'], dice()), []);
    assert.deepEqual(drawReadings([], ['ines', 'paul'], dice()), []);
  });

  it('gives a private message only to who may read it, and takes another of its author where nobody may', () => {
    const readers = new Set(['ines', 'lea']);
    const one = drawReadings([sent('ines', { paused: true, readers })], ['ines', 'paul', 'lea'], dice());
    assert.deepEqual(
      one.map(({ readerId }) => readerId),
      ['lea'],
    );
    const hidden = Array.from({ length: 5 }, () => sent('ines', { readers: new Set(['ines']) }));
    const open = sent('ines');
    for (let seed = 1; seed < 20; seed++) {
      const [other, ...none] = drawReadings([...hidden, open], ['ines', 'paul'], dice(seed));
      assert.deepEqual([other?.sent, none], [open, []]);
    }
  });

  it('reads a post once, on however many accounts it was said', () => {
    const post = { subject: 'post', paused: true };
    assert.equal(drawReadings([sent('ines', post), sent('ines', post), sent('ines', post)], ['ines', 'paul'], dice()).length, 1);
  });

  it('never gives anybody more than five, their own words, words they helped to write, or one message twice; and shares fairly', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    const message = fc.record({
      author: fc.constantFrom(...people),
      known: fc.subarray(people),
      paused: fc.boolean(),
      readers: fc.option(fc.subarray(people)),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 60 }),
        fc.subarray(people),
        fc.integer({ min: 1, max: 1_000_000 }),
        (day, members, seed) => {
          const all = day.map(({ author, known, paused, readers }) =>
            sent(author, { knownTo: known, paused, readers: readers && new Set(readers) }),
          );
          const drawn = drawReadings(all, members, dice(seed));
          const load = new Map<string, number>();
          for (const { sent: one, readerId } of drawn) {
            load.set(readerId, (load.get(readerId) ?? 0) + 1);
            assert.ok(members.includes(readerId) && readerId !== one.authorId && !one.knownTo.includes(readerId));
            assert.ok(one.readers?.has(readerId) ?? true);
          }
          assert.ok([...load.values()].every((count) => count <= MOST_A_READER));
          assert.equal(new Set(drawn.map((one) => one.sent.publicationId)).size, drawn.length);
        },
      ),
      { numRuns: 60 },
    );
    const fair = drawReadings([...many('a', 200), ...many('b', 20)], people, dice());
    const read = people.map((one) => fair.filter(({ readerId }) => readerId === one).length);
    assert.equal(fair.length, 11);
    // Who wrote nearly all of it has nearly nothing to read.
    assert.ok(Math.max(...read.slice(1)) - Math.min(...read.slice(1)) <= 1, read.join(' '));
    // Whoever spoke little is read too, although the other spoke ten times as much.
    assert.ok(fair.some((one) => one.sent.authorId === 'b'));
  });
});

describe('the night', () => {
  it('draws yesterday of the organisation’s zone, whole days of 23 and 25 hours too', () => {
    const of = (now: string, zone: string) => {
      const { day, from, to, nextAt } = nightOf(new Date(now), zone);
      return [day, from.toISOString(), to.toISOString(), nextAt.toISOString()];
    };
    assert.deepEqual(of('2026-11-22T16:00:00Z', 'Europe/Paris'), [
      '2026-11-21',
      '2026-11-20T23:00:00.000Z',
      '2026-11-21T23:00:00.000Z',
      '2026-11-23T03:00:00.000Z',
    ]);
    assert.equal(of('2026-11-22T02:00:00Z', 'Europe/Paris')[3], '2026-11-22T03:00:00.000Z');
    assert.deepEqual(of('2026-03-30T05:00:00Z', 'Europe/Paris').slice(0, 3), [
      '2026-03-29',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    assert.deepEqual(of('2026-10-26T05:00:00Z', 'Europe/Paris').slice(1, 3), ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
    assert.equal(of('2026-11-22T11:30:00Z', 'Pacific/Kiritimati')[0], '2026-11-22');
  });

  it('is that of UTC where the zone is unknown to this machine', () => {
    assert.deepEqual(nightOf(new Date('2026-11-22T16:00:00Z'), 'Europe/Nowhere'), nightOf(new Date('2026-11-22T16:00:00Z'), 'UTC'));
  });
});
