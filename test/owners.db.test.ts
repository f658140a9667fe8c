// DATABASE_URL: any Postgres, as its superuser or as the plain owner of one database.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { connectDatabase, migrate, readMigrations } from '../src/platform/database/index.ts';
import { findMachinePostgres, startMachinePostgres } from './harness/machine-postgres.ts';
import { databaseUrl } from './harness/postgres.ts';
import { startTestServer } from './harness/test-server.ts';
import type { TestServer } from './harness/test-server.ts';

const machines = findMachinePostgres();
const servers = [
  { name: 'the embedded Postgres', start: startTestServer },
  ...machines.map((binaries) => ({ name: binaries, start: () => startMachinePostgres(binaries) })),
];

for (const { name, start } of servers) {
  describe(`on ${name}`, () => {
    let server: TestServer;
    before(async () => (server = await start()));
    after(async () => await server.stop());

    const asAdministrator = async (statement: string, url = server.url) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(statement)).rows;
      } finally {
        await client.end();
      }
    };

    /** A database and the user who owns it, as a hosting company gives them. */
    async function hostDatabase(database: string, rights: string): Promise<string> {
      const url = new URL(databaseUrl(server.url, database));
      await asAdministrator(`create role ${database} login password 'word' nosuperuser ${rights}`);
      await asAdministrator(`create database ${database} owner ${database} template template0`);
      url.username = database;
      url.password = 'word';
      return url.href;
    }

    test('a plain owner without the right to make roles is told what to ask for, and nothing is half made', async () => {
      const url = await hostDatabase('plain', 'nocreaterole');
      await assert.rejects(migrate(url), (error: pg.DatabaseError) => {
        assert.match(error.message, /the role visavis_app cannot be made by plain/);
        assert.match(error.hint ?? '', /create role visavis_app nologin; grant visavis_app to plain/);
        return true;
      });
      assert.deepEqual(await asAdministrator('select from visavis_meta.migration', databaseUrl(server.url, 'plain')), []);
    });

    test('a plain owner who may make roles migrates, twice at once, and the product works behind its wall', async () => {
      const url = await hostDatabase('hosted', 'createrole');
      const applied = await Promise.all([migrate(url), migrate(url)]);
      assert.equal(applied.flat().length, (await readMigrations()).length);
      await proveThatItWorks(url);
    });

    test('another owner of the same server may use the roles once they are granted, not before', async () => {
      const url = await hostDatabase('neighbour', 'createrole');
      const [version] = await asAdministrator("select current_setting('server_version_num')::int as number");
      if (Number(version?.['number']) >= 160_000) {
        await assert.rejects(migrate(url), /the role visavis_app belongs to another user of this server, and neighbour may not use it/);
        await asAdministrator('grant visavis_app, visavis_gate to neighbour');
      }
      await migrate(url);
      await proveThatItWorks(url);
    });

    test('the superuser migrates a second database, whose roles are there already', async () => {
      await asAdministrator('create database beside template template0');
      const url = databaseUrl(server.url, 'beside');
      await migrate(url);
      await proveThatItWorks(url);
    });
  });
}

/** What the product does all day: writes behind the wall with journal and job, and looks across it through the gate only. */
async function proveThatItWorks(url: string): Promise<void> {
  const database = connectDatabase({ url, maximumConnections: 2 });
  try {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    for (const organisation of [ours, theirs]) {
      await database.transact(organisation, async (tx) => {
        await tx.db
          .withTables<{ organisation: Record<'organisation_id' | 'name' | 'time_zone' | 'language', string> }>()
          .insertInto('organisation')
          .values({ organisation_id: organisation, name: 'Ligne H', time_zone: 'Europe/Paris', language: 'fr' })
          .execute();
        tx.record({ kind: 'organisation.created' });
        tx.enqueue({ task: 'test.task', payload: { organisationId: organisation } });
      });
    }
    const seen = await database.read(ours, (db) =>
      db.withTables<{ journal_entry: { organisation_id: string } }>().selectFrom('journal_entry').select('organisation_id').execute(),
    );
    assert.deepEqual(seen, [{ organisation_id: ours }]);
    const { rows } = await database.pool.query<{ id: string }>('select * from list_organisations() as id');
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), [ours, theirs].toSorted());
    await assert.rejects(database.pool.query('update visavis.journal_entry set kind = kind'), /permission denied|append-only/);
  } finally {
    await database.close();
  }
}

test(
  "the machine's own Postgres is tried too",
  { skip: machines.length === 0 && 'no Postgres of the machine in /usr/lib/postgresql' },
  () => {
    assert.ok(machines.length > 0);
  },
);
