import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/index.ts';
import { PRACTICE_CHANNEL } from './store.ts';

/** Rings when something changed in an organisation's practice network. It may ring for nothing; when it is out of order nobody is lost, only later. */
export interface Bell {
  /** How often it has rung for an organisation: read before looking, given to `wait` after. */
  count(organisationId: string): number;
  /** Resolves at the next ring after `count`, after `milliseconds`, or when `signal` aborts. */
  wait(organisationId: string, count: number, options: { milliseconds: number; signal: AbortSignal }): Promise<void>;
}

const RETRY_MS = 2_000;

/** One LISTEN of the process for all its listeners; it holds a database connection only while somebody waits. */
export function createBell(database: Database): { bell: Bell; enter(): () => void } {
  const counts = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();
  let listeners = 0;
  let client: PoolClient | null = null;
  let opening = false;
  let retry: NodeJS.Timeout | undefined;

  function ring(organisationId: string): void {
    counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1);
    for (const wake of waiting.get(organisationId) ?? []) wake();
  }

  async function listen(): Promise<void> {
    if (client !== null || opening || listeners === 0) return;
    opening = true;
    try {
      const opened = await database.pool.connect();
      opened.on('notification', (message) => ring(message.payload ?? ''));
      opened.on('error', () => lose(opened));
      client = opened;
      await opened.query(`listen ${PRACTICE_CHANNEL}`);
      // What happened while nobody listened.
      for (const organisationId of waiting.keys()) ring(organisationId);
    } catch {
      if (client !== null) lose(client);
      else listenLater();
    } finally {
      opening = false;
    }
    if (listeners === 0) leave();
  }

  function lose(lost: PoolClient): void {
    if (client !== lost) return;
    client = null;
    lost.release(true);
    listenLater();
  }

  function listenLater(): void {
    clearTimeout(retry);
    if (listeners > 0) retry = setTimeout(() => void listen(), RETRY_MS).unref();
  }

  function leave(): void {
    clearTimeout(retry);
    const closing = client;
    client = null;
    // Destroyed rather than given back: a pooled connection must not go on listening.
    closing?.release(true);
  }

  const bell: Bell = {
    count: (organisationId) => counts.get(organisationId) ?? 0,
    wait: (organisationId, count, { milliseconds, signal }) =>
      new Promise((resolve) => {
        if (signal.aborted || (counts.get(organisationId) ?? 0) !== count) return resolve();
        const wakers = waiting.get(organisationId) ?? new Set();
        waiting.set(organisationId, wakers);
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wakers.delete(done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal.addEventListener('abort', done);
        wakers.add(done);
      }),
  };

  return {
    bell,
    enter() {
      listeners += 1;
      void listen();
      let left = false;
      return () => {
        if (left) return;
        left = true;
        listeners -= 1;
        if (listeners === 0 && !opening) leave();
      };
    },
  };
}
