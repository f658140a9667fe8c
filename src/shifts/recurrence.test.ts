import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { holidayOn } from './holidays.ts';
import { checkPlan } from './plan.ts';
import type { Plan, PlanException, Repetition } from './plan.ts';
import { momentOf, momentsOf, occurrencesOf, wallTimeOf } from './recurrence.ts';

const PARIS = 'Europe/Paris';
const FR = { country: 'FR', region: null };
const calendar = { zone: PARIS, isHoliday: (date: string) => holidayOn(FR, date) !== null };
const HOUR = 3_600_000;
const plan = (more: Partial<Plan> = {}): Plan => ({
  planId: 'p',
  accountId: 'a',
  memberId: 'ines',
  startsAt: '2026-03-02T06:00',
  endsAt: '2026-03-02T14:00',
  repeat: null,
  ...more,
});
const weekly = (more: Partial<Repetition> = {}): Repetition => ({
  everyWeeks: 1,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  until: null,
  skipHolidays: false,
  ...more,
});
const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
const starts = (one: Plan, from: string, to: string, exceptions: PlanException[] = []) =>
  occurrencesOf(one, exceptions, span(from, to), calendar).map(({ localStart }) => localStart);

describe('when planned shifts are', () => {
  test('the night when summer begins is an hour shorter, the night when it ends an hour longer', () => {
    const night = (date: string) => {
      const { startsAt, endsAt } = momentsOf({ startsAt: `${date}T01:00`, endsAt: `${date}T04:00` }, PARIS);
      return (endsAt.getTime() - startsAt.getTime()) / HOUR;
    };
    assert.deepEqual([night('2026-03-28'), night('2026-03-29'), night('2026-10-25')], [3, 2, 4]);
  });

  test('a shift that lies wholly in the hour that the night skips keeps its length after it', () => {
    const { startsAt, endsAt } = momentsOf({ startsAt: '2026-03-29T02:10', endsAt: '2026-03-29T02:40' }, PARIS);
    assert.equal(endsAt.getTime() - startsAt.getTime(), HOUR / 2);
    const whole = momentsOf({ startsAt: '2026-03-29T02:00', endsAt: '2026-03-29T03:00' }, PARIS);
    assert.equal(whole.endsAt.getTime() - whole.startsAt.getTime(), HOUR);
    assert.deepEqual(
      [startsAt, whole.startsAt].map((at) => wallTimeOf(at, PARIS)),
      ['2026-03-29T03:00', '2026-03-29T03:00'],
    );
  });

  test('one that begins in the skipped hour begins when it is over; its end on the wall stays, as on the night that is longer', () => {
    const said = (date: string, zone: string, [from, to]: [string, string] = ['02:30', '03:30']) => {
      const { startsAt, endsAt } = momentsOf({ startsAt: `${date}T${from}`, endsAt: `${date}T${to}` }, zone);
      return `${wallTimeOf(startsAt, zone).slice(11)}-${wallTimeOf(endsAt, zone).slice(11)} ${(endsAt.getTime() - startsAt.getTime()) / 60_000}`;
    };
    for (const [zone, spring] of [
      [PARIS, '2026-03-29'],
      ['America/New_York', '2026-03-08'],
    ] as const) {
      assert.equal(said(spring, zone), '03:00-03:30 30', zone);
      assert.equal(said(spring, zone, ['01:00', '02:30']), '01:00-03:00 60', zone);
    }
    assert.equal(said('2026-10-25', PARIS), '02:30-03:30 120');
    assert.equal(said('2026-11-01', 'America/New_York'), '02:30-03:30 60', 'it is one o’clock that comes twice there');
    assert.equal(said('2026-11-01', 'America/New_York', ['01:30', '02:30']), '01:30-02:30 120');
    for (const date of ['2026-03-29', '2026-10-25']) assert.equal(said(date, 'Asia/Kolkata'), '02:30-03:30 60');
  });

  test('one who begins when another ends still does, whatever the night', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(PARIS, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'),
        fc.tuple(fc.nat(95), fc.nat(95), fc.nat(95)),
        (zone, date, quarters) => {
          const [a, b, c] = quarters
            .toSorted((one, other) => one - other)
            .map((q) => `${date}T${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`);
          if (a === b || b === c) return;
          const first = momentsOf({ startsAt: a!, endsAt: b! }, zone);
          const second = momentsOf({ startsAt: b!, endsAt: c! }, zone);
          assert.ok(first.endsAt > first.startsAt && second.endsAt > second.startsAt);
          // Only who would be there in the skipped hour and at no other time stays on into the next one's; never is there a hole.
          assert.ok(first.endsAt >= second.startsAt);
          const [from, to] = [momentOf(a!, zone), momentOf(b!, zone)];
          if (to > from) assert.equal(first.endsAt.getTime(), second.startsAt.getTime());
        },
      ),
    );
  });

  test('a night shift crosses midnight, and belongs to the day on which it begins', () => {
    const night = plan({ startsAt: '2026-03-02T22:00', endsAt: '2026-03-03T06:00', repeat: weekly({ weekdays: [1] }) });
    assert.deepEqual(starts(night, '2026-03-10T02:00Z', '2026-03-10T03:00Z'), ['2026-03-09T22:00']);
    assert.deepEqual(starts(night, '2026-03-10T05:00Z', '2026-03-10T20:00Z'), []);
  });

  test('every other week is counted from the week of the first', () => {
    const one = plan({ repeat: weekly({ everyWeeks: 2, weekdays: [1, 7] }) });
    assert.deepEqual(starts(one, '2026-03-01T00:00Z', '2026-04-01T00:00Z'), [
      '2026-03-02T06:00',
      '2026-03-08T06:00',
      '2026-03-16T06:00',
      '2026-03-22T06:00',
      '2026-03-30T06:00',
    ]);
  });

  test('a plan that skips holidays leaves the first of May free', () => {
    const days = (skipHolidays: boolean) =>
      starts(plan({ repeat: weekly({ weekdays: [5], skipHolidays }) }), '2026-04-24T00:00Z', '2026-05-16T00:00Z');
    assert.deepEqual(days(false), ['2026-04-24T06:00', '2026-05-01T06:00', '2026-05-08T06:00', '2026-05-15T06:00']);
    assert.deepEqual(days(true), ['2026-04-24T06:00', '2026-05-15T06:00']);
  });

  test('the last day of a plan is still one of it', () => {
    const one = plan({ repeat: weekly({ until: '2026-03-04' }) });
    assert.deepEqual(starts(one, '2026-03-01T00:00Z', '2026-04-01T00:00Z'), ['2026-03-02T06:00', '2026-03-03T06:00', '2026-03-04T06:00']);
  });

  test('a cancelled occurrence is gone, a moved one is where it was moved to, however far', () => {
    const one = plan({ repeat: weekly({ weekdays: [1], until: '2026-03-16' }) });
    const moved = {
      planId: 'p',
      occursOn: '2026-03-09',
      cancelled: false,
      startsAt: '2026-05-20T10:00',
      endsAt: '2026-05-20T11:00',
    } as const;
    const exceptions: PlanException[] = [
      { planId: 'p', occursOn: '2026-03-02', cancelled: true },
      { ...moved, memberId: 'karim' },
    ];
    assert.deepEqual(starts(one, '2026-03-01T00:00Z', '2026-04-01T00:00Z', exceptions), ['2026-03-16T06:00']);
    const [far] = occurrencesOf(one, exceptions, span('2026-05-20T00:00Z', '2026-05-21T00:00Z'), calendar);
    assert.deepEqual([far?.localStart, far?.memberId, far?.occursOn, far?.changed], ['2026-05-20T10:00', 'karim', '2026-03-09', true]);
  });

  test('what is planned is found in the week where it is, whatever the week asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 1, max: 96 }),
        fc.integer({ min: 1, max: 4 }),
        (day, quarters, everyWeeks) => {
          const start = Date.UTC(2026, 0, 1) + day * 86_400_000;
          const iso = (at: number) => new Date(at).toISOString().slice(0, 16);
          const one = plan({
            startsAt: iso(start + 6 * HOUR),
            endsAt: iso(start + 6 * HOUR + quarters * (HOUR / 4)),
            repeat: weekly({ everyWeeks, weekdays: [1, 3, 6] }),
          });
          assert.ok(checkPlan(one).ok);
          const whole = occurrencesOf(one, [], { from: new Date(start), to: new Date(start + 56 * 86_400_000) }, calendar);
          for (const found of whole) {
            const again = occurrencesOf(one, [], { from: found.startsAt, to: new Date(found.startsAt.getTime() + 1) }, calendar).find(
              ({ occursOn }) => occursOn === found.occursOn,
            );
            assert.deepEqual(again, found);
            assert.equal(wallTimeOf(found.startsAt, PARIS), found.localStart);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a plan that makes no sense is refused', () => {
  const refusal = (more: Partial<Plan>) => {
    const checked = checkPlan(plan(more));
    return checked.ok ? 'accepted' : checked.error.kind;
  };
  test('with the reason', () => {
    assert.equal(refusal({}), 'accepted');
    assert.equal(refusal({ endsAt: '2026-03-02T06:00' }), 'ends-before-start');
    assert.equal(refusal({ endsAt: '2026-03-02T05:00' }), 'ends-before-start');
    assert.equal(refusal({ endsAt: '2026-03-03T06:00' }), 'accepted');
    assert.equal(refusal({ endsAt: '2026-03-03T06:01' }), 'longer-than-a-day');
    assert.equal(refusal({ startsAt: '2026-02-30T06:00' }), 'no-such-time');
    assert.equal(refusal({ startsAt: '0026-03-02T06:00' }), 'no-such-time');
    assert.equal(refusal({ repeat: weekly({ until: '2026-03-01' }) }), 'until-before-start');
    assert.equal(refusal({ repeat: weekly({ until: '2026-02-30' }) }), 'no-such-time');
  });
});
