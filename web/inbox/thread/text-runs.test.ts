import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { networkAddress, hiddenSite, safeAddress, textRuns } from './text-runs.ts';

const facet = fc.record({
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
  kind: fc.constant('link' as const),
  url: fc.webUrl(),
});

test('whatever its facets say, a text is shown whole and in order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50, unit: 'binary' }), fc.array(facet, { maxLength: 12 }), (text, facets) => {
      assert.equal(
        textRuns(text, facets)
          .map((run) => run.text)
          .join(''),
        text,
      );
    }),
  );
});

test('an address that a browser would execute stays plain text', () => {
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'not an address',
  ]) {
    assert.equal(safeAddress(url), null, url);
    assert.deepEqual(textRuns('voir ici', [{ start: 5, end: 8, kind: 'link', url }]), [{ at: 0, kind: 'plain', text: 'voir ici' }]);
  }
});

test('mentions, links and tags keep their own kind', () => {
  const runs = textRuns('@ligne4 voir https://a.example #rer', [
    { start: 31, end: 35, kind: 'tag', tag: 'rer' },
    { start: 13, end: 30, kind: 'link', url: 'https://a.example' },
    { start: 0, end: 7, kind: 'mention', identity: 'did:x' },
  ]);
  assert.deepEqual(
    runs.map((run) => run.kind),
    ['mention', 'plain', 'link', 'plain', 'tag'],
  );
});

test('a link whose words name another site says where it leads', () => {
  assert.equal(hiddenSite({ text: 'impots.gouv.fr', url: 'https://evil.example/x' }), 'evil.example');
  assert.equal(hiddenSite({ text: 'ratp.fr/horaires', url: 'https://www.ratp.fr/horaires' }), null);
});

test('a picture of the practice network is shown; a path elsewhere in this installation is not', () => {
  assert.equal(networkAddress('/practice/pictures/lift.svg'), '/practice/pictures/lift.svg');
  const ours = `/pictures/${'a'.repeat(22)}?u=https%3A%2F%2Fe.org%2Fa.png`;
  assert.equal(networkAddress(ours), ours);
  assert.equal(networkAddress(`${ours}&x=/../..`), null);
  const sent = `/api/v1/media/${crypto.randomUUID()}/${'0'.repeat(64)}/file`;
  assert.equal(networkAddress(sent), sent);
  for (const url of [
    `${sent}/../../../session`,
    '/api/v1/session',
    '//evil.example/practice/x.svg',
    '/practice/../api/v1/me',
    'javascript:alert(1)',
  ]) {
    assert.equal(networkAddress(url), null, url);
  }
});
