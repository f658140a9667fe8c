// What becomes of calls to servers that misbehave: in every answer, then, on the fake, only where a post is sent.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createMastodonNetwork } from '../../src/networks/mastodon/index.ts';
import type { Credentials, NetworkConnection, NetworkResult } from '../../src/networks/network.ts';
import { badServersContract } from '../../src/networks/network.contract-bad-servers.ts';
import { hear, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import { startFakeMastodon, type FakeMastodon } from './mastodon/server.ts';
import type { Fault } from './x/faults.ts';

const network = createMastodonNetwork({
  pace: { busyMs: 100, idleMs: 200, checkMs: 300, carefulEveryMs: 300, ownEveryMs: 300, streamRetryMs: 500 },
});

function open(server: string, credentials: Credentials, identity: string): NetworkConnection {
  const saveCredentials = async () => undefined;
  return network.open({ organisationId: 'o', accountId: 'a', identity, server, credentials, saveCredentials });
}
const HELD = { accessToken: 'jeton', scopes: null, application: null, domain: '127.0.0.1', accountId: '1' };

badServersContract('mastodon', {
  network,
  open: (server) => open(server, HELD, `${server}/@lignec`),
  connect: (server, signal) => network.connect({ organisationId: 'o', server, handle: 'lignec', secret: 'jeton' }, signal),
  ref: (server) => `${server}/api/v1/statuses/1`,
  looksFirst: true,
});

describe('a Mastodon that misbehaves', () => {
  let fake: FakeMastodon;
  let connection: NetworkConnection;
  before(async () => {
    fake = await startFakeMastodon();
    const ours = fake.world.addPerson({ username: 'lignec' });
    const token = fake.access.makeToken(ours, 'read write');
    const request = { organisationId: 'o', server: fake.url, handle: '@lignec', secret: token.value };
    const connected = await network.connect(request, AbortSignal.timeout(25_000));
    assert.ok(connected.ok, JSON.stringify(connected));
    connection = open(fake.url, connected.value.credentials, connected.value.person.identity);
  });
  after(async () => {
    await connection?.close();
    await fake?.close();
    assert.deepEqual(fake.violations, []);
  });
  const kindOf = (result: NetworkResult<unknown>): string => (result.ok ? 'ok' : result.error.kind);
  const said = (text: string) => [...fake.world.statuses.values()].filter((status) => status.text === text).length;

  const at = 'POST /api/v1/statuses';
  const cases: readonly [name: string, fault: Fault, kind: string][] = [
    ['answers a page', { at, kind: 'html' }, 'outcome-unknown'],
    ['fails', { at, kind: 'answer', status: 500, body: { error: 'oops' } }, 'outcome-unknown'],
    ['sends 100 MB', { at, kind: 'flood' }, 'outcome-unknown'],
    ['sends elsewhere', { at, kind: 'redirect', to: 'http://169.254.169.254/' }, 'unavailable'],
    ['says of another thing that it is our post', { at, kind: 'answer', status: 200, body: [1, 2] }, 'outcome-unknown'],
    ['has had enough', { at, kind: 'answer', status: 429, body: { error: 'slow' } }, 'rate-limited'],
    ['refuses it', { at, kind: 'answer', status: 422, body: { error: 'Validation failed' } }, 'rejected'],
    ['has suspended us', { at, kind: 'answer', status: 403, body: { error: 'Your login is currently disabled' } }, 'unauthorised'],
    [
      'wants other rights',
      { at, kind: 'answer', status: 403, body: { error: 'This action is outside the authorized scopes' } },
      'rejected',
    ],
    ['stands behind a firewall', { at, kind: 'answer', status: 403, body: '<html>' }, 'unavailable'],
    ['executes and says nothing', { at, kind: 'lose-answer' }, 'outcome-unknown'],
  ];
  for (const [name, fault, kind] of cases) {
    it(`and ${name} as we post gives ${kind}, and the post is there once after a repeat`, async () => {
      const [key, post] = [network.newRecordKey(), outgoing(`Quand il ${name}`)];
      fake.misbehave(fault);
      assert.equal(kindOf(await connection.publish(post, key)), kind);
      must(await connection.publish(post, key));
      assert.equal(said(post.text), 1);
    });
  }

  it('says the same words twice when they are two publications', async () => {
    const [one, other] = [outgoing('Merci !'), outgoing('Merci !')];
    const first = must(await connection.publish(one, network.newRecordKey()));
    const second = must(await connection.publish(other, network.newRecordKey()));
    assert.notEqual(first.ref, second.ref);
    assert.equal(said('Merci !'), 2);
  });

  it('finds a post of an earlier process again where no key is heeded', async () => {
    fake.settings.ignoresKeys = true;
    const [key, post] = [network.newRecordKey(), outgoing('*Avant* la panne https://example.org/a?b=c')];
    const first = must(await connection.publish(post, key));
    const after = createMastodonNetwork().open({
      organisationId: 'o',
      accountId: 'a',
      identity: [...fake.world.people.values()][0]!.url,
      server: fake.url,
      credentials: {
        ...HELD,
        accessToken: fake.access.makeToken([...fake.world.people.values()][0]!, 'read write').value,
        domain: fake.world.domain,
        accountId: [...fake.world.people.keys()][0]!,
      },
      saveCredentials: async () => undefined,
    });
    assert.equal(must(await after.lookUp(key, post))?.ref, first.ref);
    assert.equal(must(await after.publish(post, key)).ref, first.ref);
    assert.equal(said(post.text), 1);
  });

  it('and whose stream is deaf is heard by its lists, and its stream opened anew', async () => {
    const lea = fake.world.addPerson({ username: 'lea' });
    const pages = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
    const abort = new AbortController();
    let found = false;
    fake.streams.mood.how = 'deaf';
    const { id } = fake.world.post(lea, { text: '@lignec vous entendez ?' });
    for await (const page of connection.listen(pages.at(-1)!.cursor, AbortSignal.any([abort.signal, AbortSignal.timeout(40_000)]))) {
      found ||= page.ok && page.value.arrivals.some((arrival) => arrival.kind === 'post' && arrival.post.ref.endsWith(id));
      if (found) abort.abort();
    }
    fake.streams.mood.how = 'well';
    assert.ok(found);
  });

  it('and sends odd things down its stream is heard all the same', async () => {
    const lea = fake.world.findByAcct('lea')!;
    const abort = new AbortController();
    let id = '';
    let found = false;
    for await (const page of connection.listen(null, AbortSignal.any([abort.signal, AbortSignal.timeout(40_000)]))) {
      if (page.ok && page.value.way === 'stream' && id === '') {
        for (const odd of [
          '',
          '{',
          '[]',
          '{"event":"update"}',
          '{"event":"update","payload":"{"}',
          '{"event":"notification","payload":"null"}',
          '{"event":"delete","payload":{}}',
        ])
          fake.streams.say(odd);
        id = fake.world.post(lea, { text: '@lignec après' }).id;
      }
      found ||= page.ok && page.value.arrivals.some((arrival) => arrival.kind === 'post' && arrival.post.ref.endsWith(id) && id !== '');
      if (found) abort.abort();
    }
    assert.ok(found);
  });
});
