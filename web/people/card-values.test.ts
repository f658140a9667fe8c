import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changesOf, minutesOf, wrongLines, type CardValues } from './card-values.ts';

const CARD: CardValues = {
  givenName: 'Inès',
  familyName: 'Navarro',
  publicName: 'Inès',
  initials: 'IN',
  jobTitle: '',
  pronouns: '',
  speakerTag: '',
  languages: ['fr'],
  topics: [],
  weeklyHours: '',
  listedPublicly: false,
};
const wrong = (change: Partial<CardValues>) => Object.keys(wrongLines({ ...CARD, ...change }, (line) => line));

describe('the form of a card', () => {
  it('sends what was changed and nothing else', () => {
    assert.deepEqual(changesOf(CARD, CARD), {});
    assert.deepEqual(changesOf(CARD, { ...CARD, weeklyHours: '1,5', speakerTag: ' #Inès ', topics: ['vélo'] }), {
      topics: ['vélo'],
      speakerTag: '#Inès',
      weeklyMinutes: 90,
    });
    assert.deepEqual(changesOf({ ...CARD, weeklyHours: '2', speakerTag: 'x' }, CARD), { speakerTag: null, weeklyMinutes: null });
  });

  it('reads hours as people write them', () => {
    assert.deepEqual(['', '1,5', '0.25', '35', '-1', 'beaucoup', '169'].map(minutesOf), [
      null,
      90,
      15,
      2100,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says before sending what the server would refuse', () => {
    assert.deepEqual(wrong({}), []);
    assert.deepEqual(wrong({ publicName: '  ', initials: '^IN', speakerTag: '#2026', weeklyHours: 'x' }), [
      'publicName',
      'initials',
      'speakerTag',
      'weeklyHours',
    ]);
    assert.deepEqual(wrong({ publicName: '小明', initials: '小', speakerTag: '#إيناس' }), []);
  });
});
