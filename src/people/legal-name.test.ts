// The legal name never leaves the team: rooms that speak to the public cannot even name it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { toPublicCard } from './card.ts';

const SOURCES = path.resolve(import.meta.dirname, '..');
/** Who may: this room, and the demonstration, which makes its team up. */
const MAY = /^(people|demonstration)\//;
const LEGAL = /\.givenName\b|\b(familyName|family_name|given_name)\b/;

describe('the legal name', () => {
  test('is read by no room but this one', () => {
    const files = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !MAY.test(file) && !file.endsWith('.test.ts'));
    assert.ok(files.length > 100);
    const readers = files.filter((file) => LEGAL.test(withoutComments(readFileSync(path.join(SOURCES, file), 'utf8'))));
    assert.deepEqual(readers, []);
  });

  test('is not on a public card, whatever the card it was made from holds', () => {
    const card = {
      memberId: 'a',
      publicName: 'Claire',
      initials: 'CL',
      pronouns: '',
      jobTitle: '',
      speakerTag: null,
      languages: [],
      topics: ['vélo'],
      weeklyMinutes: 60,
      photoDigest: null,
      listedPublicly: true,
      active: true,
      familyName: 'Secret',
      email: 'secret@example.org',
    };
    assert.deepEqual(Object.keys(toPublicCard(card)).toSorted(), [
      'initials',
      'jobTitle',
      'languages',
      'memberId',
      'photoDigest',
      'pronouns',
      'publicName',
      'speakerTag',
    ]);
  });
});

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
