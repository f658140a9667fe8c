/** Pictures and films of a post of ours. https://docs.x.com/x-api/media/introduction */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { MediaCapabilities, NetworkFailure, NetworkResult, OutgoingFile, OutgoingMedia, Uploaded } from '../network.ts';
import type { Client } from './client.ts';
import { isId } from './ref.ts';

/** https://docs.x.com/x-api/media/quickstart/best-practices */
export const MEDIA: MediaCapabilities = {
  pictures: 4,
  pictureBytes: 5_000_000,
  pictureSide: 4_096,
  picturePixels: null,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif'],
  altLength: 1_000,
  film: { bytes: 100_000_000, types: ['video/mp4', 'video/quicktime'], seconds: 140 },
  inPrivate: false,
};

const SEGMENT_BYTES = 2_000_000;
const PREPARING_MS = 10 * 60_000;
/** What X says of how long it keeps a file is shortened by so much. */
const MARGIN_MS = 60_000;

const processing = z.looseObject({ state: z.string().optional(), check_after_secs: z.number().optional() });
const answer = z.looseObject({
  data: z.looseObject({
    id: z.string().refine(isId),
    expires_after_secs: z.number().optional(),
    processing_info: processing.optional().catch(undefined),
  }),
});
type Answer = z.infer<typeof answer>['data'];
const handleSchema = z.object({ id: z.string().refine(isId) });

/** In segments, since a film is too long for one request; then X prepares it. */
export async function upload(client: Client, file: OutgoingFile, signal: AbortSignal): Promise<NetworkResult<Uploaded>> {
  const bytes = await file.bytes();
  const limit = file.kind === 'film' ? (MEDIA.film?.bytes ?? 0) : MEDIA.pictureBytes;
  if (bytes.byteLength > limit) return fail({ kind: 'rejected', reason: 'too-large', detail: `${bytes.byteLength} of ${limit} bytes` });
  const media_category = file.kind === 'film' ? 'tweet_video' : file.mimeType === 'image/gif' ? 'tweet_gif' : 'tweet_image';
  const begun = await ask(client, '/2/media/upload/initialize', {
    body: { media_type: file.mimeType, total_bytes: bytes.byteLength, media_category },
    signal,
  });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for (let segment = 0; segment * SEGMENT_BYTES < bytes.byteLength; segment += 1) {
    const media = Buffer.from(bytes.subarray(segment * SEGMENT_BYTES, (segment + 1) * SEGMENT_BYTES)).toString('base64');
    const body = { segment_index: segment, media };
    const sent = await client.call({ method: 'POST', path: `/2/media/upload/${id}/append`, body, signal, slow: true });
    if (!sent.ok) return asUpload(sent.error);
  }
  const ended = await ask(client, `/2/media/upload/${id}/finalize`, { signal });
  if (!ended.ok) return ended;
  const ready = await waitFor(client, ended.value, signal);
  if (!ready.ok) return ready;
  const described = await describe(client, file, { id, signal });
  if (!described.ok) return described;
  const seconds = ended.value.expires_after_secs ?? begun.value.expires_after_secs ?? 3_600;
  return succeed({ handle: { id }, until: new Date(Date.now() + seconds * 1_000 - MARGIN_MS) });
}

async function describe(
  client: Client,
  { alt }: OutgoingFile,
  { id, signal }: { id: string; signal: AbortSignal },
): Promise<NetworkResult<void>> {
  if (alt === '') return succeed(undefined);
  const said = await client.call({
    method: 'POST',
    path: '/2/media/metadata',
    body: { id, metadata: { alt_text: { text: alt } } },
    signal,
  });
  return said.ok ? succeed(undefined) : asUpload(said.error);
}

async function waitFor(client: Client, ended: Answer, signal: AbortSignal): Promise<NetworkResult<void>> {
  const deadline = performance.now() + PREPARING_MS;
  let info = ended.processing_info;
  while (info !== undefined && info.state !== 'succeeded') {
    if (info.state === 'failed') return fail({ kind: 'rejected', reason: 'media-refused', detail: 'X could not prepare it' });
    if (performance.now() > deadline || signal.aborted) return fail({ kind: 'unavailable', detail: 'the film is not prepared yet' });
    const pause = Math.min(30, Math.max(0.2, info.check_after_secs ?? 2));
    await sleep(pause * 1_000, undefined, { signal }).catch(() => undefined);
    const looked = await client.call({ path: '/2/media/upload', query: () => ({ media_id: ended.id, command: 'STATUS' }), signal });
    if (!looked.ok) return asUpload(looked.error);
    const seen = answer.safeParse(looked.value);
    if (!seen.success) return fail({ kind: 'unavailable', detail: 'the state of a film is not of this protocol' });
    info = seen.data.data.processing_info;
  }
  return succeed(undefined);
}

async function ask(client: Client, path: string, call: { body?: unknown; signal: AbortSignal }): Promise<NetworkResult<Answer>> {
  const said = await client.call({ method: 'POST', path, ...call });
  if (!said.ok) return asUpload(said.error);
  const parsed = answer.safeParse(said.value);
  return parsed.success ? succeed(parsed.data.data) : fail({ kind: 'unavailable', detail: 'the answer to a file is not of this protocol' });
}

/** What an upload did not come to: nobody saw anything of it. */
function asUpload(error: NetworkFailure): NetworkResult<never> {
  if (error.kind === 'outcome-unknown') return fail({ kind: 'unavailable', detail: error.detail });
  if (error.kind !== 'rejected') return fail(error);
  const reason =
    error.reason === 'too-long'
      ? 'too-large'
      : error.reason === 'invalid' || error.reason === 'parent-gone'
        ? 'media-refused'
        : error.reason;
  return fail({ kind: 'rejected', reason, detail: error.detail });
}

/** The names of the files for a post; null when one was never brought. */
export function idsOf(media: readonly OutgoingMedia[]): string[] | null {
  const handles = media.map(({ handle }) => handleSchema.safeParse(handle));
  return handles.some(({ success }) => !success) ? null : handles.flatMap(({ data }) => data?.id ?? []);
}
