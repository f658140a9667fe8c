/** What came of a call that did not succeed, in the port's words. */
import type { NetworkFailure, RejectedReason } from '../network.ts';
import type { Answered, TransportError } from './transport.ts';

/** Whether a call changes something: then a lost answer leaves its outcome unknown. */
export type Act = 'read' | 'write';

const DEFAULT_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 24 * 3_600_000;
/** X's quota of a month, or its prepaid credits, are used up: asked again that soon, since somebody may have paid. */
const CAP_PAUSE_MS = 3_600_000;

export function failureOf(error: TransportError, act: Act): NetworkFailure {
  const executed = error.trouble !== 'not-sent' && error.trouble !== 'redirected';
  return { kind: act === 'write' && executed ? 'outcome-unknown' : 'unavailable', detail: error.message };
}

/** What X says in words; it has had several forms of saying it. */
export interface Complaint {
  readonly title: string;
  readonly detail: string;
  readonly type: string;
}

export function complaintOf({ bytes }: Pick<Answered, 'bytes'>): Complaint | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof body !== 'object' || body === null) return null;
    const first = 'errors' in body && Array.isArray(body.errors) ? (body.errors[0] as unknown) : null;
    const source = { ...(typeof first === 'object' ? first : {}), ...body } as Record<string, unknown>;
    const textOf = (name: string): string => (typeof source[name] === 'string' ? source[name].slice(0, 300) : '');
    return {
      title: textOf('title') || textOf('error'),
      detail: textOf('detail') || textOf('error_description') || textOf('message'),
      type: textOf('type'),
    };
  } catch {
    return null;
  }
}

const CAP = /usage-?cap|UsageCapExceeded|credits|spend(ing)? cap|monthly product cap/i;
const SHUT_OUT = /suspended|\blocked|deactivated|client-forbidden|Unsupported Authentication/i;
const GONE = /deleted or not visible|not exist|cannot find|could not find|replied? to.*(not|deleted)/i;
const BLOCKED = /blocked|not (allowed|permitted) to (reply|quote|message)|who can reply|reply to this conversation|direct message/i;
const TOO_LONG = /too long|(shorter|longer|maximum).*(text|length|characters)|character limit/i;
export const DUPLICATE = /duplicate/i;

/** The port's failure for an answer of 400 or more, or one that is not of this protocol. `now`: milliseconds since 1970. */
export function refusalOf(answered: Answered, act: Act, now = Date.now()): NetworkFailure {
  const { status } = answered;
  const said = complaintOf(answered);
  const words = `${said?.title ?? ''} ${said?.detail ?? ''} ${said?.type ?? ''}`;
  const detail = `${status} ${said === null ? 'an answer that is not of this protocol' : `${said.title}: ${said.detail}`}`.slice(0, 300);
  const lost: NetworkFailure = { kind: act === 'write' ? 'outcome-unknown' : 'unavailable', detail };
  if (status < 400 || status >= 500) return lost;
  // A page of a proxy or of another software: not the protocol's no.
  if (said === null) return status === 429 ? limited(answered.headers, now) : { kind: 'unavailable', detail };
  if (status === 402 || (CAP.test(words) && (status === 403 || status === 429))) {
    return { kind: 'rate-limited', retryAt: new Date(Math.max(now + CAP_PAUSE_MS, resetOf(answered.headers, now) ?? 0)) };
  }
  if (status === 429) return limited(answered.headers, now);
  return noOf(status, said, { words, detail });
}

/** What X says no to, by its status and by its words, which are all that tells one 403 from another. */
function noOf(status: number, said: Complaint, { words, detail }: { words: string; detail: string }): NetworkFailure {
  const rejected = (reason: RejectedReason): NetworkFailure => ({ kind: 'rejected', reason, detail });
  if (status === 401 || (status === 403 && SHUT_OUT.test(words))) {
    return { kind: 'unauthorised', reason: said.title || said.detail || 'refused' };
  }
  if (status === 413 || TOO_LONG.test(words)) return rejected('too-long');
  if (GONE.test(words)) return rejected('parent-gone');
  if (BLOCKED.test(words)) return rejected('blocked');
  return rejected(status === 403 ? 'not-granted' : 'invalid');
}

const limited = (headers: Headers, now: number): NetworkFailure => ({
  kind: 'rate-limited',
  retryAt: new Date(resetOf(headers, now) ?? now + DEFAULT_PAUSE_MS),
});

/**
 * When the server will listen again, in milliseconds since 1970 by our own clock: `x-rate-limit-reset` (seconds since 1970, by its clock) or
 * `retry-after`; between one second and a day from `now`. Null when it does not say.
 */
export function resetOf(headers: Headers, now: number): number | null {
  const theirNow = Date.parse(headers.get('date') ?? '');
  const skew = Number.isFinite(theirNow) ? now - theirNow : 0;
  const after = headers.get('retry-after') ?? '';
  const reset = headers.get('x-rate-limit-reset') ?? '';
  const asked = /^\d+$/.test(after)
    ? now + Number(after) * 1_000
    : /^\d+$/.test(reset)
      ? Number(reset) * 1_000 + skew
      : Date.parse(after) + skew;
  if (!Number.isFinite(asked)) return null;
  return now + Math.min(LONGEST_PAUSE_MS, Math.max(1_000, asked - now));
}
