/** The contract suite: what an account is, and credentials that are renewed, end, or are taken away. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { must, type ContractHarness } from './network.contract-harness.ts';
import { RIGHT_NAMES, VISIBILITIES } from './network.ts';
import type { NetworkConnection } from './network.ts';

const LIMIT_MS = 30_000;

export function credentialsContract(harnessOf: () => ContractHarness): void {
  describe('what an account is', () => {
    it('is told by its server: who, what it offers, which rights, until when', async () => {
      const { connection, account } = harnessOf();
      const { person, capabilities, rights, endsAt } = must(await connection.standing());
      assert.deepEqual([person.identity, person.handle], [account.identity, account.handle]);
      assert.deepEqual(capabilities, connection.capabilities);
      assert.ok(rights.every(({ name }) => RIGHT_NAMES.includes(name)));
      assert.ok(endsAt === null || endsAt.getTime() > Date.now());
    });

    it('is plain data, whole after it was kept as JSON', () => {
      const { capabilities } = harnessOf().connection;
      assert.deepEqual(JSON.parse(JSON.stringify(capabilities)), capabilities);
      assert.ok(capabilities.counting.maximum > 0);
      assert.ok(capabilities.visibilities.every((one) => VISIBILITIES.includes(one)));
    });

    it('counts as its own server counts, when that is another way', () => {
      const { network, connection } = harnessOf();
      const { counting } = connection.capabilities;
      assert.equal(network.length('a'.repeat(counting.maximum), counting), counting.maximum);
      assert.ok(network.length('a'.repeat(counting.maximum + 1), counting) > counting.maximum);
    });
  });

  describe('credentials', () => {
    it('that end are renewed by themselves, kept before they are used, and good after a restart', async (t) => {
      const fresh = await harnessOf().openFresh?.();
      if (!fresh?.endAccess) return t.skip('access does not end so here');
      const before = JSON.stringify(fresh.saved());
      await fresh.endAccess();
      must(await fresh.connection.posts([]));
      must(await fresh.connection.readProfile());
      assert.notEqual(JSON.stringify(fresh.saved()), before);
      await fresh.connection.close();
      const again = fresh.reopen();
      must(await again.readProfile());
      await again.close();
    });

    it('that were taken away say so everywhere, and listening ends up saying it too', async (t) => {
      const fresh = await harnessOf().openFresh?.();
      if (!fresh?.takeAway) return t.skip('nobody can take access away here');
      must(await fresh.connection.readProfile());
      await fresh.takeAway();
      await isRefused(fresh.connection);
    });

    it('that we gave back are good for nothing any more, and can be given back again', async (t) => {
      const fresh = await harnessOf().openFresh?.();
      if (!fresh) return t.skip('there is no other sign-in here');
      must(await fresh.connection.revoke());
      must(await fresh.connection.revoke());
      await isRefused(fresh.reopen());
      must(await harnessOf().connection.readProfile());
    });
  });
}

async function isRefused(connection: NetworkConnection): Promise<void> {
  const read = await connection.readProfile();
  assert.equal(read.ok ? null : read.error.kind, 'unauthorised');
  for await (const page of connection.listen(null, AbortSignal.timeout(LIMIT_MS))) {
    if (page.ok) continue;
    assert.equal(page.error.kind, 'unauthorised');
    await connection.close();
    return;
  }
  assert.fail('listening never said that it was refused');
}
