import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { trustedIdentity } from './identity.ts';

const home = { server: 'https://social.desk.example', domain: 'desk.example' };
const identity = (acct: string, url: string | null, uri: string | null = null) => trustedIdentity({ id: '7', acct, url, uri }, home);

describe('who somebody is', () => {
  test('is the address of the profile at the host of the handle, or below it where a server lives apart from its name', () => {
    assert.equal(identity('lea@example.org', 'https://example.org/@lea'), 'https://example.org/@lea');
    assert.equal(identity('lea@example.org', 'https://social.example.org/@lea'), 'https://social.example.org/@lea');
    assert.equal(identity('lea@EXAMPLE.org', 'https://example.ORG/@lea'), 'https://example.ORG/@lea');
    assert.equal(identity('lea@bücher.example', 'https://xn--bcher-kva.example/@lea'), 'https://xn--bcher-kva.example/@lea');
    assert.equal(identity('lea', 'https://social.desk.example/@lea'), 'https://social.desk.example/@lea');
    assert.equal(identity('lea', 'https://desk.example/@lea'), 'https://desk.example/@lea');
  });

  test('is not what a server declares of somebody else’s', () => {
    const victim = 'https://mastodon.example/@mairie';
    assert.equal(identity('mairie@evil.example', victim), 'https://evil.example/@mairie');
    assert.equal(identity('mairie@evil.example', victim, 'https://evil.example/users/1'), 'https://evil.example/@mairie');
    assert.equal(identity('lea', null, 'https://desk.example/users/lea'), 'https://desk.example/users/lea');
    assert.equal(identity('mairie@evil.example', victim, victim), 'https://evil.example/@mairie');
    assert.equal(identity('mairie', victim), 'https://social.desk.example/api/v1/accounts/7');
    // Names that only look as if they were below.
    assert.equal(identity('a@example.org', 'https://evil-example.org/@a'), 'https://example.org/@a');
    assert.equal(identity('a@example.org', 'https://example.org@evil.example/@a'), 'https://example.org/@a');
    assert.equal(identity('a@social.example.org', 'https://example.org/@a'), 'https://social.example.org/@a');
  });

  test('is the same on whichever server one hears of a person whose profile is at a host of quite another name', () => {
    assert.equal(identity('lea@example.org', 'https://elsewhere.example/@lea'), 'https://example.org/@lea');
  });

  test('of one server is never that of another, whatever both declare', () => {
    const host = fc.constantFrom(
      'evil.example',
      'mastodon.example',
      'social.evil.example',
      'xn--a.example',
      '',
      ' ',
      'a/b',
      'evil.example/@x?',
    );
    const url = fc.oneof(
      fc.constantFrom('https://mastodon.example/@mairie', 'https://evil.example/@mairie'),
      fc.webUrl(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.string(), host, url, url, (name, theirs, first, second) => {
        const whose = identity(`${name}@${theirs}`, first, second);
        if (theirs !== 'mastodon.example' && URL.canParse(whose)) assert.notEqual(new URL(whose).host, 'mastodon.example');
      }),
    );
  });
});
