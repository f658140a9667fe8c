import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemberView } from '../../src/people/schema.ts';
import { EVERYBODY, findMembers } from './find-members.ts';

const member = (memberId: string, more: Partial<MemberView>): MemberView => ({
  memberId,
  givenName: '',
  familyName: '',
  publicName: '',
  initials: '',
  jobTitle: '',
  email: '',
  role: 'member',
  state: 'active',
  language: null,
  pronouns: '',
  speakerTag: null,
  languages: [],
  topics: [],
  weeklyMinutes: null,
  listedPublicly: false,
  photoDigest: null,
  leftAt: null,
  erasedAt: null,
  ...more,
});
const TEAM = [
  member('a', { publicName: 'Inès', familyName: 'Navarro', languages: ['fr', 'es'], topics: ['correspondances', 'vélo'] }),
  member('b', { publicName: 'Karim', jobTitle: 'Agent de ligne', languages: ['fr', 'ar'], speakerTag: 'KarimL4' }),
  member('c', { publicName: 'محمد', languages: ['ar'] }),
];
const found = (search: Partial<typeof EVERYBODY>, desk: string[] = []) =>
  findMembers(TEAM, { ...EVERYBODY, ...search }, desk).map(({ memberId }) => memberId);

describe('looking for a colleague', () => {
  it('finds by any word of the card, whatever its accents', () => {
    assert.deepEqual(found({}), ['a', 'b', 'c']);
    assert.deepEqual(found({ words: 'ines' }), ['a']);
    assert.deepEqual(found({ words: 'NAV velo' }), ['a']);
    assert.deepEqual(found({ words: '#karim' }), ['b']);
    assert.deepEqual(found({ words: 'ligne' }), ['b']);
    assert.deepEqual(found({ words: 'محم' }), ['c']);
    assert.deepEqual(found({ words: 'ines karim' }), []);
  });

  it('keeps to a language and to who is there', () => {
    assert.deepEqual(found({ language: 'ar' }), ['b', 'c']);
    assert.deepEqual(found({ onlyHere: true }, ['b']), ['b']);
  });
});
