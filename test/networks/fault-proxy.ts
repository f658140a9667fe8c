/** A proxy in front of a PDS that misbehaves when told to: for what a real server does only on its worst days. */
import { createServer, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to do with the next request whose path contains `path`, once (or `times`). */
export type Fault =
  /** The server executes the request; its answer never arrives. */
  | { readonly kind: 'lose-answer'; readonly path: string; readonly times?: number }
  /** The server never hears of it: this is answered instead. */
  | {
      readonly kind: 'answer';
      readonly path: string;
      readonly times?: number;
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    };

export interface FaultProxy {
  readonly url: string;
  /** Paths asked for so far, without their query. */
  readonly asked: readonly string[];
  break(fault: Fault): void;
  close(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults: { fault: Fault; left: number }[] = [];
  const asked: string[] = [];

  function take(path: string): Fault | null {
    const found = faults.find(({ fault, left }) => left > 0 && path.includes(fault.path));
    if (found === undefined) return null;
    found.left -= 1;
    return found.fault;
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path.split('?')[0] ?? path);
    const fault = take(path);
    if (fault?.kind === 'answer') {
      request.resume();
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body ?? '{}');
      return;
    }
    forward(target, request, response, fault?.kind === 'lose-answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    break: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(target: string, request: IncomingMessage, response: ServerResponse, isLost: boolean): void {
  const url = new URL(request.url ?? '/', target);
  const head = { agent: false as const, method: request.method ?? 'GET', headers: { ...request.headers, host: url.host } };
  const onward = sendRequest(url, head, (answer) => {
    if (isLost) {
      answer.resume().once('end', () => response.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  // A caller that went away reads nothing more: what it asked for would wait here for ever.
  response.once('close', () => void (isLost || onward.destroy()));
  request.pipe(onward);
}
