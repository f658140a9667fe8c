import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readHtml } from './html.ts';

const lea = { identity: 'https://example.org/@lea', handle: 'lea@example.org' };
const mentioned = new Map([['https://example.org/@lea', lea]]);
const mention = '<span class="h-card"><a href="https://example.org/@lea" class="u-url mention">@<span>lea</span></a></span>';

describe('the HTML of a status', () => {
  const texts: [html: string, text: string][] = [
    ['<p>Bonjour</p>', 'Bonjour'],
    ['<p>ligne 1<br>ligne 2</p>', 'ligne 1\nligne 2'],
    ['<p>ligne 1<br />ligne 2</p><p>après</p>', 'ligne 1\nligne 2\n\naprès'],
    ['<p>a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; &#x1F600; &inconnu; &nbsp;f</p>', 'a & b <c> "d" \'e\' 😀 &inconnu; \u00A0f'],
    ['<ul><li>un</li><li>deux</li></ul>', '• un\n• deux'],
    ['Sans élément<br>', 'Sans élément'],
    ['1 < 2 et 3 > 2', '1 < 2 et 3 > 2'],
    ['<p>a</p><script>alert(1)</script><style>p{}</style><p>b</p>', 'a\n\nb'],
    ['<!-- rien --><p>visible</p>', 'visible'],
    ['<p>&#0;&#xD800;</p>', '\uFFFD\uFFFD'],
    ['<p class="quote-inline">RE: <a href="https://example.org/1">https://example.org/1</a></p><p>Oui</p>', 'Oui'],
    ['', ''],
  ];
  for (const [html, text] of texts) it(`reads ${JSON.stringify(html)}`, () => assert.equal(readHtml(html).text, text));

  it('writes a mention with its whole address, whatever is shown of it', () => {
    const { text, facets } = readHtml(`<p>Salut ${mention} !</p>`, mentioned);
    assert.equal(text, 'Salut @lea@example.org !');
    assert.deepEqual(facets, [{ start: 6, end: 22, kind: 'mention', identity: lea.identity }]);
  });

  it('joins a link whose ends are hidden, and marks hashtags', () => {
    const { text, facets } = readHtml(
      '<p><a href="https://example.org/un/deux?a=1&amp;b=2" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">example.org/un</span><span class="invisible">/deux?a=1&amp;b=2</span></a> <a href="https://example.org/tags/ligneC" class="mention hashtag" rel="tag">#<span>ligneC</span></a></p>',
    );
    assert.equal(text, 'https://example.org/un/deux?a=1&b=2 #ligneC');
    assert.deepEqual(facets, [
      { start: 0, end: 35, kind: 'link', url: 'https://example.org/un/deux?a=1&b=2' },
      { start: 36, end: 43, kind: 'tag', tag: 'ligneC' },
    ]);
  });

  it('makes no link of what a browser must not open', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', '/relative', ' https://example.org'])
      assert.deepEqual(readHtml(`<a href="${href}">ici</a>`).facets, [], href);
  });

  it('never fails, and marks nothing outside its text, whatever comes', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<a href="https://e.org" class="mention">',
      '</a>',
      '<a "',
      '<',
      '>',
      '"',
      '&',
      '&#9;',
      '@lea',
      '\n',
      '<br',
      '<!--',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const { text, facets } = readHtml(pieces.join(''), mentioned);
        assert.ok(text.isWellFormed() && !text.includes('\0'));
        for (const { start, end } of facets) assert.ok(start >= 0 && start < end && end <= text.length);
      }),
    );
  });

  it('takes no longer for what is made to take long', () => {
    for (const odd of ['<a "', "<a '", '<!--', '<a href=', '&#', '<p', '<<<<']) {
      const started = performance.now();
      readHtml(odd.repeat(60_000));
      assert.ok(performance.now() - started < 1_000, odd);
    }
  });

  it('takes no longer for a block behind many empty lines, nor for an attribute of any length', () => {
    for (const odd of [`${'<br>'.repeat(18_000)}x${'<p></p>'.repeat(15_000)}`, `<p ${'a'.repeat(190_000)}>`]) {
      const started = performance.now();
      readHtml(odd);
      assert.ok(performance.now() - started < 1_000, odd.slice(0, 10));
    }
  });
});
