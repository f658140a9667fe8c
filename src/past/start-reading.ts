import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { EXPIRE_PAST, READ_PAST, UNREAD_LIMIT_MS } from './past-deps.ts';
import type { PastDeps } from './past-deps.ts';
import { mayReadPasts } from './policy.ts';
import type { Reading } from './reading.ts';
import { MOST_BYTES } from './schema.ts';
import type { StartReading } from './schema.ts';
import { countReadings, findReading, insertReading, MOST_READINGS } from './store.ts';
import type { NewReading } from './store.ts';
import { isZone } from './zone.ts';

/** So many of one organisation's go on at a time. */
export const MOST_OPEN = 3;

export type StartRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown-time-zone' }
  | { readonly kind: 'past-too-large'; readonly maximumMegabytes: number }
  /** As many readings go on, or are kept, as may be. */
  | { readonly kind: 'too-many-open' | 'too-many-kept'; readonly maximum: number };

/** Begins the reading of a file: its parts are expected next, within a day. */
export async function startReading(deps: PastDeps, visitor: Visitor, request: StartReading): Promise<Result<Reading, StartRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  if (request.sizeBytes > MOST_BYTES) return fail({ kind: 'past-too-large', maximumMegabytes: MOST_BYTES / 2 ** 20 });
  const { fileName, sizeBytes, zone, author } = request;
  return await start(deps, visitor, { state: 'uploading', fileName, sizeBytes, zone, author, accountId: null });
}

/** Reads what the inbox holds of an account: what it said here and in the network's own app since it was connected. */
export async function startAccountReading(
  deps: PastDeps,
  visitor: Visitor,
  { accountId, zone }: { readonly accountId: string; readonly zone: string },
): Promise<Result<Reading, StartRefusal>> {
  if (!mayReadPasts(visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const account = await deps.database.read(organisationId, (db) => findAccount(db, organisationId, accountId));
  if (!account) return fail({ kind: 'not-found' });
  return await start(deps, visitor, { state: 'waiting', fileName: `@${account.handle}`, sizeBytes: 0, zone, author: null, accountId });
}

async function start(
  { database, newId }: PastDeps,
  visitor: Visitor,
  wanted: Omit<NewReading, 'readingId' | 'startedBy'>,
): Promise<Result<Reading, StartRefusal>> {
  if (!isZone(wanted.zone)) return fail({ kind: 'unknown-time-zone' });
  const { organisationId, memberId } = visitor;
  return await database.transact(organisationId, async (tx) => {
    const { all, open } = await countReadings(tx);
    if (open >= MOST_OPEN) return fail({ kind: 'too-many-open', maximum: MOST_OPEN } as const);
    if (all >= MOST_READINGS) return fail({ kind: 'too-many-kept', maximum: MOST_READINGS } as const);
    const readingId = newId();
    await insertReading(tx, { ...wanted, readingId, startedBy: memberId });
    if (wanted.state === 'waiting') enqueueReading(tx, readingId);
    else tx.enqueue({ task: EXPIRE_PAST, payload: { organisationId, readingId }, runAt: new Date(Date.now() + UNREAD_LIMIT_MS) });
    tx.record({ kind: 'past.started', memberId, data: { readingId, ...(wanted.accountId ? { accountId: wanted.accountId } : {}) } });
    const made = await findReading(tx.db, organisationId, readingId);
    if (!made) throw new Error('a reading that was just made is not there');
    return succeed(made.reading);
  });
}

/** In the transaction that makes the reading wait. */
export function enqueueReading(tx: Transaction, readingId: string): void {
  tx.enqueue({
    task: READ_PAST,
    payload: { organisationId: tx.organisationId, readingId },
    key: `past.read:${readingId}`,
    maximumAttempts: 10,
  });
}
