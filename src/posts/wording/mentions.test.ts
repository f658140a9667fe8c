import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { findMentions, mentionsOn, withMention } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { spokenParts } from './spoken-parts.ts';

const lea: Mention = {
  as: 'lea.bsky.social',
  name: 'Léa Martin',
  handles: [
    { network: 'bluesky', handle: 'lea.bsky.social' },
    { network: 'mastodon', handle: 'lea@mastodon.example' },
  ],
};
const said = (text: string, network: string, mentions = [lea]) => mentionsOn(text, mentions, network);

suite('a mention in the words of all accounts', () => {
  test('is the same person’s handle on each network, and the plain name where there is none', () => {
    assert.equal(said('Merci @lea.bsky.social !', 'bluesky'), 'Merci @lea.bsky.social !');
    assert.equal(said('Merci @lea.bsky.social.', 'mastodon'), 'Merci @lea@mastodon.example.');
    assert.equal(said('Merci @Lea.bsky.social, à demain', 'x'), 'Merci Léa Martin, à demain');
  });

  test('of somebody whom nobody named stays as it was typed', () => {
    assert.equal(said('Merci @paul.bsky.social', 'x'), 'Merci @paul.bsky.social');
    assert.equal(said('Merci @lea.bsky.social.fr', 'x'), 'Merci @lea.bsky.social.fr');
  });

  test('is never made of a link or of an e-mail address', () => {
    for (const text of ['https://exemple.fr/@lea.bsky.social', 'https://exemple.fr/?a=@lea.bsky.social', 'ines@lea.bsky.social'])
      assert.equal(said(text, 'x'), text);
  });

  test('is a name that mentions nobody else, and never nothing', () => {
    assert.equal(said('@lea.bsky.social', 'x', [{ ...lea, name: '@Léa\n#1' }]), 'Léa 1');
    assert.equal(said('@lea.bsky.social', 'x', [{ ...lea, name: ' @ ' }]), 'lea');
  });

  test('changes nothing around it', () => {
    const piece = fc.constantFrom('a', ' ', '\n', '@lea.bsky.social', 'https://a.fr/@b', '@', '.', '#x', 'é', '😊', '@paul', '/', '_');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        assert.equal(said(text, 'bluesky').toLowerCase(), text.toLowerCase());
        const count = findMentions(text).filter(({ handle }) => handle === lea.as).length;
        assert.equal(said(text, 'x').length, text.length + count * ('Léa Martin'.length - '@lea.bsky.social'.length));
      }),
      { numRuns: 300 },
    );
  });
});

suite('who is meant', () => {
  const person: Omit<Mention, 'as'> = { name: 'Léa', handles: [{ network: 'x', handle: 'lea' }] };
  const other: Omit<Mention, 'as'> = { name: 'Léa Durand', handles: [{ network: 'practice', handle: 'lea' }] };

  test('is kept beside the words, by the handle of the account that speaks first', () => {
    const { mentions, as } = withMention([], { name: lea.name, handles: lea.handles }, { preferred: 'mastodon', texts: [] });
    assert.equal(as, 'lea@mastodon.example');
    assert.equal(mentionsOn(`@${as}`, mentions, 'bluesky'), '@lea.bsky.social');
  });

  test('is never somebody else of the same short name', () => {
    const first = withMention([], person, { preferred: 'x', texts: [] });
    const second = withMention(first.mentions, other, { preferred: 'practice', texts: ['@lea'] });
    assert.equal(first.as, 'lea');
    assert.equal(second.as, 'lea@practice');
    assert.equal(mentionsOn('@lea et @lea@practice', second.mentions, 'x'), '@lea et Léa Durand');
    assert.equal(mentionsOn('@lea et @lea@practice', second.mentions, 'practice'), 'Léa et @lea');
  });

  test('is named once, and forgotten with the words', () => {
    const first = withMention([], person, { preferred: null, texts: [] });
    const again = withMention(first.mentions, { ...person, name: 'Léa M.' }, { preferred: null, texts: ['@lea'] });
    assert.deepEqual(
      again.mentions.map(({ name }) => name),
      ['Léa M.'],
    );
    assert.equal(withMention(first.mentions, other, { preferred: null, texts: ['rien'] }).mentions.length, 1);
  });
});

suite('what an account says', () => {
  const content = {
    parts: [{ text: 'Un' }, { text: 'Deux @lea.bsky.social' }, { text: ' ' }],
    versions: [{ accountId: 'b', parts: [{ text: 'Seule' }] }],
    mentions: [lea],
    numbered: true,
  };
  const texts = (accountId: string, network: string) => spokenParts(content, { accountId, network }).map(({ text }) => text);

  test('has the number of each part of a thread, and none for a part alone or empty', () => {
    assert.deepEqual(texts('a', 'x'), ['Un\n1/3', 'Deux Léa Martin\n2/3', ' ']);
    assert.deepEqual(texts('b', 'x'), ['Seule']);
  });

  test('is not numbered twice', () => {
    const typed = { ...content, parts: [{ text: 'Un 1/2' }, { text: 'Deux\n2/2' }], versions: [] };
    assert.deepEqual(
      spokenParts(typed, { accountId: 'a', network: 'x' }).map(({ text }) => text),
      ['Un 1/2', 'Deux\n2/2'],
    );
  });

  test('of an old draft is what was written', () => {
    const old = { parts: [{ text: 'Deux @lea.bsky.social' }, { text: 'x' }], versions: [] };
    assert.deepEqual(spokenParts(old, { accountId: 'a', network: 'x' }), old.parts);
  });
});
