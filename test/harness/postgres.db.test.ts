import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabase } from './postgres.ts';
import type { TestDatabase } from './postgres.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-000000000001';

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  before(async () => {
    [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  });
  after(async () => {
    await Promise.all([first.close(), second.close()]);
  });

  test('is migrated, and shares nothing with another', async () => {
    await first.database.transact(ORGANISATION, async (tx) => tx.record({ kind: 'test.happened' }));
    const count = async (database: TestDatabase) => {
      const { rows } = await database.database.pool.query('select 1 from journal_entry');
      return rows.length;
    };
    assert.equal(await count(first), 0, 'outside an organisation nothing is seen');
    const entries = await first.database.read(
      ORGANISATION,
      async (db) => await db.withTables<{ journal_entry: { kind: string } }>().selectFrom('journal_entry').selectAll().execute(),
    );
    assert.equal(entries.length, 1);
    assert.deepEqual(
      await second.database.read(
        ORGANISATION,
        async (db) => await db.withTables<{ journal_entry: { kind: string } }>().selectFrom('journal_entry').selectAll().execute(),
      ),
      [],
    );
  });
});
