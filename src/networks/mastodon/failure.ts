/** What came of a call that did not succeed, in the port's words. */
import type { NetworkFailure } from '../network.ts';
import { TransportError } from '../transport/index.ts';
import type { Answered } from '../transport/index.ts';

/** Whether a call changes something: then a lost answer leaves its outcome unknown. */
export type Act = 'read' | 'write';

const DEFAULT_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** The port's failure for a call that got no answer; throws on what is no failure of the network. */
export function failureOfTransport(error: unknown, act: Act): NetworkFailure {
  if (!(error instanceof TransportError)) throw error;
  const executed = error.trouble !== 'not-sent' && error.trouble !== 'redirected';
  return executed ? lost(error.message, act) : { kind: 'unavailable', detail: error.message };
}

export const lost = (detail: string, act: Act): NetworkFailure => ({ kind: act === 'write' ? 'outcome-unknown' : 'unavailable', detail });

/**
 * The port's failure for an answer of 400 or more. Some servers send an empty body, or a page, with their no; 404 is left to callers, who
 * know what was asked for.
 */
export function failureOfAnswer(answer: Answered, act: Act): NetworkFailure {
  const { status, headers } = answer;
  const said = saidBy(answer);
  const detail = `${status} ${said ?? ''}`.trim().slice(0, 300);
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAt(headers, Date.now()) };
  if (status === 401) return { kind: 'unauthorised', reason: said ?? 'token-refused' };
  if (status === 403) return refusal(said ?? '', detail);
  if (status >= 500) return lost(detail, act);
  if (status === 413) return { kind: 'rejected', reason: 'too-long', detail };
  if (status === 422 || status === 400) {
    if (/limit|too long|exceed/i.test(said ?? '')) return { kind: 'rejected', reason: 'too-long', detail };
    if (/block/i.test(said ?? '')) return { kind: 'rejected', reason: 'blocked', detail };
    return { kind: 'rejected', reason: 'invalid', detail };
  }
  if (status === 404 || status === 405 || status === 410 || status === 501) return { kind: 'rejected', reason: 'unsupported', detail };
  return { kind: 'unavailable', detail };
}

/** 403 says either that this token may not do so much, or that this account may not do anything any more. */
function refusal(said: string, detail: string): NetworkFailure {
  if (/scope/i.test(said)) return { kind: 'rejected', reason: 'not-granted', detail };
  if (/disabled|suspended|pending|confirm|login/i.test(said)) return { kind: 'unauthorised', reason: said.slice(0, 300) };
  return said === '' ? { kind: 'unavailable', detail } : { kind: 'rejected', reason: 'blocked', detail };
}

/** The words of an error, or null when the answer is nothing of this API. */
export function saidBy({ bytes }: Answered): string | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
    return typeof error === 'string' ? error.toWellFormed().replaceAll('\0', '') : null;
  } catch {
    return null;
  }
}

/**
 * When the server will listen again: `Retry-After` (seconds, or a date) or `X-RateLimit-Reset` (a date, or seconds since 1970), by the
 * server's own clock; between one second and a day from `now` (milliseconds since 1970), a minute when it does not say.
 */
export function retryAt(headers: Headers, now: number): Date {
  const skew = now - (theirNow(headers) ?? now);
  const after = headers.get('retry-after') ?? '';
  const asked = /^\d+$/.test(after) ? now + Number(after) * 1_000 : after !== '' ? Date.parse(after) + skew : resetAt(headers) + skew;
  const pause = Number.isFinite(asked) ? asked - now : DEFAULT_PAUSE_MS;
  return new Date(now + Math.min(LONGEST_PAUSE_MS, Math.max(1_000, pause)));
}

/** The server's clock as its answer says it, milliseconds since 1970. */
export function theirNow(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isFinite(at) ? at : null;
}

/**
 * `X-RateLimit-Reset` in milliseconds since 1970, by the server's clock; NaN when it says none. Servers write a date, seconds or milliseconds
 * since 1970, or the seconds that are left.
 */
export function resetAt(headers: Headers): number {
  const text = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? '';
  if (!/^\d+$/.test(text)) return Date.parse(text);
  const number = Number(text);
  if (number < 100_000_000) return (theirNow(headers) ?? Date.now()) + number * 1_000;
  return number < 100_000_000_000 ? number * 1_000 : number;
}
