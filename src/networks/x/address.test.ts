import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authorisePageOf, DEFAULT_SERVER, normaliseHandle, parseServer } from './address.ts';

describe('where X is', () => {
  it('is X itself, whatever of its addresses a person copied', () => {
    for (const text of ['', 'https://api.x.com', 'x.com', 'https://twitter.com/', ' www.x.com ', '\u200bhttps://mobile.twitter.com'])
      assert.equal(parseServer(text), DEFAULT_SERVER, text);
    assert.equal(authorisePageOf(DEFAULT_SERVER), 'https://x.com/i/oauth2/authorize');
  });

  it('is another server over https, or over http on this machine only', () => {
    assert.equal(parseServer('https://gateway.example.org:8443'), 'https://gateway.example.org:8443');
    assert.equal(parseServer('http://127.0.0.1:4010'), 'http://127.0.0.1:4010');
    assert.equal(authorisePageOf('http://127.0.0.1:4010'), 'http://127.0.0.1:4010/2/oauth2/authorize');
    for (const text of [
      'http://example.org',
      'https://a@example.org',
      'https://example.org/path',
      'https://169.254.169.254',
      'http://0.0.0.0',
      'ftp://x.com',
      'https://intranet',
      'a b c',
    ])
      assert.equal(parseServer(text), null, text);
  });

  it('knows a handle with its @ or its page around it', () => {
    for (const text of ['LigneC', '@LigneC', 'https://x.com/LigneC', ' https://twitter.com/LigneC/ '])
      assert.equal(normaliseHandle(text), 'LigneC');
    assert.equal(normaliseHandle(''), '');
    for (const text of ['ligne c', 'ligne-c', 'a'.repeat(16)]) assert.equal(normaliseHandle(text.replace(' ', '.')), null, text);
  });
});
