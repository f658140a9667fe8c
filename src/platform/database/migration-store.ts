import type { Client, Pool } from 'pg';
import type { Migration } from './migration.ts';

// Any number of ours, the same for every migrator of the same database.
const LOCK = 7_151_412_026;

/** Waits for its turn (two minutes at most), then keeps other migrators of this database out until the session ends. */
export async function lockMigrations(client: Client): Promise<void> {
  await client.query("set lock_timeout = '2min'");
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  await client.query('set lock_timeout = 0');
  await client.query('create schema if not exists visavis; create schema if not exists visavis_meta');
  await client.query(`
    create table if not exists visavis_meta.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
}

/** Checksums of the migrations that this database has, by name. */
export async function readApplied(client: Client | Pool): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from visavis_meta.migration order by name',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

/** Applies one migration and remembers it, both or neither. */
export async function applyMigration(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.body);
    await client.query('insert into visavis_meta.migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
