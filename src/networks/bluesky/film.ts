/**
 * Films: they go to the network's video service, which prepares them and puts the result on the account's own server.
 * https://docs.bsky.app/docs/tutorials/video
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol, USER_AGENT } from './bare-call.ts';
import { attempt, retryAt } from './failure.ts';
import type { Reader } from './reading.ts';
import { boundedFetch } from './transport.ts';

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/video.json */
export const FILM_BYTES = 100_000_000;
const UPLOAD_MS = 10 * 60_000;
const PREPARING_MS = 10 * 60_000;
const LOOK_MS = 1_500;
const ANSWER_BYTES = 1_000_000;
/** How long the word that lets the service write to the account's server is good, in seconds. */
const WORD_S = 30 * 60;

const job = z.looseObject({
  jobId: z.string().min(1).max(512),
  state: z.string(),
  blob: z.unknown().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
});
const status = z.union([z.looseObject({ jobStatus: job }).transform(({ jobStatus }) => jobStatus), job]);
type Job = z.infer<typeof job>;
const word = z.looseObject({ token: z.string().min(1) });

export interface Film {
  readonly bytes: Uint8Array;
  /** Of what is sent; prepared it is MP4. */
  readonly mimeType: 'video/mp4' | 'video/quicktime';
}

/**
 * Sends a film and waits until it is prepared: minutes. The same film sent again is the same on the service, so a lost answer is simply tried
 * again. Answers the blob that a post embeds.
 */
export async function uploadFilm(reader: Reader, film: Film, signal: AbortSignal): Promise<NetworkResult<unknown>> {
  if (film.bytes.byteLength === 0) return fail({ kind: 'rejected', reason: 'media-refused', detail: 'an empty film' });
  if (film.bytes.byteLength > FILM_BYTES)
    return fail({ kind: 'rejected', reason: 'too-large', detail: `${film.bytes.byteLength} of ${FILM_BYTES} bytes` });
  const authority = await readWord(reader);
  if (!authority.ok) return authority;
  const url = new URL('/xrpc/app.bsky.video.uploadVideo', reader.services.video);
  url.searchParams.set('did', reader.identity);
  url.searchParams.set('name', 'film.mp4');
  const headers = { authorization: `Bearer ${authority.value}`, 'content-type': film.mimeType };
  const sent = await ask(url, { method: 'POST', headers, body: film.bytes as never }, { signal, timeoutMs: UPLOAD_MS });
  return sent.ok ? await waitFor(reader, sent.value, signal) : sent;
}

/** A word of the account's server to the service: it may put one film there. */
async function readWord({ agent, server, identity }: Reader): Promise<NetworkResult<string>> {
  // The service acts towards the account's server, so the word is addressed to that: its name is a web identity.
  const home = await attempt(async () => {
    const body = z.looseObject({ did: z.string().startsWith('did:') }).safeParse(await bodyOf(agent.com.atproto.server.describeServer()));
    if (!body.success) throw notThisProtocol(`the description of ${server}`);
    return body.data.did;
  });
  if (!home.ok) return home;
  return await attempt(async () => {
    const query = {
      aud: home.value as `did:web:${string}`,
      lxm: 'com.atproto.repo.uploadBlob' as const,
      exp: Math.floor(Date.now() / 1000) + WORD_S,
    };
    const body = word.safeParse(await bodyOf(agent.com.atproto.server.getServiceAuth(query)));
    if (!body.success) throw notThisProtocol(`the word for ${identity}`);
    return body.data.token;
  });
}

async function waitFor(reader: Reader, begun: Job, signal: AbortSignal): Promise<NetworkResult<unknown>> {
  const url = new URL('/xrpc/app.bsky.video.getJobStatus', reader.services.video);
  url.searchParams.set('jobId', begun.jobId);
  const deadline = performance.now() + PREPARING_MS;
  let failures = 0;
  for (let now = begun; ;) {
    if (now.blob !== undefined && now.blob !== null) return succeed(now.blob);
    if (now.state === 'JOB_STATE_FAILED')
      return fail({ kind: 'rejected', reason: 'media-refused', detail: `${now.error ?? ''} ${now.message ?? ''}`.trim().slice(0, 300) });
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || performance.now() > deadline) return fail(unavailable('the film is not prepared yet'));
    const looked = await ask(url, {}, { signal, timeoutMs: 20_000 });
    // Preparing goes on whether we look or not.
    if (!looked.ok && (failures += 1) > 5) return looked;
    if (looked.ok) {
      failures = 0;
      now = looked.value;
    }
  }
}

const unavailable = (detail: string): NetworkFailure => ({ kind: 'unavailable', detail });

async function ask(
  url: URL,
  init: RequestInit,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): Promise<NetworkResult<Job>> {
  const answer = await attempt(async () => {
    const headers = { ...(init.headers as Record<string, string> | undefined), 'user-agent': USER_AGENT };
    const response = await boundedFetch(url, { ...init, headers, signal }, { timeoutMs, maximumBytes: ANSWER_BYTES });
    return { response, text: await response.text() };
  });
  if (!answer.ok) return answer;
  const { response, text } = answer.value;
  const parsed = status.safeParse(parse(text));
  // A film that is there already is answered as a conflict, with the job that prepared it.
  if (parsed.success && (response.ok || response.status === 409)) return succeed(parsed.data);
  if (response.status === 429) return fail({ kind: 'rate-limited', retryAt: retryAt(Object.fromEntries(response.headers), Date.now()) });
  if (response.status === 401 || response.status === 403)
    return fail({ kind: 'rejected', reason: 'not-granted', detail: text.slice(0, 300) });
  if (response.status === 400 || response.status === 413) return fail({ kind: 'rejected', reason: 'invalid', detail: text.slice(0, 300) });
  return fail(unavailable(`${response.status} ${text.slice(0, 100)}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
