import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { boundedFetch, TransportError, type Bounds } from './transport.ts';

const BOUNDS: Bounds = { timeoutMs: 5_000, maximumBytes: 10_000 };
const closers: (() => Promise<void>)[] = [];
after(async () => void (await Promise.all(closers.map((close) => close()))));

/** A server that answers the first request of each socket, and closes it under every later one: as one that was idle for too long. */
async function serveOncePerSocket(): Promise<{ url: URL; asked: string[]; sockets: Set<Socket> }> {
  return await serve((request, response, isFirst) => {
    if (!isFirst) return void request.socket.resetAndDestroy();
    response.end('oui');
  });
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse, isFirst: boolean) => void) {
  const used = new WeakSet<Socket>();
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const isFirst = !used.has(request.socket);
    used.add(request.socket);
    asked.push(`${request.method} ${request.url}`);
    // Several at once, so that each is given a socket of its own.
    setTimeout(() => answer(request, response, isFirst), 20);
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), asked, sockets };
}

const read = async (url: URL, init: RequestInit = {}, more: Partial<Bounds> = {}): Promise<string> =>
  await (await boundedFetch(url, init, { ...BOUNDS, ...more })).text();
const troubleOf = async (call: Promise<unknown>): Promise<string> =>
  await call.then(
    () => 'none',
    (error: unknown) => (error instanceof TransportError ? error.trouble : String(error)),
  );

/** Leaves several kept-alive sockets behind, each of which will be closed under the next request. */
const warmUp = async (url: URL): Promise<unknown> => await Promise.all(Array.from({ length: 5 }, () => read(url)));

describe('a socket that the server closed while it was idle', () => {
  it('loses no read: it is asked once more, on a socket of its own', async () => {
    const { url, asked } = await serveOncePerSocket();
    await warmUp(url);
    for (let time = 0; time < 3; time += 1) assert.equal(await read(url), 'oui');
    assert.ok(asked.length > 5 + 3, 'at least one of the three was lost at first');
  });

  it('loses no sign-in', async () => {
    const { url } = await serveOncePerSocket();
    await warmUp(url);
    assert.equal(await read(url, { method: 'POST', body: '{}' }, { repeatable: true }), 'oui');
  });

  it('makes nobody repeat what may have been done: that is lost, and said to be', async () => {
    const { url, asked } = await serveOncePerSocket();
    await warmUp(url);
    const troubles = [];
    for (let time = 0; time < 5; time += 1) troubles.push(await troubleOf(read(url, { method: 'POST', body: '{}' })));
    assert.ok(troubles.includes('lost'), troubles.join(' '));
    assert.equal(asked.filter((line) => line.startsWith('POST')).length, 5);
  });

  it('is not used for what must be neither lost nor repeated, and no socket of such a request stays', async () => {
    const { url, asked, sockets } = await serveOncePerSocket();
    await warmUp(url);
    assert.equal(await read(url, { method: 'POST', body: '{}' }, { alone: true }), 'oui');
    assert.equal(asked.filter((line) => line.startsWith('POST')).length, 1);
    const own = [...sockets].at(-1)!;
    if (!own.destroyed) await once(own, 'close', { signal: AbortSignal.timeout(2_000) });
  });
});

describe('a server that hangs up on everybody', () => {
  it('is asked twice, not for ever', async () => {
    const { url, asked } = await serve((request) => void request.socket.resetAndDestroy());
    assert.equal(await troubleOf(read(url)), 'lost');
    assert.equal(asked.length, 2);
  });

  it('in the middle of an answer is not asked again', async () => {
    const { url, asked } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('à demi');
      setTimeout(() => request.socket.resetAndDestroy(), 20);
    });
    assert.equal(await troubleOf(read(url)), 'lost');
    assert.equal(asked.length, 1);
  });

  it('is not asked again by who has given up', async () => {
    const { url, asked } = await serve(() => undefined);
    assert.equal(await troubleOf(read(url, {}, { timeoutMs: 100 })), 'timed-out');
    assert.equal(asked.length, 1);
  });
});
