import pg from 'pg';
import type { Pool } from 'pg';
import { readApplied } from './migration-store.ts';
import { plan, readMigrations } from './migrate.ts';

/** Two connections as the schema's owner, for what the product's role may not see: the jobs' tables and which migrations are applied. */
export function openOwnerPool(url: string): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 5_000,
    application_name: 'visavis owner',
  });
  // A connection lost while idle is replaced at the next use, which says what is wrong if it cannot be.
  pool.on('error', () => {});
  return pool;
}

const WITHIN_MS = 2_000;

/** Asks, each time, whether the database answers within 2 seconds and has this version's migrations. */
export function watchReadiness(owner: Pool): () => Promise<'database-unavailable' | 'migrations-pending' | null> {
  // The files of this version, as they were when it started.
  const reading = readMigrations();
  reading.catch(() => {});
  async function check() {
    const [wanted, applied] = await Promise.all([reading, readApplied(owner)]);
    try {
      return plan(wanted, applied).length === 0 ? null : 'migrations-pending';
    } catch {
      return 'migrations-pending';
    }
  }
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'database-unavailable'>((resolve) => {
      timer = setTimeout(resolve, WITHIN_MS, 'database-unavailable');
    });
    const checked = check().catch(() => 'database-unavailable' as const);
    const trouble = await Promise.race([checked, late]);
    clearTimeout(timer);
    return trouble;
  };
}
