import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { foldAt, piecesOf } from './pieces.ts';

const LONG = 'https://www.exemple.fr/travaux/ligne-4/novembre?station=gare-du-nord';
const shown = (text: string, network: string) =>
  piecesOf(text, network)
    .filter(({ kind }) => kind !== 'plain')
    .map((piece) => `${piece.kind} ${piece.shown}`);

suite('the words of a post on its network', () => {
  test('have links as each network writes them', () => {
    assert.deepEqual(shown(LONG, 'bluesky'), ['link www.exemple.fr/travaux/lign...']);
    assert.deepEqual(shown(LONG, 'mastodon'), ['link exemple.fr/travaux/ligne-4/nov…']);
    assert.deepEqual(shown(LONG, 'x'), ['link exemple.fr/travaux/ligne-4…']);
    assert.deepEqual(shown(LONG, 'practice'), [`link ${LONG}`]);
    assert.deepEqual(shown('https://exemple.fr/', 'bluesky'), ['link exemple.fr']);
  });

  test('have marks where each network sees some', () => {
    assert.deepEqual(shown('@lea@mastodon.example, voir exemple.fr #Ligne4.', 'mastodon'), ['mention @lea', 'hashtag #Ligne4']);
    assert.deepEqual(shown('@lea.bsky.social, voir exemple.fr #Ligne4.', 'bluesky'), [
      'mention @lea.bsky.social',
      'link exemple.fr',
      'hashtag #Ligne4',
    ]);
    assert.deepEqual(shown('ines@exemple.fr à 16:9', 'x'), []);
  });

  test('are all there, in their order', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '@lea.bsky.social',
      '#x',
      'https://a.fr/@b?c=#d',
      '.',
      '@',
      '#',
      'é',
      '😊',
      'exemple.fr/a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('x', 'bluesky', 'mastodon', 'practice'), (pieces, network) => {
        const text = pieces.join('');
        const found = piecesOf(text, network);
        assert.equal(found.map(({ written }) => written).join(''), text);
        assert.ok(found.every(({ at, written }) => text.startsWith(written, at)));
      }),
      { numRuns: 300 },
    );
  });

  test('are folded where the network folds them', () => {
    const long = 'Une phrase ordinaire. '.repeat(20).trim();
    assert.equal(foldAt(long, 'bluesky'), null);
    assert.equal(foldAt('court', 'x'), null);
    const at = foldAt(long, 'x')!;
    assert.ok(at <= 280 && at > 260);
    assert.ok(foldAt('ligne\n'.repeat(40), 'mastodon')! < 32 * 6);
    assert.equal(foldAt(long, 'practice'), null);
  });
});
