import type { Database, Transaction } from '../platform/database/index.ts';
import type { MediaKey } from './check-media.ts';
import { UNFIT_KEPT_MS, UNUSED_KEPT_MS } from './media.ts';
import type { Media } from './media.ts';
import { FORGET_MEDIA } from './media-deps.ts';
import { deleteMedia, isUsed, lockMedia } from './store.ts';

/** Has somebody look, once it may have been forgotten, whether it was. One look waits per file. */
export function enqueueForget(tx: Transaction, { mediaId, state, usedAt }: Pick<Media, 'mediaId' | 'state' | 'usedAt'>): void {
  const kept = state === 'ready' ? UNUSED_KEPT_MS : UNFIT_KEPT_MS;
  tx.enqueue({
    task: FORGET_MEDIA,
    payload: { organisationId: tx.organisationId, mediaId },
    runAt: new Date(usedAt.getTime() + kept),
    key: `${FORGET_MEDIA}:${mediaId}`,
  });
}

/** Removes what no draft and no publication holds, a week after it was last in one; what cannot be sent, after a day. `now`: milliseconds. */
export async function forgetMedia(deps: { readonly database: Database; readonly now: () => number }, key: MediaKey): Promise<void> {
  await deps.database.transact(key.organisationId, async (tx) => {
    const media = await lockMedia(tx, key.mediaId);
    if (media === null) return;
    if (await isUsed(tx.db, tx.organisationId, media.mediaId)) {
      // Looked at again in a week; what takes it out of a draft has it looked at too.
      enqueueForget(tx, { ...media, usedAt: new Date(deps.now()) });
      return;
    }
    const kept = media.state === 'ready' ? UNUSED_KEPT_MS : UNFIT_KEPT_MS;
    if (deps.now() - media.usedAt.getTime() < kept - 1_000) enqueueForget(tx, media);
    else await deleteMedia(tx, media.mediaId);
  });
}
