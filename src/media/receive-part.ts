import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { nextState, PART_BYTES, PICTURE_BYTES } from './media.ts';
import type { Media, MediaFailure } from './media.ts';
import { CHECK_MEDIA } from './media-deps.ts';
import type { MediaDeps } from './media-deps.ts';
import { addPart } from './part-store.ts';
import { sniff } from './sniff.ts';
import { deleteMedia, findOne, lockMedia, writeMedia } from './store.ts';

export type PartRefusal =
  | { readonly kind: 'not-found' }
  /** All of it came already. */
  | { readonly kind: 'not-receiving'; readonly state: string }
  /** Parts come in their order: this one is next. */
  | { readonly kind: 'part-expected'; readonly number: number }
  | { readonly kind: 'wrong-length'; readonly expected: number }
  | MediaFailure;

/** A worker that dies of a file takes it up again as often. */
const TRIES = 5;

/**
 * Takes the next part of a file. One that came already is taken again for nothing, so who did not hear the answer may repeat it. The first
 * tells what the file is: what cannot be sent is refused before the rest is. After the last one a worker looks at it.
 */
export async function receivePart(
  { database }: MediaDeps,
  visitor: Visitor,
  part: { readonly mediaId: string; readonly number: number; readonly bytes: Uint8Array },
): Promise<Result<Media, PartRefusal>> {
  return await database.transact<Result<Media, PartRefusal>>(visitor.organisationId, async (tx) => {
    const media = await lockMedia(tx, part.mediaId);
    if (media?.memberId !== visitor.memberId) return fail({ kind: 'not-found' });
    const expected = Math.ceil(media.receivedBytes / PART_BYTES);
    if (part.number < expected) return succeed(media);
    const received = nextState(media.state, 'was-received');
    if (received === null) return fail({ kind: 'not-receiving', state: media.state });
    if (part.number > expected) return fail({ kind: 'part-expected', number: expected });
    const length = Math.min(PART_BYTES, media.sizeBytes - media.receivedBytes);
    if (part.bytes.length !== length) return fail({ kind: 'wrong-length', expected: length });
    const refusal = part.number === 0 ? headRefusal(part.bytes, media.sizeBytes) : null;
    if (refusal !== null) {
      await deleteMedia(tx, media.mediaId);
      return fail(refusal);
    }
    await addPart(tx, media.mediaId, part);
    if (media.receivedBytes + length === media.sizeBytes) {
      await writeMedia(tx, media, { state: received, keptBytes: media.sizeBytes });
      const payload = { organisationId: tx.organisationId, mediaId: media.mediaId };
      tx.enqueue({ task: CHECK_MEDIA, payload, maximumAttempts: TRIES });
    }
    return succeed((await findOne(tx.db, tx.organisationId, media.mediaId)) ?? media);
  });
}

function headRefusal(head: Uint8Array, sizeBytes: number): MediaFailure | null {
  const seen = sniff(head);
  if (seen === null) return { kind: 'not-media' };
  if (seen.kind === 'other') return { kind: 'media-format', format: seen.format };
  return seen.kind === 'picture' && sizeBytes > PICTURE_BYTES ? { kind: 'media-too-large', maximum: PICTURE_BYTES } : null;
}
