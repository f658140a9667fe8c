/** What the adapter makes of servers that do not behave: small ones of our own, each bad in its way. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { badServersContract } from '../../src/networks/network.contract-bad-servers.ts';
import { outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Credentials, NetworkConnection, NetworkResult } from '../../src/networks/network.ts';

const network = createBlueskyNetwork();
const closers: (() => void)[] = [];
after(() => closers.forEach((close) => close()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const token = (seconds: number): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${part({ alg: 'none' })}.${part({ iat: now - 60, exp: now + seconds })}.x`;
};

function open(server: string, credentials: Credentials = { accessJwt: token(3_600), refreshJwt: 'r' }): NetworkConnection {
  return network.open({
    organisationId: 'o',
    accountId: 'a',
    identity: 'did:plc:ours',
    server,
    credentials,
    saveCredentials: async () => {},
  });
}

const post = outgoing('Bonjour');
const kindOf = (result: NetworkResult<unknown>): string => (result.ok ? 'ok' : result.error.kind);
const answer =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };

const connect = (server: string, signal: AbortSignal) =>
  network.connect({ organisationId: 'o', server, handle: 'lea.test', secret: 'abcd' }, signal);

badServersContract('bluesky', { network, open, connect, ref: 'at://did:plc:lea/app.bsky.feed.post/3abc' });

describe('a server that misbehaves as this network’s do', () => {
  it('and refuses for good says so', async () => {
    const server = await serve(answer(400, '{"error":"InvalidRequest","message":"no"}'));
    const connection = open(server);
    assert.equal(kindOf(await connection.publish(post, network.newRecordKey())), 'rejected');
    assert.equal(kindOf(await connection.lookUp(network.newRecordKey(), post)), 'rejected');
    const connected = await connect(server, AbortSignal.timeout(5_000));
    assert.equal(connected.ok ? 'ok' : connected.error.kind, 'wrong-handle');
  });

  it('is waited for as it says, and listening goes on afterwards', async () => {
    let asked = 0;
    const server = await serve((request, response) => {
      asked += 1;
      const body = request.url?.includes('getAuthorFeed') === true ? '{"feed":[]}' : '{"notifications":[]}';
      if (asked > 2) return answer(200, body)(request, response);
      answer(429, '{}', { 'retry-after': '1' })(request, response);
    });
    const started = Date.now();
    const seen: string[] = [];
    for await (const page of open(server).listen(null, AbortSignal.timeout(10_000))) {
      seen.push(kindOf(page));
      if (page.ok) break;
    }
    assert.deepEqual(seen, ['rate-limited', 'rate-limited', 'ok']);
    assert.ok(Date.now() - started >= 900);
  });

  it('and mixes odd items into a page hides none of the others', async () => {
    const good = {
      uri: 'at://did:plc:lea/app.bsky.feed.post/3abc',
      cid: 'bafy',
      author: { did: 'did:plc:lea', handle: 'lea.test' },
      record: { text: 'oui', createdAt: '2026-11-22T08:00:00Z' },
    };
    const posts = [null, 7, {}, { ...good, uri: 'at://x' }, { ...good, record: { text: 7 } }, good];
    const result = await open(await serve(answer(200, JSON.stringify({ posts })))).posts([good.uri]);
    assert.deepEqual(result.ok && result.value.map(({ text }) => text), ['oui']);
  });
});
