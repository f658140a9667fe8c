import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { coverageOf } from './coverage.ts';
import { countryOf, holidayOn, isCalendar, listRegions } from './holidays.ts';
import { isAtHelm, LONGEST_SHIFT_MS, nextState, refuseUntil } from './shift.ts';
import type { ShiftEvent, ShiftState } from './shift.ts';
import { fillNotice, fillTemplate, hourOf, profileLine, returnWords, TEMPLATES } from './words.ts';

const PARIS = 'Europe/Paris';

describe('the life of a shift', () => {
  test('what has ended never begins again, and nobody is at the helm without having taken it', () => {
    const events = fc.array(fc.constantFrom<ShiftEvent>('take', 'not-come', 'passed', 'hand-over', 'stay', 'end'));
    fc.assert(
      fc.property(events, (all) => {
        let state: ShiftState = 'planned';
        let taken = false;
        let over = false;
        for (const event of all) {
          const next = nextState(state, event);
          if (over) assert.equal(next, null);
          if (next === null) continue;
          if (event === 'take') taken = true;
          if (next === 'taken' || next === 'handing-over' || next === 'ended') assert.ok(taken);
          over = next === 'ended' || next === 'missed';
          state = next;
        }
      }),
    );
  });
  test('who hands over is at the helm until the successor confirms', () => {
    assert.ok(isAtHelm({ state: 'handing-over' }));
    assert.equal(nextState('handing-over', 'stay'), 'taken');
  });
  test('nobody is at the helm until a moment that is past, nor for more than a day', () => {
    const now = new Date('2026-11-22T08:00Z');
    const kind = (ms: number) => refuseUntil(new Date(now.getTime() + ms), now)?.kind;
    assert.deepEqual(
      [kind(0), kind(60_000), kind(LONGEST_SHIFT_MS), kind(LONGEST_SHIFT_MS + 1)],
      ['until-past', undefined, undefined, 'until-too-far'],
    );
  });
});

describe('the cover of a day', () => {
  const one = (memberId: string, from: string, to: string, accountId = 'a') => ({
    planId: `${memberId}${from}`,
    occursOn: '2026-11-23',
    accountId,
    memberId,
    startsAt: new Date(`2026-11-23T${from}Z`),
    endsAt: new Date(`2026-11-23T${to}Z`),
  });
  test('two at one helm and the hole between two shifts are seen', () => {
    const cover = coverageOf([one('ines', '06:00', '10:00'), one('karim', '09:00', '12:00'), one('maud', '13:00', '15:00')], 'a', PARIS);
    assert.deepEqual(
      cover.together.map(({ startsAt, endsAt, memberIds }) => [startsAt.getUTCHours(), endsAt.getUTCHours(), memberIds]),
      [[9, 10, ['ines', 'karim']]],
    );
    assert.deepEqual(
      cover.gaps.map(({ startsAt, endsAt }) => [startsAt.getUTCHours(), endsAt.getUTCHours()]),
      [[12, 13]],
    );
  });
  test('one person at two accounts at once is seen, on each of them', () => {
    const all = [one('ines', '06:00', '10:00'), one('ines', '09:00', '12:00', 'b')];
    assert.equal(coverageOf(all, 'a', PARIS).clashes.length, 1);
    assert.equal(coverageOf(all, 'b', PARIS).clashes.length, 1);
    assert.equal(coverageOf(all, 'b', PARIS).together.length, 0);
  });
});

describe('words for the public', () => {
  const until = new Date('2026-11-22T13:00Z');
  const said = { publicName: 'Inès', pronouns: '', until };
  test('a greeting says the first name and the hour in the zone of the organisation', () => {
    assert.equal(fillTemplate(TEMPLATES[0]!.text, said, PARIS, 'fr'), 'Bonjour, c’est Inès, avec vous jusqu’à 14\u00a0h.');
    assert.equal(fillTemplate('{name}, {time}', said, PARIS, 'en'), 'Inès, 14:00');
    assert.equal(hourOf(new Date('2026-11-22T12:05Z'), PARIS, 'fr'), '13\u00a0h\u00a005');
  });
  test('pronouns stand in it when the member says them, and leave no trace when not', () => {
    assert.equal(fillTemplate('C’est {prénom} ({pronoms}).', { ...said, pronouns: 'elle' }, PARIS, 'fr'), 'C’est Inès (elle).');
    assert.equal(fillTemplate('C’est {prénom} ({pronoms}).', said, PARIS, 'fr'), 'C’est Inès.');
  });
  test('a name that looks like a pattern stays a name', () => {
    assert.equal(fillTemplate('{prénom}', { ...said, publicName: '$& {heure}' }, PARIS, 'fr'), '$& {heure}');
  });
  test('the profile names everybody at the helm', () => {
    assert.equal(profileLine(['Inès', 'Karim'], 'fr'), 'Aux commandes\u00a0: Inès et Karim');
    assert.equal(profileLine(['Inès'], 'en'), 'At the helm: Inès');
    assert.equal(profileLine([null, 'Inès', null], 'fr'), 'Aux commandes\u00a0: Inès et l’équipe');
    assert.equal(profileLine([null], 'en'), 'At the helm: the team');
  });
  test('people are back today, tomorrow, on a day of this week, on a date', () => {
    const now = new Date('2026-11-22T22:30Z');
    const words = (at: string, language: 'fr' | 'en' = 'fr') => returnWords(new Date(at), now, PARIS, language);
    assert.equal(words('2026-11-22T22:45Z'), 'aujourd’hui à 23\u00a0h\u00a045');
    assert.equal(words('2026-11-23T05:00Z'), 'demain à 6\u00a0h');
    assert.equal(words('2026-11-25T05:30Z', 'en'), 'on Wednesday at 06:30');
    assert.equal(words('2026-12-07T05:00Z'), 'lundi 7 décembre à 6\u00a0h');
    assert.equal(fillNotice('De retour {retour}.', words('2026-11-23T05:00Z')), 'De retour demain à 6\u00a0h.');
  });
});

describe('public holidays', () => {
  test('come from the country of the zone, and from a region with days of its own', () => {
    assert.equal(countryOf(PARIS), 'FR');
    assert.equal(countryOf('Etc/UTC'), null);
    assert.equal(holidayOn({ country: 'FR', region: null }, '2026-12-26'), null);
    assert.equal(holidayOn({ country: 'FR', region: '57' }, '2026-12-26'), 'Lendemain de Noël');
    assert.equal(holidayOn({ country: null, region: null }, '2026-12-25'), null);
    assert.ok(listRegions('FR', 'fr').some(({ code }) => code === '57'));
  });
  test('a country or region that does not exist is none', () => {
    assert.ok(isCalendar({ country: 'FR', region: '57' }));
    assert.ok(isCalendar({ country: null, region: null }));
    assert.ok(!isCalendar({ country: 'XX', region: null }));
    assert.ok(!isCalendar({ country: 'FR', region: 'BY' }));
    assert.ok(!isCalendar({ country: null, region: 'BY' }));
  });
});
