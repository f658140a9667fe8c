import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createClock } from '../signatures/history/index.ts';
import { createTimetable } from './hours-kept.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);

/** Messages every ten minutes from `opens` to `closes` (minutes of the day) on the days that `on` says. */
function keep(weeks: number, opens: number, closes: number, on: (weekday: number) => boolean = () => true) {
  const timetable = createTimetable();
  for (let day = 0; day < weeks * 7; day += 1) {
    if (on(day % 7)) for (let minute = opens; minute < closes; minute += 10) timetable.add(START + day * DAY + minute * MINUTE);
  }
  return timetable;
}
const hours = (timetable: ReturnType<typeof createTimetable>) =>
  timetable.read().week?.map(({ kept }) => (kept ? `${kept.opens}-${kept.closes}` : null));

describe('the hours kept', () => {
  test('are those of each weekday; one without people is closed', () => {
    assert.deepEqual(hours(keep(8, 6 * 60, 20 * 60, (weekday) => weekday < 5)), [...Array<string>(5).fill('06:00-20:00'), null, null]);
  });

  test('are not moved by a sleepless night, nor by a strike', () => {
    const timetable = keep(12, 7 * 60, 19 * 60);
    for (let minute = 0; minute < 1_440; minute += 5) timetable.add(START + 14 * DAY + minute * MINUTE);
    timetable.add(START + 24 * DAY + 180 * MINUTE);
    assert.deepEqual(new Set(hours(timetable)), new Set(['07:00-19:00']));
  });

  test('of an evening go on past midnight, on the day that it began', () => {
    assert.deepEqual(new Set(hours(keep(8, 17 * 60, 25 * 60 + 30))), new Set(['17:00-25:30']));
    assert.deepEqual(new Set(hours(keep(8, 21 * 60, 29 * 60))), new Set(['21:00-29:00']));
  });

  test('are none when nobody ever closes', () => {
    assert.deepEqual(keep(8, 0, 1_440).read(), { aroundTheClock: true, week: null });
  });

  test('are not told from too few days', () => {
    assert.equal(keep(3, 480, 1_200).read().week, null);
  });

  test('are local: the change of March moves nothing on the clock of the wall', () => {
    const { offset } = createClock('Europe/Paris');
    const timetable = createTimetable();
    for (let day = 0; day < 140; day += 1) {
      for (let hour = 8; hour < 18; hour += 1) {
        const utc = Date.UTC(2026, 0, 5 + day, hour);
        timetable.add(utc - offset(utc) + offset(utc - offset(utc)));
      }
    }
    assert.deepEqual(new Set(hours(timetable)), new Set(['08:00-17:15']));
  });

  test('lie within what was said, whatever was said when', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 120 * 1_440 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(moments, (minutes) => {
        const timetable = createTimetable();
        for (const minute of minutes) timetable.add(START + minute * MINUTE);
        const { week } = timetable.read();
        assert.equal(
          timetable
            .grid()
            .flat()
            .reduce((sum, said) => sum + said, 0),
          minutes.length,
        );
        for (const { kept, days, present } of week ?? []) {
          assert.ok(present <= days);
          if (kept) assert.ok(kept.opens < kept.closes && kept.opens < '24:00' && kept.closes <= '48:00', JSON.stringify(kept));
        }
      }),
      { numRuns: 200 },
    );
  });
});
