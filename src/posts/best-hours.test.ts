import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bestHours } from './best-hours.ts';
import type { Responded } from './best-hours.ts';

const at = (place: number, hour: number, responses: number): Responded => {
  const date = new Date(Date.UTC(2026, 0, 5) + place * 86_400_000);
  return { weekday: date.getUTCDay() || 7, hour, day: date.toISOString().slice(0, 10), responses };
};
const post = fc.record({ place: fc.integer({ min: 0, max: 200 }), hour: fc.integer({ min: 0, max: 23 }), responses: fc.nat({ max: 40 }) });
const posts = (least: number, most: number) =>
  fc.array(post, { minLength: least, maxLength: most }).map((all) => all.map(({ place, hour, responses }) => at(place, hour, responses)));

describe('the best hours of an account', () => {
  test('a past that is thin in posts or in days says nothing', () => {
    fc.assert(fc.property(posts(0, 29), (few) => assert.deepEqual(bestHours(few), [])));
    fc.assert(
      fc.property(fc.array(post, { minLength: 30 }), (all) =>
        assert.deepEqual(bestHours(all.map(({ place, hour, responses }) => at(place % 13, hour, responses))), []),
      ),
    );
  });

  test('one lucky post is no rule, however lucky', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat({ max: 199 }),
        (count, luck, which) => {
          const all = Array.from({ length: count }, (_, place) => at(place, 8 + (place % 12), 2));
          const unlucky = all[which % count] ?? at(0, 8, 2);
          const lucky = all.with(which % count, { ...unlucky, responses: luck });
          assert.deepEqual(bestHours(lucky), []);
        },
      ),
    );
  });

  test('where every hour is like the others none is better', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.integer({ min: 30, max: 300 }), (responses, count) => {
        assert.deepEqual(bestHours(Array.from({ length: count }, (_, place) => at(place, place % 24, responses))), []);
      }),
    );
  });

  test('an hour that is answered more, week after week, is told with its strength', () => {
    const all = Array.from({ length: 280 }, (_, place) => {
      const hour = [7, 12, 18][place % 3] ?? 7;
      const { weekday } = at(place, hour, 0);
      return at(place, hour, hour === 18 && weekday <= 5 ? 6 : 2);
    });
    const best = bestHours(all);
    assert.ok(best.length > 0);
    for (const { weekday, hour, posts: from, times } of best) {
      assert.ok(weekday <= 5 && [17, 18, 19].includes(hour), `${weekday} ${hour}`);
      assert.ok(from >= 30 && times >= 1.5 && times <= 2.2, `${from} ${times}`);
    }
  });

  test('nothing depends on the order, and no hour is praised beyond what was seen', () => {
    fc.assert(
      fc.property(posts(30, 250), (all) => {
        const best = bestHours(all);
        assert.deepEqual(bestHours(all.toReversed()), best);
        const mean = all.reduce((total, one) => total + one.responses, 0) / all.length;
        for (const one of best) {
          assert.ok(one.times >= 1.2 && one.posts >= 8 && one.posts <= all.length);
          assert.ok(one.times * mean <= Math.max(...all.map(({ responses }) => responses)) * 1.6 + 1);
          assert.ok(all.some(({ hour }) => hour === one.hour));
        }
      }),
    );
  });

  test('chance alone seldom makes a best hour', () => {
    // A plain generator: the test is about many pasts, and must be the same each time.
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const told = Array.from({ length: 100 }, () => {
      const all = Array.from({ length: 120 }, (_, place) => at(place, 7 + Math.floor(random() * 13), Math.floor(-Math.log(random()) * 3)));
      return bestHours(all).length;
    });
    assert.ok(told.filter((count) => count > 0).length <= 10, String(told));
  });
});
