import { createHash } from 'node:crypto';
import type { Database, Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { nextState } from './media.ts';
import type { Media, MediaFailure } from './media.ts';
import { readFilm } from './mp4.ts';
import type { FilmShape } from './mp4.ts';
import type { OneByOne } from './one-by-one.ts';
import { deleteParts, findPart, overwrite, readParts, readStretch, replaceParts } from './part-store.ts';
import { preparePicture } from './prepare-picture.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import { lockMedia, writeMedia } from './store.ts';
import type { MediaChange } from './store.ts';

export interface CheckDeps {
  readonly database: Database;
  readonly oneByOne: OneByOne;
}

export interface MediaKey {
  readonly organisationId: string;
  readonly mediaId: string;
}

/** A file that so many workers began with, and none ended, is what ends them. */
const MOST_TRIES = 3;

interface Found {
  readonly is: NonNullable<MediaChange['is']>;
  readonly keptBytes: number;
  /** Another file to keep instead of what came, or stretches of it. */
  readonly bytes: Uint8Array | null;
  readonly patches: FilmShape['patches'];
}

/** Looks at a file that has come whole, and keeps it as it can be sent; or refuses it, and keeps nothing. */
export async function checkMedia({ database, oneByOne }: CheckDeps, { organisationId, mediaId }: MediaKey): Promise<void> {
  await oneByOne(async () => {
    const begun = await database.transact(organisationId, async (tx) => {
      const media = await lockMedia(tx, mediaId);
      if (media?.state !== 'checking') return null;
      return await writeMedia(tx, media, { state: 'checking', tries: media.tries + 1 });
    });
    if (begun === null) return;
    const found = begun.tries > MOST_TRIES ? fail<MediaFailure>({ kind: 'media-broken' }) : await lookAt(database, organisationId, begun);
    await database.transact(organisationId, async (tx) => {
      const media = await lockMedia(tx, mediaId);
      const state = media && nextState(media.state, found.ok ? 'passed' : 'was-refused');
      if (!media || state === null) return;
      if (!found.ok) {
        await deleteParts(tx, mediaId);
        await writeMedia(tx, media, { state, failure: found.error, keptBytes: 0 });
        return;
      }
      const { bytes, patches, is, keptBytes } = found.value;
      if (bytes !== null) await replaceParts(tx, mediaId, bytes);
      for (const patch of patches) await overwrite(tx, mediaId, patch);
      await writeMedia(tx, media, { state, is, keptBytes });
    });
  });
}

async function lookAt(database: Database, organisationId: string, media: Media): Promise<Result<Found, MediaFailure>> {
  const { mediaId } = media;
  const within = async <Value>(work: (db: Query) => Promise<Value>) => await database.read(organisationId, work);
  const head = await within((db) => readStretch(db, organisationId, mediaId, { offset: 0, length: HEAD_BYTES }));
  const seen = sniff(head);
  if (seen === null) return fail({ kind: 'not-media' });
  if (seen.kind === 'other') return fail({ kind: 'media-format', format: seen.format });
  if (seen.kind === 'picture') {
    const source = await within((db) => readParts(db, organisationId, mediaId));
    const prepared = await preparePicture(source, seen.format);
    if (!prepared.ok) return prepared;
    const { bytes, mimeType, width, height, animated, likeness } = prepared.value;
    const is = { kind: 'picture', mimeType, width, height, animated, likeness, milliseconds: null } as const;
    return succeed({ is: { ...is, sourceDigest: digestOf(source), digest: digestOf(bytes) }, keptBytes: bytes.length, bytes, patches: [] });
  }
  const film = await readFilm(media.sizeBytes, async (offset, length) =>
    within((db) => readStretch(db, organisationId, mediaId, { offset, length })),
  );
  if (film === null) return fail({ kind: 'media-broken' });
  if (film === 'no-picture') return fail({ kind: 'no-picture' });
  const [sourceDigest, digest] = await digestParts(within, organisationId, media, film.patches);
  const { width, height, milliseconds, patches } = film;
  const is = { kind: 'film', mimeType: seen.mimeType, width, height, milliseconds, animated: false, likeness: null } as const;
  return succeed({ is: { ...is, sourceDigest, digest }, keptBytes: media.sizeBytes, bytes: null, patches });
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of the film as it came and as it will be kept, a part at a time. */
async function digestParts(
  within: <Value>(work: (db: Query) => Promise<Value>) => Promise<Value>,
  organisationId: string,
  { mediaId }: Media,
  patches: FilmShape['patches'],
): Promise<[string, string]> {
  const [source, kept] = [createHash('sha256'), createHash('sha256')];
  for (let [number, at] = [0, 0]; ; number += 1) {
    const part = await within((db) => findPart(db, organisationId, mediaId, number));
    if (part === null) return [source.digest('hex'), kept.digest('hex')];
    source.update(part);
    for (const { offset, bytes } of patches) {
      const [from, to] = [Math.max(offset, at), Math.min(offset + bytes.length, at + part.length)];
      if (from < to) part.set(bytes.subarray(from - offset, to - offset), from - at);
    }
    kept.update(part);
    at += part.length;
  }
}
