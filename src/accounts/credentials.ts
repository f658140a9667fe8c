import { z } from 'zod';
import type { Credentials } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { findSealed, renewSealed, writeSealed } from './secret-store.ts';

export interface KeptCredentials {
  readonly credentials: Credentials;
  readonly connectionNumber: number;
  readonly version: number;
}

const credentialsSchema = z.record(z.string(), z.unknown());
export const credentialsContext = (organisationId: string, accountId: string) => ({
  organisationId,
  purpose: `account-credentials:${accountId}`,
});

/** What opens the account's connection. Null when there is none, or when it was sealed under another secret: it must be entered again. */
export async function readCredentials(
  seal: Seal,
  db: Query,
  account: { organisationId: string; accountId: string },
): Promise<KeptCredentials | null> {
  const kept = await findSealed(db, account.organisationId, account.accountId);
  if (kept === null) return null;
  const opened = seal.open(credentialsContext(account.organisationId, account.accountId), kept.sealed);
  if (!opened.ok) return null;
  return { credentials: credentialsSchema.parse(opened.value), connectionNumber: kept.connectionNumber, version: kept.version };
}

/** Keeps what a new connection answered, sealed. */
export async function keepCredentials(seal: Seal, tx: Transaction, accountId: string, credentials: Credentials): Promise<void> {
  await writeSealed(tx, accountId, seal.seal(credentialsContext(tx.organisationId, accountId), credentials));
}

/** Keeps what an open connection renewed, sealed; null when that connection is over and nothing was kept. */
export async function renewCredentials(
  seal: Seal,
  tx: Transaction,
  account: { accountId: string; connectionNumber: number },
  credentials: Credentials,
): Promise<number | null> {
  return await renewSealed(tx, account, seal.seal(credentialsContext(tx.organisationId, account.accountId), credentials));
}
