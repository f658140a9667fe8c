import { cardToBring, wantsCardUpload, writeCardHandle } from '../cards/index.ts';
import { filesOf, wantsUpload, writeHandle } from '../media/index.ts';
import type { FileDeps } from '../media/index.ts';
import type { NetworkConnection, NetworkResult } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { DeliveryKey, Publication } from './publication.ts';
import { settleUpload } from './settle.ts';
import { renewLease } from './store.ts';
import type { CallDeps } from './within-limit.ts';

export type BringDeps = CallDeps & FileDeps;

/** Longest that all files of one post may take: a film of 100 MB, and the minutes in which a network prepares it. */
const UPLOAD_LIMIT_MS = 20 * 60_000;
/** How long whoever brings files has the publication to itself without a further word. */
export const UPLOAD_LEASE_MS = 45_000;
const RENEWED_EVERY_MS = 15_000;

/** Whether something that it carries has yet to be brought to its network. */
export const wantsFiles = async ({ db, organisationId }: Transaction, publicationId: string): Promise<boolean> =>
  (await wantsUpload(db, organisationId, publicationId)) || (await wantsCardUpload(db, organisationId, publicationId));

/**
 * Brings what a publication carries to its network, before the post itself: nobody sees it there yet, so nothing can be doubled, and whoever
 * takes the publication back meanwhile stops it. What the network calls each file is kept at once. True: the post may leave now.
 */
export async function bringFiles(deps: BringDeps, key: DeliveryKey, publication: Publication): Promise<boolean> {
  const stopping = new AbortController();
  const renewing = renew(deps, key, publication, stopping);
  const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(UPLOAD_LIMIT_MS)]);
  let result: NetworkResult<void>;
  try {
    const { organisationId } = key;
    const { accountId } = publication;
    const brought = deps.connections.use(
      { organisationId, accountId },
      async (connection) => await bringEach(deps, key, connection, signal),
    );
    // Whatever an adapter does with the signal, nobody waits for it longer.
    result = await Promise.race([brought, stopped(signal)]);
  } catch (error) {
    result = fail({ kind: 'unavailable', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    stopping.abort();
    await renewing;
  }
  return await deps.database.transact(key.organisationId, (tx) => settleUpload(deps, tx, publication, result));
}

const stopped = async (signal: AbortSignal): Promise<NetworkResult<never>> =>
  await new Promise((resolve) => {
    const late = () => resolve(fail({ kind: 'unavailable', detail: 'the upload was stopped' }));
    if (signal.aborted) late();
    else signal.addEventListener('abort', late, { once: true });
  });

async function bringEach(
  deps: BringDeps,
  key: DeliveryKey,
  connection: NetworkConnection,
  signal: AbortSignal,
): Promise<NetworkResult<void>> {
  const { organisationId, publicationId } = key;
  const offered = connection.capabilities.media ?? null;
  const carries = await deps.database.read(organisationId, (db) => wantsUpload(db, organisationId, publicationId));
  if (!carries) return await bringCard(deps, key, connection, signal);
  if (offered === null) return fail({ kind: 'rejected', reason: 'unsupported', detail: 'this account can carry no pictures any more' });
  const files = await filesOf(deps, key, offered);
  if (files === null) return fail({ kind: 'rejected', reason: 'media-refused', detail: 'a picture cannot be made to fit' });
  for (const { carried, file } of files) {
    if (carried.uploaded !== null && carried.uploaded.until.getTime() > deps.now() + 2 * UPLOAD_LEASE_MS) continue;
    const uploaded = await connection.upload(file, signal);
    if (!uploaded.ok) return uploaded;
    await deps.database.transact(organisationId, (tx) => writeHandle(tx, publicationId, carried.position, uploaded.value));
  }
  return await bringCard(deps, key, connection, signal);
}

/** A picture that the network will not have is no reason to keep the words: their card goes without. */
async function bringCard(
  deps: BringDeps,
  key: DeliveryKey,
  connection: NetworkConnection,
  signal: AbortSignal,
): Promise<NetworkResult<void>> {
  const { media: offered = null } = connection.capabilities;
  const freshUntil = deps.now() + 2 * UPLOAD_LEASE_MS;
  const file = offered === null ? 'gone' : await cardToBring(deps, key, { offered, freshUntil });
  if (file === null) return succeed();
  const uploaded = file === 'gone' ? null : await connection.upload(file, signal);
  if (uploaded?.ok === false && uploaded.error.kind !== 'rejected') return uploaded;
  const kept = uploaded?.ok ? uploaded.value : null;
  await deps.database.transact(key.organisationId, (tx) => writeCardHandle(tx, key.publicationId, kept));
  return succeed();
}

/** Says again and again that somebody is at it; stops the upload when the publication is not to leave any more. */
async function renew(deps: BringDeps, key: DeliveryKey, publication: Publication, stopping: AbortController): Promise<void> {
  while (!stopping.signal.aborted) {
    await deps.wait(RENEWED_EVERY_MS, stopping.signal).catch(() => undefined);
    if (stopping.signal.aborted) return;
    const kept = await deps.database.transact(key.organisationId, (tx) => renewLease(tx, publication, UPLOAD_LEASE_MS)).catch(() => true);
    if (!kept) stopping.abort();
  }
}
