import { createHash, randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import { connectDatabase, migrate, readMigrations } from '../../src/platform/database/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

let running: Promise<TestServer> | null = null;

// One server per process, or the one that TEST_DATABASE_URL names (bin/test starts one for all its processes).
after(async () => await (await running)?.stop());

/** The server that this process's tests share, started at the first call. */
export function sharedServer(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  running ??= url ? Promise.resolve({ url, stop: async () => {} }) : startTestServer();
  return running;
}

/** A database of one's own, with every migration applied, dropped by `close()`. Call it in a `before`, close it in an `after`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await sharedServer();
  const template = await ensureTemplate(server.url);
  const name = `visavis_test_${randomBytes(6).toString('hex')}`;
  await administer(server.url, async (client) => await cloneDatabase(client, template, name));
  const url = databaseUrl(server.url, name);
  const database = connectDatabase({ url });
  return {
    url,
    database,
    close: async () => {
      await database.close();
      await administer(server.url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`)));
    },
  };
}

/** An empty database of one's own: for what tests migrations. */
export async function emptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await sharedServer();
  const name = `visavis_test_${randomBytes(6).toString('hex')}`;
  await administer(server.url, async (client) => void (await client.query(`create database ${name} template template0`)));
  return {
    url: databaseUrl(server.url, name),
    close: async () =>
      await administer(server.url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** `url`, to another database of the same server. */
export function databaseUrl(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

let template: Promise<string> | null = null;

function ensureTemplate(serverUrl: string): Promise<string> {
  return (template ??= makeTemplate(serverUrl));
}

/** A migrated database that others are cloned from; its name changes with the migrations, so an old one is never taken for it. */
async function makeTemplate(serverUrl: string): Promise<string> {
  const migrations = await readMigrations();
  const digest = createHash('sha256').update(migrations.map((migration) => migration.checksum).join());
  const name = `visavis_template_${digest.digest('hex').slice(0, 12)}`;
  await administer(serverUrl, async (client) => {
    // Other test processes of the same server may want it too.
    await client.query('select pg_advisory_lock(7151412027)');
    const { rows } = await client.query<{ datallowconn: boolean }>('select datallowconn from pg_database where datname = $1', [name]);
    if (rows[0]?.datallowconn === false) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template template0`);
    await migrate(databaseUrl(serverUrl, name), migrations);
    await client.query(`alter database ${name} with allow_connections false`);
  });
  return name;
}

async function cloneDatabase(client: pg.Client, from: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`create database ${name} template ${from} strategy wal_log`);
      return;
    } catch (error) {
      // 55006: a session of the migrator is still closing.
      if (attempt === 20 || !(error instanceof pg.DatabaseError) || error.code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function administer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'visavis tests' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
