import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodePage } from './decode-page.ts';
import { readPage, tidy } from './read-page.ts';

const AT = new URL('https://transports.example/actualites/ligne-4?x=1');
const read = (html: string) => readPage(html, AT);
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

describe('what a page says of itself', () => {
  test('is what it says for cards first, then its title and description; addresses are read from where it was found', () => {
    assert.deepEqual(
      read(`<!doctype html><html><head><title>Site</title><meta name="description" content="Tout le réseau">
        <meta property="og:title" content="Ligne 4&nbsp;: travaux d&rsquo;&eacute;t&eacute;"><META CONTENT='Du 12 au 25 juillet' PROPERTY='og:description'>
        <meta property="og:image" content="/images/ligne-4.jpg"></head>`),
      {
        title: 'Ligne 4 : travaux d’été',
        description: 'Du 12 au 25 juillet',
        pictureUrl: 'https://transports.example/images/ligne-4.jpg',
      },
    );
    assert.deepEqual(read('<title> Horaires\n du  soir </title><meta name=description content=Partout>'), {
      title: 'Horaires du soir',
      description: 'Partout',
      pictureUrl: null,
    });
    assert.equal(
      read('<base href="https://images.example/a/"><meta name="twitter:image" content="b.png">')?.pictureUrl,
      'https://images.example/a/b.png',
    );
  });

  test('is not what its readers, its scripts, its drawings or its comments say', () => {
    const hidden =
      '<head><!-- <title>Commentaire</title> --><script>var a = "<title>Script</title>"</script><svg><title>Dessin</title></svg>' +
      '<style><title>Style</title></style><title>Le vrai</title></head><body><meta property="og:title" content="Un lecteur">';
    assert.equal(read(hidden)?.title, 'Le vrai');
    assert.equal(read('<body><meta property="og:title" content="Un lecteur"><title>Un lecteur</title>'), null);
  });

  test('is nothing where there is nothing, or no page', () => {
    for (const html of [
      '',
      '{"title": "json"}',
      '%PDF-1.7 <<',
      '<title></title>',
      '<title>\u202e\u200b</title>',
      '<meta property="og:title">',
      '<',
    ])
      assert.equal(read(html), null, html);
    assert.equal(read('<meta property="og:image" content="javascript:alert(1)">'), null);
    assert.equal(read('<meta property="og:image" content="https://images.example/a.png">')?.title, 'transports.example');
  });

  test('neither turns the reading around nor takes a whole screen', () => {
    assert.equal(tidy('Gare\u202e\u2066 du\u0000 Nord\u200b', 300), 'Gare du Nord');
    const long = tidy('Une phrase sans fin '.repeat(500), 300);
    assert.ok(long.length <= 300 && long.endsWith('…'), long);
    assert.equal(tidy('👨‍👩‍👧', 300), '👨‍👩‍👧');
    assert.ok(tidy('😀'.repeat(400), 300).isWellFormed());
  });

  test('is read in a time that grows with the page alone, whatever it holds', { timeout: 120_000 }, () => {
    const crafted = [
      '<meta '.repeat(100_000),
      `<meta a="${'x'.repeat(700_000)}`,
      '<title>'.repeat(100_000),
      `<meta ${' '.repeat(700_000)}`,
      '<!--'.repeat(150_000),
      '&'.repeat(700_000),
      '<script>'.repeat(90_000),
      `<meta content="${'&amp;'.repeat(140_000)}" name="description">`,
    ];
    // Read again at each of its signs, one of these would take hours.
    for (const html of crafted) assert.doesNotThrow(() => read(html));
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => void read(`<${text}`)),
      { numRuns: 300 },
    );
  });
});

describe('the signs of a page', () => {
  const page = (head = '') => `<html><head>${head}<title>Été à Orléans</title>`;
  const title = (raw: Uint8Array, type = 'text/html') => read(decodePage(raw, type))?.title;

  test('are those that its server says, that it says itself, or that it is written in', () => {
    assert.equal(title(bytes(page())), 'Été à Orléans');
    assert.equal(title(bytes(page(), 'latin1')), 'Été à Orléans');
    assert.equal(title(bytes(page('<meta charset="iso-8859-1">'), 'latin1')), 'Été à Orléans');
    assert.equal(title(bytes(page(), 'latin1'), 'text/html; charset=ISO-8859-15'), 'Été à Orléans');
    assert.equal(title(bytes(`\ufeff${page()}`, 'utf16le')), 'Été à Orléans');
    assert.equal(title(bytes(page('<meta charset="utf-16">'))), 'Été à Orléans');
    assert.equal(title(bytes(page(), 'utf8'), 'text/html; charset=klingon'), 'Été à Orléans');
    const japanese = Uint8Array.from([
      ...bytes('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><title>'),
      0x93,
      0x8c,
      0x8b,
      0x9e,
      ...bytes('</title>'),
    ]);
    assert.equal(title(japanese), '東京');
  });

  test('are read even where the page was cut within one', () => {
    const whole = bytes(page('<meta name="description" content="é">'));
    for (let end = 0; end <= whole.length; end += 1) assert.equal(typeof decodePage(whole.subarray(0, end), 'text/html'), 'string');
    assert.equal(title(bytes(`${page()}</title><p>é`).slice(0, -1)), 'Été à Orléans');
  });
});
