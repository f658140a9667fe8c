import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { confirmDomain } from './confirm-domain.ts';

describe('the domain that a server declares', () => {
  const asked: string[] = [];
  const confirm = async (server: string, declared: string, said: unknown) =>
    await confirmDomain(
      server,
      { declared, name: 'lea' },
      {
        ask: async (url) => {
          asked.push(url.href);
          return said;
        },
      },
    );
  const leadsTo = (href: string, rel = 'self') => ({ subject: 'acct:lea@example.org', links: [null, { rel: 'other' }, { rel, href }] });

  test('is its own when it is its host, and when the domain itself leads there', async () => {
    assert.equal(await confirm('https://example.org', 'example.org', null), 'example.org');
    assert.deepEqual(asked, []);
    assert.equal(
      await confirm('https://social.example.org', 'example.org', leadsTo('https://social.example.org/users/lea')),
      'example.org',
    );
    assert.deepEqual(asked, ['https://example.org/.well-known/webfinger?resource=acct%3Alea%40example.org']);
    const page = leadsTo('https://elsewhere.example/@lea', 'http://webfinger.net/rel/profile-page');
    assert.equal(await confirm('https://elsewhere.example', 'example.org', page), 'example.org');
  });

  test('is not because it says so', async () => {
    const victims = leadsTo('https://mastodon.example/users/lea');
    for (const said of [null, '', { links: 7 }, { links: [] }, victims, leadsTo('https://evil.example/users/lea', 'alias')])
      assert.equal(await confirm('https://evil.example', 'mastodon.example', said), 'evil.example');
    assert.equal(await confirm('https://evil.example', 'mastodon.example/x?', victims), 'evil.example');
  });

  test('is believed on this machine, where servers are tried out', async () => {
    assert.equal(await confirm('http://127.0.0.1:3000', 'snac.example', null), 'snac.example');
  });
});
