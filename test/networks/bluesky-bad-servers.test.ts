/** What the adapter makes of servers that do not behave: small ones of our own, each bad in its way. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
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

async function serveRaw(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    talk(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => (sockets.forEach((socket) => socket.destroy()), server.close()));
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
const html = { 'content-type': 'text/html' };

async function connectTo(server: string): Promise<string> {
  const result = await network.connect({ organisationId: 'o', server, handle: 'lea.test', secret: 'abcd' }, AbortSignal.timeout(5_000));
  return result.ok ? 'ok' : result.error.kind;
}

describe('a server that misbehaves', () => {
  const cases: { name: string; listener: RequestListener; publish: string; read: string; connect: string }[] = [
    {
      name: 'answers a page',
      listener: answer(200, '<html>Bienvenue</html>', html),
      publish: 'outcome-unknown',
      read: 'unavailable',
      connect: 'not-this-network',
    },
    {
      name: 'answers broken JSON',
      listener: answer(200, '{"uri":'),
      publish: 'outcome-unknown',
      read: 'unavailable',
      connect: 'not-this-network',
    },
    {
      name: 'answers other JSON',
      listener: answer(200, '[1,2]'),
      publish: 'outcome-unknown',
      read: 'unavailable',
      connect: 'not-this-network',
    },
    { name: 'answers nothing', listener: answer(200, ''), publish: 'outcome-unknown', read: 'unavailable', connect: 'not-this-network' },
    {
      name: 'fails',
      listener: answer(500, '{"error":"InternalServerError"}'),
      publish: 'outcome-unknown',
      read: 'unavailable',
      connect: 'unreachable',
    },
    {
      name: 'fails with a page',
      listener: answer(502, '<html>', html),
      publish: 'outcome-unknown',
      read: 'unavailable',
      connect: 'unreachable',
    },
    {
      name: 'is too busy',
      listener: answer(429, '{}', { 'retry-after': '7' }),
      publish: 'rate-limited',
      read: 'rate-limited',
      connect: 'rate-limited',
    },
    {
      name: 'knows none of it',
      listener: answer(404, '<html>', html),
      publish: 'unavailable',
      read: 'unavailable',
      connect: 'not-this-network',
    },
    {
      name: 'sends elsewhere',
      listener: answer(302, '', { location: 'http://169.254.169.254/' }),
      publish: 'unavailable',
      read: 'unavailable',
      connect: 'not-this-network',
    },
    {
      name: 'refuses for good',
      listener: answer(400, '{"error":"InvalidRequest","message":"no"}'),
      publish: 'rejected',
      read: 'rejected',
      connect: 'wrong-handle',
    },
  ];
  for (const { name, listener, publish, read, connect } of cases) {
    it(`and ${name} gives a typed failure`, async () => {
      const server = await serve(listener);
      const connection = open(server);
      assert.equal(kindOf(await connection.publish(post, network.newRecordKey())), publish);
      assert.equal(kindOf(await connection.lookUp(network.newRecordKey(), post)), read);
      assert.equal(kindOf(await connection.posts(['at://did:plc:lea/app.bsky.feed.post/3abc'])), read);
      assert.equal(kindOf(await connection.thread('at://did:plc:lea/app.bsky.feed.post/3abc')), read);
      assert.equal(await connectTo(server), connect);
    });
  }

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

  it('cannot fill our memory with an endless answer', async () => {
    const chunk = Buffer.alloc(1_000_000, ' ');
    const server = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = (): void => void (response.destroyed || (response.write(chunk) ? setImmediate(pour) : response.once('drain', pour)));
      pour();
    });
    const before = process.memoryUsage.rss();
    assert.equal(kindOf(await open(server).publish(post, network.newRecordKey())), 'outcome-unknown');
    assert.equal(kindOf(await open(server).posts(['at://did:plc:lea/app.bsky.feed.post/3abc'])), 'unavailable');
    assert.equal(await connectTo(server), 'not-this-network');
    assert.ok(process.memoryUsage.rss() - before < 400_000_000);
  });

  it('and hangs up once it accepted leaves the outcome unknown', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    assert.equal(kindOf(await open(server).publish(post, network.newRecordKey())), 'outcome-unknown');
    assert.equal(await connectTo(server), 'unreachable');
  });

  it('and is not there gives unavailable: surely nothing was sent', async () => {
    const gone = createTcpServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.once('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    for (const server of [`http://127.0.0.1:${port}`, 'http://127.0.0.1:1', 'https://nowhere.invalid']) {
      assert.equal(kindOf(await open(server).publish(post, network.newRecordKey())), 'unavailable', server);
      assert.equal(await connectTo(server), 'unreachable');
    }
  });

  it('and speaks something else than HTTP gives a typed failure', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    assert.equal(kindOf(await open(server).publish(post, network.newRecordKey())), 'outcome-unknown');
    assert.equal(kindOf(await open(server).lookUp(network.newRecordKey(), post)), 'unavailable');
  });

  it('and never answers is given up when its caller gives up', async () => {
    const server = await serveRaw(() => undefined);
    const result = await network.connect({ organisationId: 'o', server, handle: 'lea.test', secret: 'x' }, AbortSignal.timeout(400));
    assert.equal(result.ok ? 'ok' : result.error.kind, 'unreachable');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 400);
    const started = Date.now();
    for await (const page of open(server).listen(null, abort.signal)) assert.fail(`nothing can have been heard: ${kindOf(page)}`);
    assert.ok(Date.now() - started < 5_000);
  });

  it('and nests its answer a hundred thousand levels deep breaks nothing', async () => {
    const deep = `{"thread":${'{"parent":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
    const connection = open(await serve(answer(200, deep)));
    const result = await connection.thread('at://did:plc:lea/app.bsky.feed.post/3abc');
    assert.ok(!result.ok || result.value.length === 0);
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
