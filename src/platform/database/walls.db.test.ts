import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { errorCode } from './database.ts';

const OURS = '018f2f00-0000-7000-8000-00000000000a';
const THEIRS = '018f2f00-0000-7000-8000-00000000000b';

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly key: boolean;
}

/** A value of each type that our tables have; `n` makes two rows differ. A type that is not here fails the test: add it. */
const VALUES: Readonly<Record<string, (n: number) => unknown>> = {
  bool: () => false,
  bytea: (n) => Buffer.from([n]),
  int4: (n) => n,
  int8: (n) => n,
  numeric: (n) => n,
  jsonb: () => '{}',
  text: (n) => `text ${n}`,
  _text: () => [],
  _int4: () => [],
  _uuid: () => [],
  date: () => '2026-03-02',
  timestamp: () => '2026-03-02 08:00',
  time: () => '08:00',
  timestamptz: () => new Date(),
  uuid: (n) => `018f2f00-0000-7000-8000-00000000010${n}`,
};

describe('the walls between organisations', () => {
  let made: TestDatabase;
  let owner: pg.Client;
  let tables: Table[];

  before(async () => {
    made = await testDatabase();
    owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    tables = await readTables(owner);
    await loosenChecks(owner);
    for (const [n, organisationId] of [OURS, THEIRS].entries())
      for (const table of tables) await insertInto(owner, table, organisationId, n);
  });
  after(async () => {
    await owner.end();
    await made.close();
  });

  /** What `statement` does as the product, in our organisation's name: the number of rows it touched, or the code of its refusal. */
  async function tryAsOurs(statement: string, values: unknown[] = []): Promise<number | string> {
    const client = await made.database.pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('visavis.organisation_id', $1, true)", [OURS]);
      return (await client.query(statement, values)).rowCount ?? 0;
    } catch (error) {
      return errorCode(error);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  const grantedTo = async (table: string, right: string): Promise<boolean> => {
    const { rows } = await owner.query<{ granted: boolean }>(`select has_table_privilege('visavis_app', $1, $2) as granted`, [
      `visavis.${table}`,
      right,
    ]);
    return rows[0]!.granted;
  };

  test('are looked for around every table', () => {
    assert.ok(tables.length >= 15, `${tables.length} tables`);
  });

  test('stand around every table: its key begins with the organisation, row-level security is on, forced, and has a policy', async () => {
    const { rows } = await owner.query<{ name: string; enabled: boolean; forced: boolean; policies: number; first_key: string | null }>(`
      select class.relname as name, class.relrowsecurity as enabled, class.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy where polrelid = class.oid) as policies,
        (select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
          where indrelid = class.oid and indisprimary) as first_key
      from pg_class as class join pg_namespace as schema on schema.oid = class.relnamespace
      where class.relkind in ('r', 'p') and schema.nspname = 'visavis'`);
    const bare = rows.filter((row) => !row.enabled || !row.forced || row.policies === 0 || row.first_key !== 'organisation_id');
    assert.deepEqual(bare, []);
    assert.equal(rows.length, tables.length);
  });

  test('have nothing outside: every table of ours is in the schema visavis', async () => {
    const { rows } = await owner.query(`
      select schemaname, tablename from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'visavis_meta', 'visavis')`);
    assert.deepEqual(rows, []);
  });

  test('show an organisation its own rows and no other', async () => {
    for (const { name } of tables) {
      assert.equal(await tryAsOurs(`select 1 from visavis.${name}`), 1, name);
      assert.equal(await tryAsOurs(`select 1 from visavis.${name} where organisation_id = $1`, [THEIRS]), 0, name);
    }
  });

  test('show nothing at all to who has not said for which organisation', async () => {
    for (const { name } of tables) {
      const { rowCount } = await made.database.pool.query(`select 1 from visavis.${name}`);
      assert.equal(rowCount, 0, name);
    }
  });

  test('let nobody write among the rows of another', async () => {
    for (const table of tables) {
      const { name } = table;
      const { text, values } = insertion(table, THEIRS, 5);
      assert.equal(await tryAsOurs(text, values), '42501', `insert into ${name}`);
      if (await grantedTo(name, 'update')) {
        const moving = await tryAsOurs(`update visavis.${name} set organisation_id = $1`, [THEIRS]);
        assert.equal(moving, '42501', `moving a row of ${name}`);
        assert.equal(await tryAsOurs(`update visavis.${name} set organisation_id = $1 where organisation_id = $1`, [THEIRS]), 0, name);
      }
      if (await grantedTo(name, 'delete')) {
        assert.equal(await tryAsOurs(`delete from visavis.${name} where organisation_id = $1`, [THEIRS]), 0, name);
      }
    }
  });

  test('cannot be taken down by the product, which owns nothing', async () => {
    assert.equal(await tryAsOurs('alter table visavis.member disable row level security'), '42501');
    assert.equal(await tryAsOurs('truncate visavis.member'), '42501');
    assert.equal(await tryAsOurs('create table visavis.mine ()'), '42501');
    assert.equal(await tryAsOurs('select 1 from graphile_worker._private_jobs'), '42501');
    assert.equal(await tryAsOurs('select 1 from visavis_meta.migration'), '42501');
  });

  test('have gates for ids and numbers only', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select proname as name from pg_proc join pg_namespace as schema on schema.oid = pronamespace
      where schema.nspname = 'visavis' and prosecdef
        and pg_get_function_result(pg_proc.oid) !~ '^(SETOF uuid|void|record|TABLE\\((\\w+ (uuid|integer|bigint)(, )?)+\\))$'`);
    assert.deepEqual(
      rows.map((row) => row.name).filter((name) => !name.startsWith('search_')),
      [],
    );
  });

  test('have gates that answer the product alone, and read no name that another role could have made', async () => {
    const { rows } = await owner.query<{ name: string; open: boolean; path: string | null }>(`
      select proname as name, has_function_privilege('public', pg_proc.oid, 'execute') as open,
        case when prosecdef then coalesce((select setting from unnest(proconfig) as setting where setting like 'search_path=%'), 'none') end as path
      from pg_proc join pg_namespace as schema on schema.oid = pronamespace where schema.nspname = 'visavis'`);
    assert.deepEqual(
      rows.filter((row) => row.open || (row.path !== null && !row.path.startsWith('search_path=pg_catalog'))),
      [],
    );
  });

  test('keep the journal from being rewritten, even by its owner', async () => {
    assert.equal(await tryAsOurs("update visavis.journal_entry set kind = 'nothing.happened'"), '42501');
    assert.equal(await tryAsOurs('delete from visavis.journal_entry'), '42501');
    await owner.query("select set_config('visavis.organisation_id', $1, false)", [OURS]);
    for (const statement of [
      "update visavis.journal_entry set kind = ''",
      'delete from visavis.journal_entry',
      'truncate visavis.journal_entry',
    ]) {
      await assert.rejects(owner.query(statement), /append-only/, statement);
    }
  });
});

async function readTables(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<{ name: string; columns: Column[] }>(`
    select class.relname as name, json_agg(json_build_object('name', attname, 'type', typname,
      'key', exists (select from pg_index where indrelid = class.oid and indisunique and attnum = any (indkey))) order by attnum) as columns
    from pg_class as class join pg_namespace as schema on schema.oid = class.relnamespace
    join pg_attribute on attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    join pg_type on pg_type.oid = atttypid
    where class.relkind in ('r', 'p') and schema.nspname = 'visavis' group by class.relname order by class.relname`);
  return rows;
}

/** Rows of any content will do here: what they must be is their rooms' concern. */
async function loosenChecks(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint join pg_namespace as schema on schema.oid = connamespace where schema.nspname = 'visavis' and contype in ('c', 'f')`);
  for (const { statement } of rows) await owner.query(statement);
}

function insertion(table: Table, organisationId: string, n: number): { text: string; values: unknown[] } {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const places = table.columns.map((_, index) => `$${index + 1}`).join(', ');
  const values = table.columns.map(({ name, type }) => {
    const value = VALUES[type];
    assert.ok(value, `${table.name}.${name} is a ${type}`);
    return name === 'organisation_id' ? organisationId : value(n);
  });
  return { text: `insert into visavis.${table.name} (${columns}) values (${places})`, values };
}

async function insertInto(owner: pg.Client, table: Table, organisationId: string, n: number): Promise<void> {
  await owner.query("select set_config('visavis.organisation_id', $1, false)", [organisationId]);
  const { text, values } = insertion(table, organisationId, n);
  await owner.query(text, values);
}
