/** What came of a call that did not succeed, in the port's words. */
import { XRPCError } from '@atproto/api';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { TransportError } from './transport.ts';

/** Thrown inside a call when the session itself cannot be used: the request never left. */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';
  readonly failure: NetworkFailure;
  constructor(failure: NetworkFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Errors by which servers say that this session or account may not act any more, whatever status they come with. */
const SHUT_OUT =
  /^((Expired|Invalid)Token|invalid_token|Auth(Missing|enticationRequired)|BadToken(Scope|Method)|(Account|Repo)(Takedown|Takendown|Suspended|Deactivated))$/;

const DEFAULT_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** Runs a call. `act` is whether it changes something: then a lost answer leaves its outcome unknown. Bugs still throw. */
export async function attempt<Value>(call: () => Promise<Value>, act: 'read' | 'write' = 'read'): Promise<NetworkResult<Value>> {
  try {
    return succeed(await call());
  } catch (error) {
    return fail(toFailure(error, act));
  }
}

/** The port's failure for what a call threw; throws on what is no failure of the network. */
export function toFailure(error: unknown, act: 'read' | 'write'): NetworkFailure {
  const lost = (detail: string): NetworkFailure => ({ kind: act === 'write' ? 'outcome-unknown' : 'unavailable', detail });
  const cause = error instanceof XRPCError ? error.cause : error;
  if (cause instanceof SessionRefused) return cause.failure;
  if (cause instanceof TransportError) {
    const executed = cause.trouble !== 'not-sent' && cause.trouble !== 'redirected';
    return executed ? lost(cause.message) : { kind: 'unavailable', detail: cause.message };
  }
  if (!(error instanceof XRPCError)) throw error;
  // Numbers, since the library's enum widens nothing: 1 and 2 are its own (no answer, and an answer that is not of this protocol).
  const status: number = error.status;
  const detail = `${status} ${error.error}: ${error.message}`.slice(0, 300);
  if (status < 200) return lost(detail);
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAt(error.headers ?? {}, Date.now()) };
  if (SHUT_OUT.test(error.error) && speaksJson(error)) return { kind: 'unauthorised', reason: error.error };
  if (status >= 500 && status !== 501) return lost(detail);
  if (status === 413) return { kind: 'rejected', reason: 'too-long', detail };
  if (status === 403 && speaksJson(error)) return { kind: 'unauthorised', reason: error.error };
  if (status === 400 && speaksJson(error)) return { kind: 'rejected', reason: 'invalid', detail };
  // A page of a proxy or of another software: not the protocol's no.
  return { kind: 'unavailable', detail };
}

const speaksJson = (error: XRPCError): boolean => (error.headers?.['content-type'] ?? '').includes('json');

/**
 * When the server will listen again: `ratelimit-reset` (seconds since 1970, by its own clock) or `retry-after` (seconds, or a date);
 * between one second and a day from `now` (milliseconds since 1970), a minute when it does not say.
 */
export function retryAt(headers: Record<string, string | undefined>, now: number): Date {
  const theirNow = Date.parse(headers['date'] ?? '');
  const skew = Number.isFinite(theirNow) ? now - theirNow : 0;
  const after = headers['retry-after'] ?? '';
  const reset = Number(headers['ratelimit-reset'] ?? Number.NaN);
  const asked = /^\d+$/.test(after) ? now + Number(after) * 1000 : after !== '' ? Date.parse(after) + skew : reset * 1000 + skew;
  const pause = Number.isFinite(asked) ? asked - now : DEFAULT_PAUSE_MS;
  return new Date(now + Math.min(LONGEST_PAUSE_MS, Math.max(1_000, pause)));
}
