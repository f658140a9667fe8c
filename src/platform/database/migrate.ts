import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import type { Migration } from './migration.ts';
import { applyMigration, lockMigrations, readApplied } from './migration-store.ts';

export class MigrationError extends Error {}

const FOLDER = new URL('../../../migrations/', import.meta.url);
const NAME = /^\d{8}T\d{4}_[a-z0-9-]+\.sql$/;

/** The migrations of this version, oldest first. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong) throw new MigrationError(`a migration is named YYYYMMDDTHHMM_purpose.sql, which ${wrong} is not`);
  return await Promise.all(
    names.map(async (name) => {
      const body = await readFile(new URL(name, folder), 'utf8');
      return { name, body, checksum: createHash('sha256').update(body).digest('hex') };
    }),
  );
}

/**
 * Brings the database at `url` up to `migrations`, each in its own transaction, and answers the names that were applied. Two processes
 * may call it at once: the second waits, then finds nothing left. Throws `MigrationError` when an applied file has changed since, or
 * when the database is newer than this version.
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: url, application_name: 'visavis migrate', connectionTimeoutMillis: 10_000 });
  // Cut while it waits, it says so by an event, which would end the process: the next statement says it too.
  client.on('error', () => {});
  await client.connect();
  try {
    await lockMigrations(client);
    await migrateJobs({ connectionString: url });
    const applied = await readApplied(client);
    const missing = plan(wanted, applied);
    for (const migration of missing) await applyMigration(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    // Ends the session, and with it the advisory lock, even after an error.
    await client.end();
  }
}

/** Which migrations are still to be applied, in order. */
export function plan(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Map(wanted.map((migration) => [migration.name, migration]));
  for (const [name, checksum] of applied) {
    const migration = known.get(name);
    if (!migration) throw new MigrationError(`the database is newer than this version of Visavis: it has ${name}`);
    if (migration.checksum !== checksum) throw new MigrationError(`${name} was changed after it had been applied`);
  }
  return wanted.filter((migration) => !applied.has(migration.name));
}
