import type { MediaCapabilities, OutgoingFile, OutgoingMedia } from '../networks/network.ts';
import type { Database, Query } from '../platform/database/index.ts';
import { listPublishedMedia } from './attachment-store.ts';
import type { PublishedMedia } from './attachment-store.ts';
import { fitPicture, fits, limitsName } from './fit-picture.ts';
import type { Fitted, PictureLimits } from './fit-picture.ts';
import { isReady } from './media.ts';
import type { ReadyMedia } from './media.ts';
import type { OneByOne } from './one-by-one.ts';
import { readParts, sizeOfParts } from './part-store.ts';
import { unpack } from './prepare-picture.ts';
import { findMedia } from './store.ts';
import { findVariant, keepVariant } from './variant-store.ts';

export interface FileDeps {
  readonly database: Database;
  readonly oneByOne: OneByOne;
}

/** What a publication carries, each as it goes to its network; `uploaded` with it, when it is there already. */
export interface CarriedFile {
  readonly carried: PublishedMedia;
  readonly file: OutgoingFile;
}

/** Null: one of them is gone, or can never be made to fit. Making them is slow the first time, and once for all accounts with the same limits. */
export async function filesOf(
  deps: FileDeps,
  publication: { readonly organisationId: string; readonly publicationId: string },
  offered: MediaCapabilities,
): Promise<CarriedFile[] | null> {
  const { organisationId, publicationId } = publication;
  const [carried, found] = await deps.database.read(organisationId, async (db) => {
    const list = await listPublishedMedia(db, organisationId, [publicationId]);
    return [
      list,
      await findMedia(
        db,
        organisationId,
        list.map(({ mediaId }) => mediaId),
      ),
    ] as const;
  });
  const files: CarriedFile[] = [];
  for (const one of carried) {
    const media = found.get(one.mediaId);
    if (media === undefined || !isReady(media)) return null;
    const file = await fileOf(deps, { organisationId, media, alt: one.alt, offered });
    if (file === null) return null;
    files.push({ carried: one, file });
  }
  return files;
}

/** What stands for each file in the post once all are uploaded; those of which nothing is left are left out. */
export async function outgoingMedia(db: Query, organisationId: string, publicationId: string): Promise<OutgoingMedia[]> {
  const carried = await listPublishedMedia(db, organisationId, [publicationId]);
  const found = await findMedia(
    db,
    organisationId,
    carried.map(({ mediaId }) => mediaId),
  );
  return carried.flatMap(({ mediaId, alt, uploaded }) => {
    const media = found.get(mediaId);
    if (media === undefined || !isReady(media)) return [];
    return [{ kind: media.kind, alt, width: media.width, height: media.height, handle: uploaded?.handle ?? null }];
  });
}

/** A picture or a film as it goes to a network that takes so much; null: it is gone, or cannot be made to fit. */
export async function fileFor(
  deps: FileDeps,
  one: { readonly organisationId: string; readonly mediaId: string; readonly alt: string; readonly offered: MediaCapabilities },
): Promise<OutgoingFile | null> {
  const { organisationId, mediaId } = one;
  const media = (await deps.database.read(organisationId, (db) => findMedia(db, organisationId, [mediaId]))).get(mediaId);
  return media !== undefined && isReady(media) ? await fileOf(deps, { ...one, media }) : null;
}

async function fileOf(
  deps: FileDeps,
  { organisationId, media, alt, offered }: { organisationId: string; media: ReadyMedia; alt: string; offered: MediaCapabilities },
): Promise<OutgoingFile | null> {
  const { kind, mimeType, width, height, digest } = media;
  const whole = async () => await deps.database.read(organisationId, (db) => readParts(db, organisationId, media.mediaId));
  if (kind === 'film') return { kind, mimeType, width, height, digest, alt, bytes: whole };
  const made = await pictureFor(deps, organisationId, media, offered);
  if (made === null) return null;
  if (made === 'as-it-is') return { kind, mimeType, width, height, digest, alt, bytes: whole };
  return { kind, mimeType: made.mimeType, width: made.width, height: made.height, digest: made.digest, alt, bytes: async () => made.bytes };
}

/** A picture made to fit, kept or made now. Null: it cannot be made to fit. */
export async function pictureFor(
  { database, oneByOne }: FileDeps,
  organisationId: string,
  media: ReadyMedia,
  limits: PictureLimits,
): Promise<Fitted | 'as-it-is' | null> {
  const kept = { ...media, sizeBytes: await database.read(organisationId, (db) => sizeOfParts(db, organisationId, media.mediaId)) };
  if (fits(kept, limits)) return 'as-it-is';
  const name = limitsName(limits);
  const find = async () => await database.read(organisationId, (db) => findVariant(db, organisationId, media.mediaId, name));
  const before = await find();
  if (before !== null) return before;
  return await oneByOne(async () => {
    const meanwhile = await find();
    if (meanwhile !== null) return meanwhile;
    const bytes = await database.read(organisationId, (db) => readParts(db, organisationId, media.mediaId));
    const made = await unpack(() => fitPicture(bytes, kept, limits));
    if (made === null) return null;
    await database.transact(organisationId, (tx) => keepVariant(tx, media.mediaId, name, made));
    // What another process kept first is what goes out everywhere.
    return (await find()) ?? made;
  });
}
