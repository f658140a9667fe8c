import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { EPHEMERAL_CHANNEL, JOURNAL_CHANNEL } from '../database/index.ts';
import type { Log } from '../log.ts';
import { listenTo } from './store.ts';

/** Something that need not last: told to whoever listens now. */
export interface Ephemeral {
  readonly organisationId: string;
  readonly topic: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Ears {
  /** An organisation's journal has entries up to `seq`. */
  journal(organisationId: string, seq: number): void;
  ephemeral(said: Ephemeral): void;
  /** Listening again after a time of deafness: whatever was said meanwhile was not heard. */
  resumed(): void;
}

export interface Listener {
  /** Resolves once the database is listened to. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
}

const ephemeralSchema = z.object({ organisationId: z.uuid(), topic: z.string(), data: z.record(z.string(), z.unknown()) });

/** Whoever may connect to the database may NOTIFY: what is not ours is not heard, instead of ending the process. */
function readEphemeral(payload: string): Ephemeral | null {
  try {
    return ephemeralSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

const WAITS_MS = [50, 200, 500, 1_000, 2_000];
const CHECK_EVERY_MS = 5_000;

/** One connection that listens to the database for this whole process, made again whenever it breaks. */
export function listen(url: string, ears: Ears, log: Log): Listener {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  let current: pg.Client | null = null;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'visavis live',
      connectionTimeoutMillis: 5_000,
      query_timeout: CHECK_EVERY_MS,
      keepAlive: true,
    });
    // Without a listener, a connection that breaks would end the process.
    client.on('error', () => {});
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    current = client;
    await client.connect();
    await listenTo(client, [JOURNAL_CHANNEL, EPHEMERAL_CHANNEL]);
    return client;
  }

  function hear(channel: string, payload: string): void {
    if (channel === JOURNAL_CHANNEL) {
      const [organisationId = '', seq = ''] = payload.split(':');
      if (/^\d{1,15}$/.test(seq)) ears.journal(organisationId, Number(seq));
      return;
    }
    const said = readEphemeral(payload);
    if (said) ears.ephemeral(said);
  }

  /** Resolves when the connection is over. Asks it something now and then: a network may lose a connection without a word. */
  async function untilLost(client: pg.Client): Promise<void> {
    const ended = new Promise<'ended'>((resolve) => client.once('end', () => resolve('ended')));
    for (;;) {
      const waited = sleep(CHECK_EVERY_MS, 'check' as const, { signal: stopping.signal }).catch(() => 'ended' as const);
      if ((await Promise.race([ended, waited])) === 'ended') return;
      try {
        await listenTo(client, []);
      } catch {
        return;
      }
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const client = await connect();
        if (failures > 0) log.info('live events are heard again');
        failures = 0;
        first.resolve();
        ears.resumed();
        await untilLost(client);
      } catch (error) {
        if (failures === 0) log.warn({ err: error }, 'live events cannot be heard');
      }
      void current?.end().catch(() => {});
      if (stopping.signal.aborted) return;
      await sleep(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)], undefined, { signal: stopping.signal }).catch(() => {});
      failures += 1;
    }
  }

  const running = run();
  return {
    listening: first.promise,
    stop: async () => {
      stopping.abort();
      first.resolve();
      await running;
    },
  };
}
