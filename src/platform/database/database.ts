import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Pool } from 'pg';
import type { JournalDraft } from '../journal/journal.ts';
import type { JobDraft } from '../jobs/job.ts';
import type { Query } from './query.ts';
import { PreparedClient } from './prepared-client.ts';
import { enterOrganisation, enterToRead, writeCommitActs } from './store.ts';

/** One transaction in the name of one organisation: rows, journal entries and jobs are all committed, or none is. */
export interface Transaction {
  readonly organisationId: string;
  readonly db: Query;
  /** Adds to the journal. Written last, just before the commit, because numbering holds a lock that orders the commits. */
  record(entry: JournalDraft): void;
  /** Adds a job that starts once this is committed. */
  enqueue(job: JobDraft): void;
  /** Tells every web process something that need not last (presence). Sent at the commit. */
  announce(topic: string, data: Record<string, unknown>): void;
}

export interface Database {
  readonly pool: Pool;
  /**
   * Runs `work` in a transaction that sees and writes `organisationId`'s rows only. Commits when `work` resolves, rolls back when it
   * throws. Tried again, at most three times in all, when Postgres asks for it (deadlock, serialization), so `work` must do nothing
   * outside the database. No network call belongs in it.
   */
  transact<Value>(organisationId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** Like `transact`, for reading only: Postgres refuses a write. */
  read<Value>(organisationId: string, work: (db: Query) => Promise<Value>): Promise<Value>;
  /** Outside any organisation: only the functions of `visavis_gate` answer here. */
  readonly gate: Query;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly maximumConnections?: number;
  /** Milliseconds that one statement may take before Postgres ends it. */
  readonly statementTimeoutMs?: number;
  readonly onConnectionLost?: (error: Error) => void;
}

const TRIES = 3;
const TRY_AGAIN = new Set(['40001', '40P01']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// 64-bit counts (journal numbers) stay far under 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool that works as `visavis_app`. Connects on first use. */
export function connectDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: PreparedClient,
    connectionString: options.url,
    max: options.maximumConnections ?? 16,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'visavis',
    // When writing, plans are made anew: one that a foreign key made while a table was empty would walk the whole organisation at each row until the next
    // ANALYZE (measured: half of all the work of a young database under a surge).
    options: `-c role=visavis_app -c search_path=visavis,public -c plan_cache_mode=force_custom_plan -c statement_timeout=${options.statementTimeoutMs ?? 15_000} -c idle_in_transaction_session_timeout=30000`,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  // A connection that is cut between two statements of a transaction says so by an event, which nobody hears while it is lent out: the
  // process would end. The transaction's next statement fails anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });

  async function transact<Value>(organisationId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await kysely.transaction().execute(async (db) => {
          assertUuid(organisationId);
          await enterOrganisation(db, organisationId);
          const entries: JournalDraft[] = [];
          const jobs: JobDraft[] = [];
          const announcements: { topic: string; data: Record<string, unknown> }[] = [];
          const value = await work({
            organisationId,
            db,
            record: (entry) => void entries.push(entry),
            enqueue: (job) => void jobs.push(job),
            announce: (topic, data) => void announcements.push({ topic, data }),
          });
          await writeCommitActs(db, { organisationId, entries, jobs, announcements });
          return value;
        });
      } catch (error) {
        if (attempt >= TRIES || !TRY_AGAIN.has(errorCode(error))) throw error;
      }
    }
  }

  async function read<Value>(organisationId: string, work: (db: Query) => Promise<Value>): Promise<Value> {
    return await kysely
      .transaction()
      .setAccessMode('read only')
      .execute(async (db) => {
        assertUuid(organisationId);
        await enterToRead(db, organisationId);
        return await work(db);
      });
  }

  return { pool, transact, read, gate: kysely, close: () => kysely.destroy() };
}

function assertUuid(organisationId: string): void {
  if (!UUID.test(organisationId)) throw new Error('an organisation id is a UUID');
}

/** Postgres's five-letter code of an error, or the system's (`ECONNREFUSED`); empty when it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why the database cannot serve now, when that is what `error` says; null when it is something else (a bug). */
export function databaseTrouble(error: unknown): 'unavailable' | 'disk-full' | null {
  const code = errorCode(error);
  if (code === '53100' || code === 'ENOSPC') return 'disk-full';
  if (/^(08|57P0|53[23]00|55P03|25006)/.test(code) || /^E(CONN|PIPE|TIMEDOUT|NOENT)/.test(code)) return 'unavailable';
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|the database system is/i.test(message) ? 'unavailable' : null;
}
