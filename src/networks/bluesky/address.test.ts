import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normaliseHandle, parseServer } from './address.ts';

/** Any UTF-16 units, halves of characters among them. */
const anyUnits = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

describe('a server address', () => {
  it('is https, or http on this machine', () => {
    const accepted: [string, string][] = [
      ['https://bsky.social', 'https://bsky.social'],
      ['bsky.social', 'https://bsky.social'],
      [' https://PDS.Example.org:8443/ ', 'https://pds.example.org:8443'],
      ['http://localhost:2583', 'http://localhost:2583'],
      ['localhost:2583', 'http://localhost:2583'],
      ['127.0.0.1:2583', 'http://127.0.0.1:2583'],
      ['http://[::1]:2583', 'http://[::1]:2583'],
    ];
    for (const [typed, origin] of accepted) assert.equal(parseServer(typed), origin, typed);
  });

  it('is refused when it is anything else', () => {
    const refused = [
      '',
      'bsky',
      'http://bsky.social',
      'ftp://bsky.social',
      'https://',
      'https://a:b@bsky.social',
      'https://bsky.social/xrpc',
    ];
    refused.push(
      'https://bsky.social?x=1',
      'https://bsky.social#x',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://169.254.169.254',
    );
    refused.push(
      'http://0.0.0.0:80',
      'https://[::]',
      'https://[fe80::1]',
      'http://127.0.0.1.example.org',
      'http://localhost.example.org',
      'not an address',
    );
    refused.push('http://2130706434.example', 'https://[::ffff:169.254.169.254]', 'a'.repeat(400));
    for (const typed of refused) assert.equal(parseServer(typed), null, typed);
  });

  it('never throws', () => fc.assert(fc.property(anyUnits, (text) => void parseServer(text))));
});

describe('a handle', () => {
  it('is understood as it is typed or pasted', () => {
    const typed = [
      'lea.bsky.social',
      '@lea.bsky.social',
      ' Lea.Bsky.Social ',
      '\u202a@lea.bsky.social\u202c',
      'lea.bsky.\u200bsocial',
      '@@lea.bsky.social',
    ];
    typed.push(
      'https://bsky.app/profile/lea.bsky.social',
      'https://bsky.app/profile/lea.bsky.social/',
      '＠lea.bsky.social',
      'lea.bsky.social\n',
    );
    for (const text of typed) assert.equal(normaliseHandle(text), 'lea.bsky.social', text);
    assert.equal(normaliseHandle('did:plc:Abc234'), 'did:plc:Abc234');
  });

  it('is refused when it cannot be one', () => {
    for (const text of [
      '',
      '@',
      'lea',
      'lea..social',
      '-lea.social',
      'lea@example.org',
      'léa.social',
      'a.1',
      `${'a'.repeat(64)}.social`,
      'lea.social/x',
    ]) {
      assert.equal(normaliseHandle(text), null, text);
    }
  });
});
