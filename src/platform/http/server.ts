import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { createServer } from 'node:http';

export interface HttpServer {
  /** The port that it got; another than was asked for when that was 0. */
  readonly port: number;
  /** Takes no more requests, lets those under way end for `graceMs` milliseconds, then closes what is left. */
  stop(graceMs?: number): Promise<void>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

type Respond = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** How a browser writes where we listen; an IPv6 address stands in brackets. */
export const originOf = ({ host, port }: Address): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Serves over HTTP what `respond` answers. Throws the system's error when it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`). */
export async function serveHttp(respond: Respond, address: Address): Promise<HttpServer> {
  const listener = getRequestListener((request, env) => respond(request, env as HttpBindings), { overrideGlobalObjects: false });
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 75_000 },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
  let stopped: Promise<void> | null = null;
  const stop = async (graceMs: number) => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    server.closeIdleConnections();
    const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(giveUp);
  };
  return { port, stop: (graceMs = 3_000) => (stopped ??= stop(graceMs)) };
}
