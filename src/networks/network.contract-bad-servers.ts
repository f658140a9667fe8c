/**
 * The contract suite: what an adapter makes of servers that do not behave, tried against small ones of our own. They speak HTTP to whoever
 * asks for whatever; any adapter that speaks HTTP can be tried. What a network's own errors mean is for its own tests.
 */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { outgoing } from './network.contract-harness.ts';
import type { Network, NetworkConnection, NetworkResult } from './network.ts';

export interface BadServersHarness {
  readonly network: Network;
  /** A connection to the account at this server, with credentials that are good for an hour. */
  open(server: string): NetworkConnection;
  /** Tries to connect an account there by whichever way the network has; answers what became of it. */
  connect(
    server: string,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }>;
  /** A ref as this network's are, of a post at this server where that is in it. */
  readonly ref: string | ((server: string) => string);
  /** The adapter asks the server something before it sends: one that answers nothing of use was then surely sent nothing. */
  readonly looksFirst?: boolean;
}

interface Misbehaviour {
  readonly name: string;
  readonly listener: RequestListener;
  /** What may be said of a post that was sent there. */
  readonly publish: readonly string[];
  readonly read: readonly string[];
  readonly connect: readonly string[];
}

const html = { 'content-type': 'text/html' };
const answer =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };

/** What was accepted may have been done; what was refused or sent elsewhere was not. Neither gives anybody's words up for good. */
const MAYBE = ['outcome-unknown'];
const NOT_SENT = ['unavailable'];
const EITHER = ['unavailable', 'outcome-unknown'];
const AWAY = ['unavailable'];
const FOREIGN = ['not-this-network', 'unreachable'];

const CASES: readonly Misbehaviour[] = [
  { name: 'answers a page', listener: answer(200, '<html>Bienvenue</html>', html), publish: MAYBE, read: AWAY, connect: FOREIGN },
  { name: 'answers broken JSON', listener: answer(200, '{"id":'), publish: MAYBE, read: AWAY, connect: FOREIGN },
  { name: 'answers other JSON', listener: answer(200, '[1,2]'), publish: MAYBE, read: AWAY, connect: FOREIGN },
  { name: 'answers nothing', listener: answer(200, ''), publish: MAYBE, read: AWAY, connect: FOREIGN },
  { name: 'fails', listener: answer(500, '{"error":"x"}'), publish: MAYBE, read: AWAY, connect: ['unreachable', 'not-this-network'] },
  { name: 'fails with a page', listener: answer(502, '<html>', html), publish: EITHER, read: AWAY, connect: FOREIGN },
  {
    name: 'is too busy',
    listener: answer(429, '{}', { 'retry-after': '7' }),
    publish: ['rate-limited'],
    read: ['rate-limited'],
    connect: ['rate-limited', 'unreachable'],
  },
  { name: 'knows none of it', listener: answer(404, '<html>', html), publish: EITHER, read: AWAY, connect: FOREIGN },
  {
    name: 'sends elsewhere',
    listener: answer(302, '', { location: 'http://169.254.169.254/' }),
    publish: NOT_SENT,
    read: AWAY,
    connect: FOREIGN,
  },
];

const POST = outgoing('Bonjour');
const kindOf = (result: NetworkResult<unknown>): string => (result.ok ? 'ok' : result.error.kind);

