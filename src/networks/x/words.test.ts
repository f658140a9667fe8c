import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readWords } from './words.ts';

const means = { from: 0, quotes: null, identityOf: () => null };
const shown = ({ text, facets }: ReturnType<typeof readWords>) => [
  text,
  facets.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
];

describe('the words of a post of X', () => {
  it('are those of its author: signs unescaped, links whole, marks where they stand', () => {
    const text = '👩🏽‍🚒 @Lea_B 1 &lt; 2 https://t.co/abc #été';
    const entities = {
      mentions: [{ start: 5, end: 11, username: 'lea_b', id: '12' }],
      urls: [{ start: 21, end: 37, url: 'https://t.co/abc', expanded_url: 'https://example.org/é' }],
      hashtags: [{ start: 38, end: 42, tag: 'été' }],
    };
    assert.deepEqual(shown(readWords({ text, entities }, means)), [
      '👩🏽‍🚒 @Lea_B 1 < 2 https://example.org/é #été',
      [
        ['mention', '@Lea_B'],
        ['link', 'https://example.org/é'],
        ['tag', '#été'],
      ],
    ]);
  });

  it('begin after the names that X put before a reply, and end before its links to a picture or a quoted post', () => {
    const text = '@LigneC @karim Oui. https://t.co/pic https://t.co/quo';
    const entities = {
      mentions: [
        { start: 0, end: 7, username: 'LigneC', id: '1' },
        { start: 8, end: 14, username: 'karim', id: '2' },
      ],
      urls: [
        { start: 20, end: 36, url: 'https://t.co/pic', expanded_url: 'https://x.com/a/status/9/photo/1' },
        { start: 37, end: 53, url: 'https://t.co/quo', expanded_url: 'https://x.com/a/status/7' },
      ],
    };
    assert.deepEqual(shown(readWords({ text, entities }, { ...means, from: 15, quotes: '7' })), ['Oui.', []]);
  });

  it('are right also where X counted its marks before it escaped the text', () => {
    const text = 'a &amp; b &amp; c #trafic';
    const entities = { hashtags: [{ start: 10, end: 17, tag: 'trafic' }] };
    assert.deepEqual(shown(readWords({ text, entities }, means)), ['a & b & c #trafic', [['tag', '#trafic']]]);
  });

  it('are kept whatever the marks say, and every mark lies within them', () => {
    const mark = fc.record({ start: fc.nat(50), end: fc.nat(50), tag: fc.string({ unit: 'grapheme', maxLength: 5 }) });
    const url = fc.record({ start: fc.nat(50), end: fc.nat(50), url: fc.string({ maxLength: 5 }), expanded_url: fc.webUrl() });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(mark), fc.array(url), (text, hashtags, urls) => {
        const read = readWords({ text, entities: { hashtags, urls } }, means);
        assert.ok(read.text.isWellFormed());
        for (const { start, end } of read.facets) assert.ok(start >= 0 && start <= end && end <= read.text.length);
      }),
    );
  });
});
