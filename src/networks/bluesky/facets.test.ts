import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFacets, writeFacets } from './facets.ts';

const nobody = async () => null;
const link = (byteStart: unknown, byteEnd: unknown, uri: unknown = 'https://example.org') => ({
  index: { byteStart, byteEnd },
  features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
});

describe('facets', () => {
  it('stand on the same characters on both sides, whatever stands before them', async () => {
    const before = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/[#@$\s]/gu, '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(before, before, async (head, tail) => {
        const text = `${head} https://example.org/é #métro ${tail}`;
        const facets = readFacets(text, await writeFacets(text, nobody));
        const shown = new Set(facets.map((facet) => text.slice(facet.start, facet.end)));
        assert.ok(shown.has('https://example.org/é'));
        assert.ok(shown.has('#métro'));
      }),
    );
  });

  it('of others may be anything: what is malformed is left out, and nothing throws', () => {
    const text = 'é👨‍👩‍👧‍👦 ok';
    fc.assert(fc.property(fc.anything(), (anything) => void readFacets(text, anything)));
    fc.assert(fc.property(fc.array(fc.anything()), (anything) => void readFacets(text, anything)));
    const bytes = Buffer.byteLength(text);
    const wrong = [
      link(1, 2),
      link(3, 4),
      link(-1, 2),
      link(0, bytes + 1),
      link(5, 2),
      link(0, 0),
      link(0.5, 2),
      link('0', 2),
      link(0, 2, 7),
    ];
    assert.deepEqual(readFacets(text, wrong), []);
    assert.deepEqual(readFacets(text, [link(0, 2)]), [{ start: 0, end: 1, kind: 'link', url: 'https://example.org' }]);
  });

  it('never make a link of what a browser must not open', () => {
    for (const uri of ['javascript:alert(1)', 'data:text/html,x', ' https://x', 'HTTPS://', 'file:///etc/passwd']) {
      assert.deepEqual(readFacets('abc', [link(0, 3, uri)]), []);
    }
  });

  it('lie one after the other: of two over each other the first stays', () => {
    const facets = readFacets('abcdef', [link(2, 6), link(0, 3), link(4, 6)]);
    assert.deepEqual(
      facets.map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [4, 6],
      ],
    );
  });

  it('mention by the lasting name; a handle that nobody has stays plain text', async () => {
    const text = 'À @Lea.bsky.social et @personne.bsky.social';
    const facets = await writeFacets(text, async (handle) => (handle === 'lea.bsky.social' ? 'did:plc:lea' : null));
    assert.deepEqual(readFacets(text, facets), [{ start: 2, end: 18, kind: 'mention', identity: 'did:plc:lea' }]);
  });

  it('hold a tag as Bluesky reads it: whole, but for an underscore at its end', async () => {
    const tags = async (text: string) =>
      readFacets(text, await writeFacets(text, nobody)).map((facet) => facet.kind === 'tag' && facet.tag);
    assert.deepEqual(await tags('Oui. #_Kaïs #Kaïs_4 #4Kaïs #قيس #李'), ['_Kaïs', 'Kaïs_4', '4Kaïs', 'قيس', '李']);
    assert.deepEqual(await tags('Oui. #Kaïs_'), ['Kaïs'], 'which is why a speaker’s tag cannot end in one');
  });

  it('keep their place after half a character', () => {
    const text = '\ud83d a';
    assert.deepEqual(
      readFacets(text.toWellFormed(), [link(4, 5)]).map(({ start, end }) => [start, end]),
      [[2, 3]],
    );
  });
});
