import type { Query } from '../platform/database/index.ts';
import { listUsedAlts } from './alt-store.ts';
import { listPublishedMedia } from './attachment-store.ts';
import type { AttachedMedia } from './attach.ts';
import { isReady } from './media.ts';
import { toAttachedViews } from './media-view.ts';
import type { AttachedView, ProposedAlt } from './schema.ts';
import { findMedia, findOne } from './store.ts';

const MOST_PROPOSED = 3;

/** Texts that were used before for this picture, or for one that looks like it; null when there is no such picture. */
export async function proposeAlts(db: Query, organisationId: string, mediaId: string): Promise<ProposedAlt[] | null> {
  const media = await findOne(db, organisationId, mediaId);
  if (media === null || !isReady(media)) return null;
  const used = await listUsedAlts(db, organisationId, media, MOST_PROPOSED);
  return used.map(({ alt, memberId, usedAt, same }) => ({ alt, memberId, same, usedAt: usedAt.toISOString() }));
}

/** What publications carry, by publication, as it goes over the wire. */
export async function readCarried(
  db: Query,
  organisationId: string,
  publicationIds: readonly string[],
): Promise<Map<string, AttachedView[]>> {
  const carried = await listPublishedMedia(db, organisationId, publicationIds);
  const found = await findMedia(
    db,
    organisationId,
    carried.map(({ mediaId }) => mediaId),
  );
  return new Map(
    publicationIds.map((id) => [
      id,
      toAttachedViews(
        carried.filter(({ publicationId }) => publicationId === id),
        found,
      ),
    ]),
  );
}

/** What one publication carries, for its thread. */
export async function readAttached(db: Query, organisationId: string, publicationId: string): Promise<AttachedMedia[]> {
  const carried = await listPublishedMedia(db, organisationId, [publicationId]);
  const found = await findMedia(
    db,
    organisationId,
    carried.map(({ mediaId }) => mediaId),
  );
  return carried.flatMap(({ mediaId, alt }) => {
    const media = found.get(mediaId);
    return media !== undefined && isReady(media) ? [{ mediaId, alt, media }] : [];
  });
}
