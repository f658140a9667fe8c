/** Pictures and films of a post of ours. https://docs.joinmastodon.org/methods/media/ */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { MediaCapabilities, NetworkFailure, NetworkResult, OutgoingFile, OutgoingMedia, Uploaded } from '../network.ts';
import { isMissing, type Page } from './client.ts';
import type { Reader } from './reader.ts';
import { isId } from './ref.ts';

/** A server forgets a file that no post shows after a day. */
const KEPT_MS = 6 * 3_600_000;
const PREPARING_MS = 10 * 60_000;
const LOOKS_MS = [500, 1_000, 2_000, 5_000] as const;

/** `url`: null while the server prepares it. Small servers say no preparing at all. */
const attachment = z.looseObject({ id: z.string().refine(isId), url: z.string().nullish() });
const handleSchema = z.object({ id: z.string().refine(isId) });

const rejected = (reason: Extract<NetworkFailure, { kind: 'rejected' }>['reason'], detail: string) =>
  fail<NetworkFailure>({ kind: 'rejected', reason, detail });

export async function upload(reader: Reader, file: OutgoingFile, signal: AbortSignal): Promise<NetworkResult<Uploaded>> {
  const bytes = await file.bytes();
  const sent = await send(reader, file, bytes, signal);
  if (!sent.ok) return asUpload(sent.error);
  const begun = attachment.safeParse(sent.value.body);
  if (!begun.success) return fail({ kind: 'unavailable', detail: 'the answer to a file is not of this API' });
  const { id, url } = begun.data;
  const ready = url === null ? await waitFor(reader, id, signal) : succeed();
  return ready.ok ? succeed({ handle: { id }, until: new Date(Date.now() + KEPT_MS) }) : ready;
}

/** Version 2 answers before the file is prepared; software that knows only version 1 answers after. */
async function send({ client }: Reader, file: OutgoingFile, bytes: Uint8Array, signal: AbortSignal): Promise<NetworkResult<Page>> {
  const extension = file.mimeType.slice(file.mimeType.indexOf('/') + 1).replace('quicktime', 'mov');
  const post = async (path: string) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: file.mimeType }), `${file.kind}.${extension}`);
    if (file.alt !== '') form.set('description', file.alt);
    return await client.act('POST', path, { form, signal, slow: true });
  };
  const newer = await post('/api/v2/media');
  return !newer.ok && isMissing(newer.error) ? await post('/api/v1/media') : newer;
}

async function waitFor({ client }: Reader, id: string, signal: AbortSignal): Promise<NetworkResult<void>> {
  const deadline = performance.now() + PREPARING_MS;
  for (let looks = 0; performance.now() < deadline && !signal.aborted; looks += 1) {
    await sleep(LOOKS_MS[Math.min(looks, LOOKS_MS.length - 1)], undefined, { signal }).catch(() => undefined);
    const page = await client.get(`/api/v1/media/${id}`, { signal });
    if (!page.ok && page.error.kind !== 'unavailable') {
      return isMissing(page.error) ? rejected('media-refused', 'the server could not prepare it') : page;
    }
    const seen = page.ok ? attachment.safeParse(page.value.body) : null;
    if (seen?.success && typeof seen.data.url === 'string') return succeed();
  }
  return fail({ kind: 'unavailable', detail: 'the file is not prepared yet' });
}

/** What an upload did not come to: nobody saw anything of it. */
function asUpload(error: NetworkFailure): NetworkResult<never> {
  if (isMissing(error)) return rejected('unsupported', 'the server takes no files');
  if (error.kind === 'outcome-unknown') return fail({ kind: 'unavailable', detail: error.detail });
  if (error.kind !== 'rejected') return fail(error);
  if (error.reason === 'too-long') return rejected('too-large', error.detail);
  return error.reason === 'invalid' ? rejected('media-refused', error.detail) : fail(error);
}

/** The names of the files for a post; null when one was never brought, or when the server takes fewer. */
export function idsOf(media: readonly OutgoingMedia[], taken: MediaCapabilities | null): string[] | null {
  const most = media.some(({ kind }) => kind === 'film') ? 1 : (taken?.pictures ?? 0);
  const handles = media.map(({ handle }) => handleSchema.safeParse(handle));
  if (handles.length > most || handles.some(({ success }) => !success)) return null;
  return handles.flatMap(({ data }) => data?.id ?? []);
}
