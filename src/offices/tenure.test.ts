import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { localDay, sayDay, startOfDay } from './local-day.ts';
import { bornTitle, officeFace } from './office-face.ts';
import { chooseWords, isOpen, proposals } from './office-post.ts';
import { dueEvents, fitPlan, heldOn, nextChange, nextState, overlap, vacantSince } from './tenure.ts';
import type { Tenure } from './tenure.ts';

const tenure = (part: Partial<Tenure> & Pick<Tenure, 'startsOn'>): Tenure => ({
  tenureId: `t-${part.startsOn}`,
  officeId: 'o',
  memberId: 'm',
  kind: 'holder',
  titleForm: 'neutral',
  endsOn: null,
  state: 'planned',
  endedBy: null,
  keptName: null,
  ...part,
});

const day = (number: number): string => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
const TODAY = day(100);

/** Plans, as people make them one after the other; those that do not fit are refused. */
const plans = fc.array(fc.record({ start: fc.integer({ min: 100, max: 400 }), length: fc.option(fc.integer({ min: 1, max: 90 })) }), {
  maxLength: 12,
});

function made(wishes: readonly { start: number; length: number | null }[]): Tenure[] {
  let tenures: Tenure[] = [];
  for (const [place, { start, length }] of wishes.entries()) {
    const wanted = tenure({ tenureId: `t${place}`, startsOn: day(start), endsOn: length === null ? null : day(start + length) });
    const fitted = fitPlan(tenures, wanted, TODAY);
    if ('kind' in fitted) continue;
    tenures = [
      ...tenures.map((one) => (one === fitted.succeeds ? { ...one, endsOn: wanted.startsOn, endedBy: wanted.tenureId } : one)),
      wanted,
    ];
  }
  return tenures;
}

describe('tenures', () => {
  test('never overlap, in whatever order they are planned', () => {
    fc.assert(
      fc.property(plans, (wishes) => {
        const tenures = made(wishes);
        for (const one of tenures) for (const other of tenures) assert.ok(one === other || !overlap(one, other));
        assert.ok(tenures.filter(({ endsOn }) => endsOn === null).length <= 1);
      }),
    );
  });

  test('are each held on each of their days, by one person, and by nobody on the others', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 90, max: 500 }), (wishes, number) => {
        const tenures = made(wishes);
        const holders = tenures.filter(({ startsOn, endsOn }) => startsOn <= day(number) && (endsOn === null || day(number) < endsOn));
        assert.ok(holders.length <= 1);
        assert.equal(heldOn(tenures, day(number)), holders[0] ?? null);
      }),
    );
  });

  test('come to the same state by daily rounds as by one round after a long time down, and a second round does nothing', () => {
    const settle = (tenures: readonly Tenure[], on: string): Tenure[] => {
      const due = new Map(dueEvents(tenures, on).map((one) => [one.tenure.tenureId, one.event]));
      return tenures.map((one) => {
        const event = due.get(one.tenureId);
        const state = event === undefined ? one.state : nextState(one.state, event);
        assert.ok(state, `${event} in ${one.state}`);
        return { ...one, state };
      });
    };
    fc.assert(
      fc.property(plans, fc.integer({ min: 100, max: 500 }), (wishes, last) => {
        const tenures = made(wishes);
        let daily: Tenure[] = tenures;
        for (let number = 100; number <= last; number += 7) daily = settle(daily, day(number));
        daily = settle(daily, day(last));
        const late = settle(tenures, day(last));
        assert.deepEqual(daily, late);
        assert.deepEqual(dueEvents(late, day(last)), []);
        const current = late.find(({ state }) => state === 'current');
        assert.deepEqual(current?.tenureId, heldOn(tenures, day(last))?.tenureId);
      }),
    );
  });

  test('begin today or later, once the office has had one', () => {
    const first = tenure({ startsOn: day(10), state: 'current' });
    assert.deepEqual(fitPlan([], { startsOn: day(10), endsOn: null }, TODAY), { succeeds: null });
    assert.deepEqual(fitPlan([first], { startsOn: day(99), endsOn: null }, TODAY), { kind: 'in-the-past', today: TODAY });
    assert.deepEqual(fitPlan([first], { startsOn: TODAY, endsOn: null }, TODAY), { succeeds: first });
    assert.deepEqual(fitPlan([first], { startsOn: day(120), endsOn: day(120) }, TODAY), { kind: 'ends-before-start' });
    assert.equal((fitPlan([first], { startsOn: '9999-01-01', endsOn: null }, TODAY) as { kind: string }).kind, 'too-far');
  });

  test('that were cancelled hold nothing and stand in nobody’s way', () => {
    const cancelled = tenure({ startsOn: day(110), state: 'cancelled' });
    assert.equal(heldOn([cancelled], day(120)), null);
    assert.deepEqual(fitPlan([cancelled], { startsOn: day(110), endsOn: null }, TODAY), { succeeds: null });
    assert.equal(nextChange([cancelled], TODAY), null);
  });

  test('leave a vacancy that is dated, and say what comes next', () => {
    const past = tenure({ startsOn: day(1), endsOn: day(90), state: 'ended' });
    const next = tenure({ startsOn: day(130), endsOn: day(140) });
    assert.equal(vacantSince([past, next], TODAY), day(90));
    assert.equal(vacantSince([next], TODAY), null);
    assert.deepEqual(nextChange([past, next], TODAY), { day: day(130), kind: 'begins', tenureId: next.tenureId });
    assert.deepEqual(nextChange([past, next], day(130)), { day: day(140), kind: 'falls-vacant', tenureId: next.tenureId });
    assert.equal(vacantSince([past, next], day(135)), null);
  });
});

