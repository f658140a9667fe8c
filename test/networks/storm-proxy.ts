/** A proxy in front of a PDS that has its worst day: each request meets trouble or not, as the dice of a seed fall. */
import { Agent, createServer, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const TROUBLES = [
  /** The server executes it; its answer never comes, and the caller waits until it gives up. */
  'silent-after',
  /** The server executes it; 502 is answered. */
  'bad-gateway-after',
  /** The server never hears of it; 502 is answered. */
  'bad-gateway-before',
  /** The server executes it; the connection is reset. */
  'reset-after',
  /** The server never hears of it; the connection is reset. */
  'reset-before',
  /** Executed, and answered 5 s late. */
  'slow',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Storm {
  readonly url: string;
  /** How often each trouble came upon a request that writes, and upon one that reads. */
  readonly met: { readonly writes: Record<Trouble, number>; readonly reads: Record<Trouble, number> };
  /** Requests that write, troubled or not. */
  readonly writes: () => number;
  close(): Promise<void>;
}

export interface Weather {
  /** Shares of the requests, 0 to 1, that meet trouble. */
  readonly ofWrites: number;
  readonly ofReads: number;
  /** From 0 up to 1, seeded. */
  readonly dice: () => number;
}

const SLOW_MS = 5_000;
const WRITES = /\/xrpc\/com\.atproto\.repo\.(putRecord|createRecord|applyWrites|deleteRecord)/;

export async function startStorm(target: string, { ofWrites, ofReads, dice }: Weather): Promise<Storm> {
  const none = () => Object.fromEntries(TROUBLES.map((trouble) => [trouble, 0])) as Record<Trouble, number>;
  const met = { writes: none(), reads: none() };
  const agent = new Agent({ keepAlive: true });
  let writes = 0;

  function draw(isWrite: boolean): Trouble | null {
    if (isWrite) writes += 1;
    if (dice() >= (isWrite ? ofWrites : ofReads)) return null;
    const trouble = TROUBLES[Math.floor(dice() * TROUBLES.length)] ?? 'slow';
    met[isWrite ? 'writes' : 'reads'][trouble] += 1;
    return trouble;
  }

  const server = createServer((request, response) => {
    const trouble = draw(WRITES.test(request.url ?? ''));
    response.on('error', () => {});
    if (trouble === 'reset-before') return void request.socket.resetAndDestroy();
    if (trouble === 'bad-gateway-before') {
      request.resume();
      return badGateway(response);
    }
    forward({ target, agent }, { request, response, trouble });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    met,
    writes: () => writes,
    async close() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const badGateway = (response: ServerResponse): void =>
  void response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>502 Bad Gateway</body></html>');

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly trouble: Trouble | null;
}

function forward({ target, agent }: { target: string; agent: Agent }, { request, response, trouble }: Passing): void {
  const url = new URL(request.url ?? '/', target);
  const options = { agent, method: request.method ?? 'GET', headers: { ...request.headers, host: url.host } };
  const onward = sendRequest(url, options, (answer) => {
    const whole = () => void answer.resume();
    answer.once('error', () => response.destroy());
    switch (trouble) {
      case 'silent-after':
        return whole();
      case 'bad-gateway-after':
        answer.once('end', () => badGateway(response));
        return whole();
      case 'reset-after':
        answer.once('end', () => request.socket.resetAndDestroy());
        return whole();
      case 'slow':
        return void sleep(SLOW_MS).then(() => pass(answer, response));
      default:
        pass(answer, response);
    }
  });
  onward.once('error', () => response.destroy());
  // What the server was to execute is executed, whether its caller still lives or not; what is only read need not be.
  response.once('close', () => void (trouble === null && request.method === 'GET' && onward.destroy()));
  request.pipe(onward);
}

function pass(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(response);
}
