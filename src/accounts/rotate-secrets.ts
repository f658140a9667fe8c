import { listOrganisations } from '../platform/database/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import type { Seal, SealContext } from '../platform/secrets/index.ts';
import { applicationContext } from './applications.ts';
import { authorisationContext } from './begin-authorisation.ts';
import { credentialsContext } from './credentials.ts';
import { lockSealed, writeResealed } from './sealed-store.ts';
import type { SealedRow } from './sealed-store.ts';

/** How many sealed values there are, by what became of them. */
export interface Rotated {
  /** Sealed anew, under the secret of today. */
  readonly resealed: number;
  /** They were already. */
  readonly current: number;
  /** Under neither secret: their accounts must be connected again. */
  readonly unreadable: number;
}

const AT_ONCE = 100;

/**
 * Seals all credentials anew under the secret of today. It may run beside the product, stop anywhere and run again: each value opens before
 * and after, as long as both secrets are known, and what a running connection renews meanwhile is left as it wrote it.
 */
export async function rotateSecrets({ database, seal }: { readonly database: Database; readonly seal: Seal }): Promise<Rotated> {
  const rotated = { resealed: 0, current: 0, unreadable: 0 };
  for (const organisationId of await listOrganisations(database)) {
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const from: string | null = after;
      after = await database.transact(organisationId, async (tx) => await rotateSome(tx, seal, from, rotated));
    }
  }
  return rotated;
}

/** Answers the key of the last one; null at the end. */
async function rotateSome(
  tx: Transaction,
  seal: Seal,
  after: string | null,
  rotated: Record<keyof Rotated, number>,
): Promise<string | null> {
  const rows = await lockSealed(tx, after, AT_ONCE);
  for (const row of rows) {
    const again = seal.reseal(contextOf(tx.organisationId, row), row.sealed);
    if (!again.ok) rotated.unreadable += 1;
    else if (again.value === null) rotated.current += 1;
    else {
      await writeResealed(tx, row, again.value);
      rotated.resealed += 1;
    }
  }
  return rows.length < AT_ONCE ? null : rows.at(-1)!.key;
}

function contextOf(organisationId: string, row: SealedRow): SealContext {
  if (row.table === 'account_secret') return credentialsContext(organisationId, row.id);
  if (row.table === 'account_authorisation') return authorisationContext(organisationId, row.id);
  return applicationContext(organisationId, row.network, row.server);
}