describe('the day of a change', () => {
  const cases: [zone: string, day: string, instant: string, why: string][] = [
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z', 'the clocks go forward at 2'],
    ['Europe/Paris', '2026-03-30', '2026-03-29T22:00:00.000Z', 'the day after'],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z', 'the clocks go back at 3'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 'there is no midnight: the day begins at 1'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 'there are two midnights: the day begins at the first'],
    ['Pacific/Apia', '2026-01-01', '2025-12-31T11:00:00.000Z', 'far east'],
  ];
  for (const [zone, on, instant, why] of cases) {
    test(`begins at its first instant in ${zone}: ${why}`, () => {
      assert.equal(startOfDay(on, zone).toISOString(), instant);
      assert.equal(localDay(new Date(instant), zone), on);
      assert.notEqual(localDay(new Date(Date.parse(instant) - 1), zone), on);
    });
  }
  test('is said as one would', () => {
    assert.equal(sayDay('2026-05-01', 'fr'), '1er mai 2026');
    assert.equal(sayDay('2026-05-11', 'fr'), '11 mai 2026');
    assert.equal(sayDay('2026-05-01', 'en'), '1 May 2026');
  });
});

describe('what an office says', () => {
  const titles = {
    feminine: 'Directrice technique de la ville',
    masculine: 'Directeur technique de la ville',
    neutral: 'Direction technique de la ville',
  };
  const facts = { titles, vacantSince: null, language: 'fr', fits: (name: string) => name.length <= 64 } as const;

  test('is the title in the form of its holder, with the name where it fits', () => {
    const held = { kind: 'holder', titleForm: 'feminine', startsOn: '2026-03-01' } as const;
    assert.deepEqual(officeFace({ ...facts, tenure: held, publicName: 'Claire' }), {
      displayName: 'Claire · Directrice technique de la ville',
      descriptionLine: 'Claire, Directrice technique de la ville, depuis le 1er mars 2026.',
    });
    assert.equal(officeFace({ ...facts, tenure: held, publicName: 'C'.repeat(60) }).displayName, titles.feminine);
    assert.equal(bornTitle(titles, { kind: 'interim', titleForm: 'masculine' }, 'fr'), 'Directeur technique de la ville par intérim');
  });

  test('names nobody who did not agree, and tells a vacancy', () => {
    const held = { kind: 'holder', titleForm: 'masculine', startsOn: '2026-03-01' } as const;
    assert.doesNotMatch(JSON.stringify(officeFace({ ...facts, tenure: held, publicName: null })), /Claire/);
    assert.deepEqual(officeFace({ ...facts, tenure: null, publicName: null, vacantSince: '2026-06-02' }), {
      displayName: titles.neutral,
      descriptionLine: 'Direction technique de la ville : fonction vacante depuis le 2 juin 2026.',
    });
  });

  test('is proposed in words that fit, the fullest first', () => {
    for (const language of ['fr', 'en'] as const) {
      for (const kind of ['welcome', 'farewell'] as const) {
        const words = {
          language,
          name: 'Claire',
          title: titles.feminine,
          titleForm: 'feminine',
          interim: false,
          other: 'Paul',
          day: '1 mai',
        } as const;
        const choices = proposals(kind, words);
        assert.ok(
          choices.every((body) => [...body].length <= 280),
          choices.join('\n'),
        );
        assert.ok(choices[0]!.length > choices.at(-1)!.length);
        assert.equal(
          chooseWords(choices, () => true),
          choices[0],
        );
        assert.equal(
          chooseWords(choices, () => false),
          choices.at(-1),
        );
      }
    }
  });

  test('is said by its holder on the days of the tenure only', () => {
    const post = { tenureId: 't', kind: 'farewell', body: 'Merci.', state: 'proposed', publicationId: null, attempt: 1 } as const;
    assert.equal(isOpen(post, tenure({ startsOn: day(1), state: 'current' })), true);
    assert.equal(isOpen(post, tenure({ startsOn: day(1), state: 'ended' })), false);
    assert.equal(isOpen({ ...post, state: 'dismissed' }, tenure({ startsOn: day(1), state: 'current' })), false);
  });
});
