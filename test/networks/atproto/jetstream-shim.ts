/**
 * A Jetstream in front of a real firehose, since npm has none: the same JSON, from the network's own reader of its events. It can be told to
 * misbehave.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdResolver } from '@atproto/identity';
import { Firehose } from '@atproto/sync';

export interface JetstreamShim {
  /** `ws://…/subscribe` */
  readonly url: string;
  /** How many listen now. */
  readonly listeners: number;
  /** Hangs up on everybody. */
  drop(): void;
  /** While true, nobody is let in. */
  close(shut: boolean): void;
  /** While true, all is said twice. */
  stutter(twice: boolean): void;
  stop(): Promise<void>;
}

/** What this uses of `ws`, which has no types of its own. */
interface Socket {
  readonly readyState: number;
  send(text: string): void;
  terminate(): void;
}
interface SocketServer {
  readonly clients: Set<Socket>;
  on(event: 'connection', listen: (socket: Socket & { collections?: Set<string> }, request: { url?: string }) => void): void;
  close(): void;
}

export async function startJetstreamShim({ pdsUrl, plcUrl }: { pdsUrl: string; plcUrl: string }): Promise<JetstreamShim> {
  const { WebSocketServer } = (await import('ws' as string)) as {
    WebSocketServer: new (options: object) => SocketServer;
  };
  let isShut = false;
  let isStuttering = false;
  const http = createServer((_request, response) => void response.writeHead(426).end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const sockets = new WebSocketServer({ server: http, verifyClient: () => !isShut });
  sockets.on('connection', (socket, request) => {
    const wanted = new URL(request.url ?? '/', 'ws://localhost').searchParams.getAll('wantedCollections');
    if (wanted.length > 0) socket.collections = new Set(wanted);
  });

  function tell(message: Record<string, unknown>, collection: string | null): void {
    const text = JSON.stringify({ time_us: Date.now() * 1000, ...message });
    for (const socket of sockets.clients as Set<Socket & { collections?: Set<string> }>) {
      if (socket.readyState !== 1) continue;
      if (collection !== null && socket.collections !== undefined && !socket.collections.has(collection)) continue;
      for (let times = isStuttering ? 2 : 1; times > 0; times -= 1) socket.send(text);
    }
  }

  const firehose = new Firehose({
    service: pdsUrl.replace(/^http/, 'ws'),
    idResolver: new IdResolver({ plcUrl, fetch: globalThis.fetch }),
    unauthenticatedCommits: true,
    unauthenticatedHandles: true,
    excludeAccount: true,
    excludeSync: true,
    onError: () => undefined,
    handleEvent(event) {
      if (event.event === 'identity') tell({ kind: 'identity', did: event.did, identity: { did: event.did, handle: event.handle } }, null);
      if (event.event !== 'create' && event.event !== 'update' && event.event !== 'delete') return;
      const { did, collection, rkey, rev } = event;
      const made = event.event === 'delete' ? {} : { cid: event.cid.toString(), record: event.record };
      tell({ kind: 'commit', did, commit: { operation: event.event, collection, rkey, rev, ...made } }, collection);
    },
  });
  void firehose.start();
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe`,
    get listeners() {
      return sockets.clients.size;
    },
    drop: () => sockets.clients.forEach((socket) => socket.terminate()),
    close: (shut) => void (isShut = shut),
    stutter: (twice) => void (isStuttering = twice),
    async stop() {
      await firehose.destroy();
      sockets.clients.forEach((socket) => socket.terminate());
      sockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
