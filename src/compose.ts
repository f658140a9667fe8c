/**
 * The composition root: the one place that knows every room. Each room exports from its `index.ts` a `createX(deps)` that takes what it
 * needs as one object (the database, the log, doors of the rooms before it) and answers `Room` (`routes`, `jobs`, `background`, all
 * optional) beside the functions of its door. Making a room starts nothing: `startWeb` listens, `startWorker` does jobs and background
 * work, and `stop` ends both in the opposite order. Rooms are made here in the order of docs/architecture.md, so a room can only be
 * given what stands before it.
 */
import type { Config } from './config.ts';
import { openOwnerPool, watchReadiness } from './platform/database/index.ts';
import type { Database } from './platform/database/index.ts';
import { createApp, serveHttp } from './platform/http/index.ts';
import type { HttpServer } from './platform/http/index.ts';
import type { Log } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { createPeople } from './people/index.ts';
import type { Room } from './platform/room.ts';

export interface Application {
  /** Listens at the configured address; throws the system's error when it cannot. */
  startWeb(): Promise<{ readonly url: string }>;
  /** Does jobs and background work. */
  startWorker(): Promise<void>;
  /** Fills a demonstration organisation, when there is none yet. */
  startDemonstration(): Promise<void>;
  /** Stops what was started; within 5 seconds, whatever was under way. May be called twice. */
  stop(): Promise<void>;
}

export interface Means {
  readonly database: Database;
  /** As the owner of the schema: the jobs' tables, LISTEN, readiness. */
  readonly databaseUrl: string;
  readonly log: Log;
}

export const WEB_FOLDER = new URL('../web/dist/', import.meta.url);

/** Puts the product together; starts nothing. */
export function compose(config: Config, { database, databaseUrl, log }: Means): Application {
  const metrics = createMetrics();
  const owner = openOwnerPool(databaseUrl);
  const people = createPeople({ database, secureCookie: config.secureCookie, publicUrl: config.publicUrl });
  const rooms: Room[] = [people];

  const app = createApp({
    log,
    publicUrl: config.publicUrl,
    metrics,
    readiness: watchReadiness(owner),
    webFolder: WEB_FOLDER,
    api: rooms.flatMap((room) => room.routes ?? []),
  });

  let server: HttpServer | null = null;
  async function stop(): Promise<void> {
    await server?.stop();
    await owner.end();
  }
  let stopped: Promise<void> | null = null;
  return {
    startWeb: async () => {
      server = await serveHttp(app.fetch, config);
      return { url: config.publicUrl ?? `http://${config.host}:${server.port}` };
    },
    startWorker: async () => {},
    startDemonstration: async () => {},
    stop: () => (stopped ??= stop()),
  };
}
