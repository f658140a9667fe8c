/** How calls reach X: signed in, bounded, counted, under the field names that the server speaks. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult, Quota } from '../network.ts';
import { isAboutNames, other, type FieldNames } from './field-names.ts';
import { failureOf, refusalOf, resetOf, type Act } from './failure.ts';
import type { Session } from './session.ts';
import { boundedFetch, LARGE, SLOW, SMALL, TransportError, USER_AGENT, type Answered } from './transport.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Under the names that the server speaks. */
  readonly query?: (names: FieldNames) => Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Instead of `body`. */
  readonly form?: FormData;
  /** A file travels: minutes on a poor line. */
  readonly slow?: boolean;
  readonly signal?: AbortSignal;
}

export interface Client {
  /** The parsed body. A call that changes something and whose answer is lost is `outcome-unknown`. */
  call(call: Call): Promise<NetworkResult<unknown>>;
  /** Says that an answer did not hold what was asked under these names: the other ones are used from now on. */
  misread(names: FieldNames): void;
  names(): FieldNames;
  /** What its clock shows now, as far as its last answer told; milliseconds since 1970. */
  theirNow(): number;
  knowsClock(): boolean;
  /** As the calls to this path were last answered. */
  quotaOf(path: string): Quota | null;
}

/** Servers whose names were learnt in this process. */
const learnt = new Map<string, FieldNames>();
const MOST_LEARNT = 100;
const SAME_CLOCK_MS = 60_000;

/** `usual`: what to try first at a server that is not known yet. */
export function createClient(server: string, session: Pick<Session, 'token'>, usual: FieldNames): Client {
  const quotas = new Map<string, Quota>();
  /** Null before the first answer. */
  let skew: number | null = null;
  let names = learnt.get(server) ?? usual;

  function speak(spoken: FieldNames): void {
    names = spoken;
    if (learnt.size >= MOST_LEARNT) learnt.clear();
    learnt.set(server, spoken);
  }

  async function send(call: Call, spoken: FieldNames, refused?: string): Promise<NetworkResult<unknown>> {
    const token = await session.token(refused);
    if (!token.ok) return token;
    const act: Act = (call.method ?? 'GET') === 'GET' ? 'read' : 'write';
    const { url, init } = requestOf(server, call, { spoken, token: token.value });
    let answered: Answered;
    try {
      answered = await boundedFetch(url, init, call.slow ? SLOW : act === 'read' ? LARGE : SMALL);
    } catch (error) {
      if (error instanceof TransportError) return fail(failureOf(error, act));
      throw error;
    }
    noteClock(answered);
    noteQuota(call.path, answered);
    // Refused for its token's age before anything was done: once more with a renewed one.
    if (answered.status === 401 && refused === undefined) return await send(call, spoken, token.value);
    const parsed = answered.status < 300 ? parse(answered) : null;
    if (parsed !== null) return succeed(parsed.value);
    const failure = refusalOf(answered, act);
    const misnamed = failure.kind === 'rejected' && answered.status === 400 && call.query !== undefined && isAboutNames(failure.detail);
    if (misnamed && spoken === names) {
      speak(other(spoken));
      return await send(call, names, refused);
    }
    return fail(failure);
  }

  function noteClock({ headers }: Answered): void {
    const theirs = Date.parse(headers.get('date') ?? '');
    if (!Number.isFinite(theirs)) return;
    const apart = theirs - Date.now();
    // Seconds are the way, and its rounding.
    skew = Math.abs(apart) > SAME_CLOCK_MS ? apart : 0;
  }

  function noteQuota(path: string, { headers }: Answered): void {
    const [limit, remaining] = [headers.get('x-rate-limit-limit'), headers.get('x-rate-limit-remaining')];
    const reset = resetOf(headers, Date.now());
    if (limit === null || remaining === null || reset === null || !/^\d+$/.test(limit) || !/^\d+$/.test(remaining)) return;
    quotas.set(path, { limit: Number(limit), remaining: Number(remaining), resetAt: new Date(reset) });
  }

  return {
    call: (call) => send(call, names),
    misread: (spoken) => void (spoken === names ? speak(other(spoken)) : null),
    names: () => names,
    theirNow: () => Date.now() + (skew ?? 0),
    knowsClock: () => skew !== null,
    quotaOf: (path) => quotas.get(path) ?? null,
  };
}

function requestOf(server: string, call: Call, { spoken, token }: { spoken: FieldNames; token: string }): { url: URL; init: RequestInit } {
  const url = new URL(call.path, server);
  for (const [name, value] of Object.entries(call.query?.(spoken) ?? {})) if (value !== undefined) url.searchParams.set(name, value);
  const headers = new Headers({ authorization: `Bearer ${token}`, 'user-agent': USER_AGENT, accept: 'application/json' });
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  const body = call.form ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const init = {
    method: call.method ?? 'GET',
    headers,
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
  };
  return { url, init };
}

function parse({ bytes }: Answered): { value: unknown } | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? { value } : null;
  } catch {
    return null;
  }
}
