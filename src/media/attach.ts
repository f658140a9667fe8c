/** Pictures and films beside words: in drafts, and in what is published. In the caller's transaction. */
import type { MediaCapabilities, Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { insertPublishedMedia, listDraftMedia, listPublishedMedia, replaceDraftMedia } from './attachment-store.ts';
import type { DraftPlace } from './attachment-store.ts';
import { enqueueForget } from './forget-media.ts';
import { isReady } from './media.ts';
import type { ReadyMedia } from './media.ts';
import type { Attachment } from './schema.ts';
import { findSettings } from './setting-store.ts';
import { findMedia, findOne, touchMedia } from './store.ts';

/** `position`: which of them, from 0. */
export type AttachRefusal =
  /** It is not there any more, or cannot be sent. */
  | { readonly kind: 'media-gone'; readonly position: number }
  /** The account's network carries none, or none of this kind, or none there. */
  | { readonly kind: 'media-not-offered'; readonly media: 'picture' | 'film' }
  | { readonly kind: 'too-many-media'; readonly maximum: number }
  /** A film goes alone. */
  | { readonly kind: 'film-not-alone' }
  | { readonly kind: 'film-too-large'; readonly maximum: number }
  | { readonly kind: 'film-too-long'; readonly maximum: number }
  | { readonly kind: 'film-format'; readonly position: number }
  /** The organisation wants each described for those who do not see it. */
  | { readonly kind: 'alt-missing'; readonly position: number }
  | { readonly kind: 'alt-too-long'; readonly position: number; readonly maximum: number };

export interface AttachedMedia extends Attachment {
  readonly media: ReadyMedia;
}

export const tidyAlt = (alt: string): string => alt.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim();

/** What is to be carried, if the network takes it; or why not. */
export async function readAttachments(
  db: Query,
  organisationId: string,
  wanted: { readonly attachments: readonly Attachment[]; readonly offered: MediaCapabilities | null; readonly visibility: Visibility },
): Promise<Result<AttachedMedia[], AttachRefusal>> {
  const { attachments, offered, visibility } = wanted;
  if (attachments.length === 0) return succeed([]);
  const found = await findMedia(
    db,
    organisationId,
    attachments.map(({ mediaId }) => mediaId),
  );
  const attached: AttachedMedia[] = [];
  for (const [position, { mediaId, alt }] of attachments.entries()) {
    const media = found.get(mediaId);
    if (media === undefined || !isReady(media)) return fail({ kind: 'media-gone', position });
    attached.push({ mediaId, alt: tidyAlt(alt), media });
  }
  if (offered === null || (visibility === 'private' && !offered.inPrivate)) {
    return fail({ kind: 'media-not-offered', media: attached[0]?.media.kind ?? 'picture' });
  }
  const { altRequired } = await findSettings(db, organisationId);
  const refusal = refusalOf(attached, offered, altRequired);
  return refusal === null ? succeed(attached) : fail(refusal);
}

function refusalOf(attached: readonly AttachedMedia[], offered: MediaCapabilities, altRequired: boolean): AttachRefusal | null {
  const films = attached.filter(({ media }) => media.kind === 'film');
  if (films.length > 0 && offered.film === null) return { kind: 'media-not-offered', media: 'film' };
  if (films.length > 0 && attached.length > 1) return { kind: 'film-not-alone' };
  if (films.length === 0 && attached.length > offered.pictures) return { kind: 'too-many-media', maximum: offered.pictures };
  // A picture that moves goes alone where it moves: Mastodon and X show it as a film.
  for (const [position, { media, alt }] of attached.entries()) {
    if (media.kind === 'film' && offered.film !== null) {
      const { bytes, types, seconds } = offered.film;
      if (!types.includes(media.mimeType)) return { kind: 'film-format', position };
      if (media.sizeBytes > bytes) return { kind: 'film-too-large', maximum: bytes };
      if (seconds !== null && (media.milliseconds ?? 0) > seconds * 1_000) return { kind: 'film-too-long', maximum: seconds };
    }
    if (altRequired && alt === '') return { kind: 'alt-missing', position };
    if ([...alt].length > offered.altLength) return { kind: 'alt-too-long', position, maximum: offered.altLength };
  }
  return null;
}

/** Has a publication carry these. */
export async function attachToPublication(
  tx: Transaction,
  publicationId: string,
  { attachments, altBy }: { attachments: readonly Attachment[]; altBy: string | null },
): Promise<void> {
  await insertPublishedMedia(tx, publicationId, { attachments, altBy });
  await touchMedia(
    tx,
    attachments.map(({ mediaId }) => mediaId),
  );
}

/** Whether a publication carries just these. */
export async function carriesSame(
  db: Query,
  organisationId: string,
  publicationId: string,
  attachments: readonly Attachment[],
): Promise<boolean> {
  const carried = await listPublishedMedia(db, organisationId, [publicationId]);
  if (carried.length !== attachments.length) return false;
  return carried.every(({ mediaId, alt }, at) => mediaId === attachments[at]?.mediaId && alt === tidyAlt(attachments[at]?.alt ?? ''));
}

/** Keeps these beside a draft's words, instead of what was there. Those that are gone are left out. */
export async function saveDraftMedia(tx: Transaction, place: DraftPlace, wanted: readonly Attachment[]): Promise<Attachment[]> {
  const found = await findMedia(
    tx.db,
    tx.organisationId,
    wanted.map(({ mediaId }) => mediaId),
  );
  const kept = wanted
    .filter(({ mediaId }) => found.get(mediaId)?.state === 'ready')
    .map(({ mediaId, alt }) => ({ mediaId, alt: alt.toWellFormed().replaceAll('\0', '') }));
  const before = await replaceDraftMedia(tx, place, kept);
  const changed = [...before, ...kept].map(({ mediaId }) => mediaId);
  await touchMedia(tx, changed);
  for (const mediaId of new Set(before.map((one) => one.mediaId))) {
    const media = await findOne(tx.db, tx.organisationId, mediaId);
    if (media !== null && !kept.some((one) => one.mediaId === mediaId)) enqueueForget(tx, media);
  }
  return kept;
}

/** What a publication that did not leave carried is its writer's draft again, before what is there by now. */
export async function giveBackMedia(tx: Transaction, publicationId: string, place: DraftPlace): Promise<void> {
  const carried = await listPublishedMedia(tx.db, tx.organisationId, [publicationId]);
  if (carried.length === 0) return;
  const there = await listDraftMedia(tx.db, tx.organisationId, place);
  const others = there.filter(({ mediaId }) => !carried.some((one) => one.mediaId === mediaId));
  await saveDraftMedia(tx, place, [...carried, ...others]);
}
