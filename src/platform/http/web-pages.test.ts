import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EarlyLink } from './schema.ts';
import { openPages } from './web-pages.ts';
import type { PageRequest } from './web-pages.ts';

const HTML = '<!doctype html>\n<html lang="__LANG__">\n  <head>\n    <title>Visavis</title>\n  </head>\n</html>';
const LINKS: EarlyLink[] = [
  { html: '<french>', language: 'fr' },
  { html: '<english>', language: 'en' },
  { html: '<frame>', signedIn: true },
  { html: '<inbox>', signedIn: true, under: '/guichet' },
  { html: '<queue>', signedIn: true, at: ['/', '/guichet'] },
];
const page = openPages(HTML, LINKS);
const linksAt = (request: Partial<PageRequest>) =>
  [
    ...page({ language: 'fr', signedIn: true, path: '/guichet', query: false, ...request })
      .bodies.identity.toString()
      .matchAll(/<(french|english|frame|inbox|queue)>/g),
  ].map(([, name]) => name);

test('a page asks early for what its reader will see', () => {
  assert.deepEqual(linksAt({}), ['french', 'frame', 'inbox', 'queue']);
  assert.deepEqual(linksAt({ path: '/', language: 'en' }), ['english', 'frame', 'inbox', 'queue']);
  assert.deepEqual(linksAt({ path: '/equipe' }), ['french', 'frame']);
});

test('a page asks for nothing that its address may not show', () => {
  assert.deepEqual(linksAt({ query: true }), ['french', 'frame', 'inbox']);
  assert.deepEqual(linksAt({ path: '/guichet/clos' }), ['french', 'frame', 'inbox']);
  assert.deepEqual(linksAt({ path: '/guichets' }), ['french', 'frame']);
  assert.deepEqual(linksAt({ signedIn: false }), ['french']);
});

test('the same page is made once, and another has another tag', () => {
  const one = page({ language: 'fr', signedIn: true, path: '/reglages', query: false });
  assert.equal(page({ language: 'fr', signedIn: true, path: '/equipe', query: true }), one);
  assert.notEqual(page({ language: 'en', signedIn: true, path: '/equipe', query: true }).etag, one.etag);
});
