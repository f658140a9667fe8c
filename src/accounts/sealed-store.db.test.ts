import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { applicationContext, findApplication, keepApplication } from './applications.ts';
import { lockSealed, writeResealed } from './sealed-store.ts';

const [BEFORE, NEXT] = ['a secret of more than thirty-two characters', 'another secret of more than thirty-two chars'];
const where = { network: 'x', server: 'https://api.x.com' } as const;
const keysOf = (clientId: string) => ({ clientId, clientSecret: 'secret', applicationToken: null, webhookSecret: null });

describe('what is sealed anew under another secret', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  test('gives way to the keys that somebody brings meanwhile', async () => {
    const [organisationId, seal] = [randomUUID(), createSeal(NEXT, BEFORE)];
    const { database } = mine;
    await database.transact(organisationId, (tx) => keepApplication(createSeal(BEFORE), tx, where, keysOf('ours')));
    let bringing: Promise<void> = Promise.resolve();
    await database.transact(organisationId, async (tx) => {
      const [row] = await lockSealed(tx, null, 100);
      assert.ok(row);
      bringing = database.transact(organisationId, (other) =>
        keepApplication(seal, other, where, { ...keysOf('ours'), clientSecret: 'new' }),
      );
      const first = await Promise.race([bringing.then(() => 'brought'), new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
      assert.equal(first, 'waits');
      const again = seal.reseal(applicationContext(organisationId, where.network, where.server), row.sealed);
      assert.ok(again.ok && again.value !== null);
      await writeResealed(tx, row, again.value);
    });
    await bringing;
    const kept = await database.read(organisationId, (db) => findApplication(seal, db, organisationId, where));
    assert.equal(kept?.clientSecret, 'new');
  });
});
