import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { leftOn, leftsOf, partsFor, signed, splitFor } from './parts.ts';

const account = (maximum: number, text = ''): SpeakingView => ({
  accountId: String(maximum),
  may: 'yes',
  signature: { text, separator: ' ', stands: 'end' },
  counting: { unit: 'graphemes', maximum, maximumBytes: null, urlLength: null, mentionsByNameOnly: false },
  visibilities: ['public'],
  contentWarnings: true,
  languages: ['fr'],
  media: null,
  cards: null,
  gates: false,
  altRequired: true,
});

const saying = { mentions: [], number: '', contentWarning: null, networkOf: () => 'x' };

suite('parts on several accounts', () => {
  test('the signature and the warning have their room', () => {
    assert.equal(signed(' Bonjour ', account(50, 'Inès')), 'Bonjour Inès');
    assert.equal(leftOn('Bonjour', account(50, 'Inès'), 'Accident'), 50 - 12 - 8);
  });

  test('a long text is cut so that each part fits on the narrowest account', () => {
    const accounts = [account(60, 'Inès'), account(500)];
    const parts = splitFor('Une phrase de la ligne. '.repeat(10).trim(), accounts, { ...saying, number: '1/1' })!;
    assert.ok(parts.length > 4);
    assert.ok(parts.every(({ text }) => accounts.every((one) => leftOn(`${text}\n10/12`, one, null) >= 0)));
  });

  test('a mention has the length of what each network says', () => {
    const lea = { as: 'lea', name: 'Léa Martin', handles: [{ network: 'x' as const, handle: 'lea' }] };
    const [on] = leftsOf('@lea', [account(50)], { ...saying, mentions: [lea] });
    const [off] = leftsOf('@lea', [account(50)], { ...saying, mentions: [lea], networkOf: () => 'bluesky' });
    assert.deepEqual([on?.left, off?.left], [46, 40]);
  });

  test('an account with its own words says those', () => {
    const content = {
      parts: [{ text: 'a' }],
      versions: [{ accountId: 'x', parts: [{ text: 'b' }] }],
      visibility: 'public' as const,
      contentWarning: null,
      languages: [],
    };
    assert.deepEqual([partsFor(content, 'x'), partsFor(content, 'y')], [[{ text: 'b' }], [{ text: 'a' }]]);
  });
});
