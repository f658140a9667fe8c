import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '../../../test/harness/postgres.ts';
import { connectDatabase } from './database.ts';
import { migrate, MigrationError, readMigrations } from './migrate.ts';
import type { Migration } from './migration.ts';
import { openOwnerPool, watchReadiness } from './readiness.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000cc';

describe('migrations', () => {
  const open: { close(): Promise<void> }[] = [];
  let all: Migration[];
  before(async () => {
    all = await readMigrations();
  });
  after(async () => {
    for (const { close } of open.toReversed()) await close();
  });

  async function anEmptyDatabase(): Promise<string> {
    const made = await emptyDatabase();
    open.push(made);
    return made.url;
  }

  test('bring up a database once, however many processes start at the same moment', async () => {
    const url = await anEmptyDatabase();
    const applied = await Promise.all([migrate(url, all), migrate(url, all), migrate(url, all)]);
    assert.deepEqual(applied.flat().toSorted(), all.map(({ name }) => name).toSorted());
    assert.deepEqual(await migrate(url, all), []);
  });

  test('keep the rows of an earlier version', async () => {
    const url = await anEmptyDatabase();
    const [platform, people, ...later] = all;
    assert.deepEqual(await migrate(url, [platform!, people!]), [platform!.name, people!.name]);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("select set_config('visavis.organisation_id', $1, false)", [ORGANISATION]);
    await client.query("insert into visavis.organisation values ($1, 'Ligne R', 'Europe/Paris', 'fr')", [ORGANISATION]);
    await client.query("insert into visavis.journal_entry (organisation_id, seq, kind) values ($1, 1, 'test.happened')", [ORGANISATION]);
    assert.deepEqual(
      await migrate(url, all),
      later.map(({ name }) => name),
    );
    const { rows } = await client.query('select name from visavis.organisation natural join visavis.journal_entry');
    await client.end();
    assert.deepEqual(rows, [{ name: 'Ligne R' }]);
  });

  test('that failed leave nothing of themselves, and are applied once mended', async () => {
    const url = await anEmptyDatabase();
    const half: Migration = { name: '20991231T0000_half.sql', checksum: 'a', body: 'create table visavis.half (); select 1 / 0;' };
    await assert.rejects(migrate(url, [...all, half]), /division by zero/);
    const mended: Migration = { ...half, checksum: 'b', body: 'create table visavis.half ();' };
    assert.deepEqual(await migrate(url, [...all, mended]), [mended.name]);
  });

  test('are refused when an applied one was changed, or when the database is newer', async () => {
    const url = await anEmptyDatabase();
    await migrate(url, all);
    const changed = all.map((migration, index) => (index === 1 ? { ...migration, checksum: 'other' } : migration));
    await assert.rejects(migrate(url, changed), (error) => error instanceof MigrationError && /was changed after/.test(error.message));
    await assert.rejects(migrate(url, all.slice(0, -1)), (error) => error instanceof MigrationError && /is newer than/.test(error.message));
  });

  test('that are missing make a process not ready, and so does a database that is away', async () => {
    const url = await anEmptyDatabase();
    await migrate(url, all.slice(0, 2));
    const owner = openOwnerPool(url);
    const ready = watchReadiness(owner);
    assert.equal(await ready(), 'migrations-pending');
    await migrate(url, all);
    assert.equal(await ready(), null);
    await owner.end();
    const nowhere = openOwnerPool('postgres://nobody@127.0.0.1:1/nothing');
    assert.equal(await watchReadiness(nowhere)(), 'database-unavailable');
    await nowhere.end();
  });
});

describe('a transaction', () => {
  test('is tried again when Postgres finds a deadlock, and nothing of the first try is left', async () => {
    const made = await emptyDatabase();
    await migrate(made.url);
    const database = connectDatabase({ url: made.url });
    let tries = 0;
    const entries = await database.transact(ORGANISATION, async (tx) => {
      tx.record({ kind: 'test.happened' });
      tries += 1;
      if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return tries;
    });
    assert.equal(entries, 3);
    const { rows } = await database.read(ORGANISATION, async (db) => ({
      rows: await db.withTables<{ journal_entry: { seq: number } }>().selectFrom('journal_entry').select('seq').execute(),
    }));
    assert.deepEqual(rows, [{ seq: 1 }]);
    await assert.rejects(
      database.read(ORGANISATION, async (db) => await db.withTables<{ journal_head: object }>().deleteFrom('journal_head').execute()),
      /read-only/,
    );
    await database.close();
    await made.close();
  });
});