export function badServersContract(name: string, { network, open, connect, ref, looksFirst = false }: BadServersHarness): void {
  const refAt = (server: string): string => (typeof ref === 'string' ? ref : ref(server));
  const sent = (kinds: readonly string[]): readonly string[] => (looksFirst ? [...kinds, ...NOT_SENT] : kinds);
  const servers = new Set<() => void>();
  const addressOf = async (server: Server, close: () => void): Promise<string> => {
    await new Promise((resolve) => server.once('listening', resolve));
    servers.add(close);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    return await addressOf(server, () => (server.closeAllConnections(), server.close()));
  }
  async function serveRaw(talk: (socket: Socket) => void): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createTcpServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      talk(socket);
    }).listen(0, '127.0.0.1');
    return await addressOf(server, () => (sockets.forEach((socket) => socket.destroy()), server.close()));
  }
  const connectTo = async (server: string): Promise<string> => {
    const result = await connect(server, AbortSignal.timeout(10_000));
    return result.ok ? 'ok' : result.error.kind;
  };
  const oneOf = (kinds: readonly string[], kind: string, what: string): void => assert.ok(kinds.includes(kind), `${what}: ${kind}`);

  describe(`servers that misbehave, borne by ${name}`, () => {
    after(() => servers.forEach((close) => close()));

    for (const { name: how, listener, publish, read, connect: connecting } of CASES) {
      it(`one that ${how} gives a typed failure`, async () => {
        const server = await serve(listener);
        const connection = open(server);
        const key = network.newRecordKey();
        oneOf(sent(publish), kindOf(await connection.publish(POST, key)), 'publish');
        oneOf(read, kindOf(await connection.lookUp(key, POST)), 'look-up');
        oneOf(read, kindOf(await connection.posts([refAt(server)])), 'posts');
        oneOf(read, kindOf(await connection.thread(refAt(server))), 'thread');
        oneOf(read, kindOf(await connection.readProfile()), 'profile');
        oneOf(read, kindOf(await connection.standing()), 'standing');
        oneOf(connecting, await connectTo(server), 'connect');
        await connection.close();
      });
    }

    it('one that sends 100 MB and more does not fill our memory', async () => {
      const chunk = Buffer.alloc(1_000_000, ' ');
      const server = await serve((request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' });
        const pour = (): void => void (response.destroyed || (response.write(chunk) ? setImmediate(pour) : response.once('drain', pour)));
        pour();
      });
      const before = process.memoryUsage.rss();
      const connection = open(server);
      oneOf(sent(MAYBE), kindOf(await connection.publish(POST, network.newRecordKey())), 'publish');
      oneOf(AWAY, kindOf(await connection.posts([refAt(server)])), 'posts');
      oneOf(FOREIGN, await connectTo(server), 'connect');
      assert.ok(process.memoryUsage.rss() - before < 400_000_000);
      await connection.close();
    });

    it('one that hangs up once it accepted leaves the outcome unknown', async () => {
      const server = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
      const connection = open(server);
      oneOf(sent(MAYBE), kindOf(await connection.publish(POST, network.newRecordKey())), 'publish');
      oneOf(['unreachable'], await connectTo(server), 'connect');
      await connection.close();
    });

    it('one that is not there has surely got nothing', async () => {
      const gone = createTcpServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => gone.once('listening', resolve));
      const { port } = gone.address() as AddressInfo;
      await new Promise((resolve) => gone.close(resolve));
      const connection = open(`http://127.0.0.1:${port}`);
      oneOf(NOT_SENT, kindOf(await connection.publish(POST, network.newRecordKey())), 'publish');
      oneOf(['unreachable'], await connectTo(`http://127.0.0.1:${port}`), 'connect');
      await connection.close();
    });

    it('one that speaks something else than HTTP gives a typed failure', async () => {
      const server = await serveRaw((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
      const connection = open(server);
      oneOf(EITHER, kindOf(await connection.publish(POST, network.newRecordKey())), 'publish');
      oneOf(AWAY, kindOf(await connection.lookUp(network.newRecordKey(), POST)), 'look-up');
      await connection.close();
    });

    it('one that hangs is given up when its caller gives up', async () => {
      const server = await serveRaw(() => undefined);
      const result = await connect(server, AbortSignal.timeout(400));
      oneOf(['unreachable'], result.ok ? 'ok' : result.error.kind, 'connect');
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 400);
      const started = Date.now();
      const connection = open(server);
      for await (const page of connection.listen(null, abort.signal)) assert.ok(!page.ok, 'nothing can have been heard');
      assert.ok(Date.now() - started < 5_000);
      await connection.close();
    });

    it('one that nests its answer a hundred thousand levels deep breaks nothing', async () => {
      const deep = '{"thread":'.repeat(100_000) + '1' + '}'.repeat(100_000);
      const server = await serve(answer(200, deep));
      const connection = open(server);
      const result = await connection.thread(refAt(server));
      assert.ok(!result.ok || result.value.length === 0);
      await connection.close();
    });

    it('one that fails while we listen is tried again, and each failure is told', async () => {
      const server = await serve(answer(500, '{}'));
      const connection = open(server);
      const kinds: string[] = [];
      for await (const page of connection.listen(null, AbortSignal.timeout(20_000))) {
        kinds.push(kindOf(page));
        if (kinds.length === 2) break;
      }
      assert.deepEqual(kinds, ['unavailable', 'unavailable']);
      await connection.close();
    });
  });
}
