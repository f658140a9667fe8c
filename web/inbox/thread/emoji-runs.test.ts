import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { emojiAddress, emojiRuns } from './emoji-runs.ts';

const BLOBCAT = { shortcode: 'blobcat', url: 'https://media.example/blobcat.png' };

describe('pictures in a text', () => {
  it('stand for their shortcode, wherever it is', () => {
    const runs = emojiRuns('Bonjour :blobcat: et :inconnu:', [BLOBCAT]);
    assert.deepEqual(runs, [
      { at: 0, text: 'Bonjour ', url: null },
      { at: 8, text: ':blobcat:', url: BLOBCAT.url },
      { at: 17, text: ' et :inconnu:', url: null },
    ]);
  });

  it('come over https or from here, and by no other way', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:image/svg+xml,<svg/>',
      'http://a.example/a.png',
      '/api/v1/me',
      '/practice/../api',
      '//a.example/a',
    ]) {
      assert.equal(emojiAddress(url), null, url);
      assert.deepEqual(emojiRuns(':a:', [{ shortcode: 'a', url }]), [{ at: 0, text: ':a:', url: null }]);
    }
    assert.equal(emojiAddress('/practice/pictures/1.png'), '/practice/pictures/1.png');
  });

  it('are a hundred in one text at most', () => {
    const runs = emojiRuns(':blobcat:'.repeat(5_000), [BLOBCAT]);
    assert.equal(runs.filter(({ url }) => url !== null).length, 100);
  });

  it('never lose or move a sign of the text', () => {
    const part = fc.oneof(fc.string(), fc.constant(':blobcat:'), fc.constant(':'));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const runs = emojiRuns(text, [BLOBCAT]);
        assert.equal(runs.map((run) => run.text).join(''), text);
        for (const run of runs) assert.equal(text.startsWith(run.text, run.at), true);
      }),
    );
  });
});
