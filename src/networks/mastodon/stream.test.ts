import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStream } from './stream.ts';
import type { Stream } from './stream.ts';

type Way = 'header' | 'address';
type Reply = 'opens' | 'hangs-up' | 401 | 403 | 503;
const TOKEN = 'the-token-of-ligne4';

describe('the token of a stream', () => {
  const ends: (() => void)[] = [];
  afterEach(() => ends.splice(0).forEach((end) => end()));

  /** A server that treats each opening as it is told to; `openings` are the ways in which the token came. */
  async function serve(treat: (way: Way, count: number) => Reply) {
    const openings: Way[] = [];
    const sockets = new Set<Duplex>();
    const server = createServer((_, response) => void response.writeHead(404).end());
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      sockets.add(socket.on('error', () => undefined));
      const way: Way = request.url?.includes('access_token') ? 'address' : 'header';
      openings.push(way);
      const reply = treat(way, openings.length);
      if (reply === 'hangs-up') return void socket.destroy();
      if (reply !== 'opens') return void socket.end(`HTTP/1.1 ${reply} No\r\nconnection: close\r\n\r\n`);
      const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${key}\r\n\r\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stream: Stream = openStream({
      server: `http://127.0.0.1:${port}`,
      token: TOKEN,
      streaming: `ws://127.0.0.1:${port}`,
      conversations: false,
      longestRetryMs: 10,
    });
    ends.push(() => {
      stream.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return { stream, openings };
  }
  const until = async (done: () => boolean) => {
    for (let tries = 0; tries < 400 && !done(); tries += 1) await sleep(10);
    assert.ok(done());
  };

  test('goes in a header, and stays there while a server is down, breaks off or is too busy', async () => {
    const { stream, openings } = await serve((_, count) => (count <= 4 ? 'hangs-up' : count <= 8 ? 503 : 'opens'));
    await until(() => stream.isOpen);
    assert.ok(openings.every((way) => way === 'header'));
  });

  test('goes in the address of a server that refuses the header in so many words', async () => {
    const { stream, openings } = await serve((way) => (way === 'header' ? 401 : 'opens'));
    await until(() => stream.isOpen);
    assert.deepEqual([...new Set(openings)], ['header', 'address']);
    assert.equal(openings.filter((way) => way === 'address').length, 1);
  });

  test('is never twice in an address that was refused too', async () => {
    const { openings } = await serve(() => 403);
    await until(() => openings.length > 10);
    assert.equal(openings.filter((way) => way === 'address').length, 1);
  });
});
