/** Calls to one server, as one account or as nobody. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult, Quota } from '../network.ts';
import { failureOfAnswer, failureOfTransport, lost, resetAt, saidBy, theirNow, type Act } from './failure.ts';
import { boundedFetch, USER_AGENT, type Answered, type Bounds } from '../transport/index.ts';

const SMALL: Bounds = { timeoutMs: 20_000, maximumBytes: 8_000_000 };
const SLOW: Bounds = { timeoutMs: 15 * 60_000, maximumBytes: 8_000_000 };
/** A context holds thousands of posts. */
const LARGE: Bounds = { timeoutMs: 60_000, maximumBytes: 60_000_000 };

export interface Call {
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Instead of `body`: for files, and for OAuth. */
  readonly form?: FormData | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly large?: boolean;
  /** A file travels: minutes on a poor line. */
  readonly slow?: boolean;
}

export interface Page {
  readonly body: unknown;
  /** Where the next older page is, as the server says it in `Link`; null when it says none. */
  readonly older: URL | null;
}

export interface Client {
  readonly server: string;
  readonly token: string | null;
  get(path: string | URL, call?: Call): Promise<NetworkResult<Page>>;
  /** Null: the server has no such thing (404 or 410). */
  find(path: string | URL, call?: Call): Promise<NetworkResult<Page | null>>;
  act(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<NetworkResult<Page>>;
  /** The server was found to speak this API: its 404 is believed even where it is an empty page, as small servers send it. */
  trust(): void;
  /** As the last answer that said anything about it. */
  quota(): Quota | null;
  /** The server's clock minus ours, in milliseconds. */
  skew(): number;
}

export function createClient(server: string, token: string | null): Client {
  let quota: Quota | null = null;
  let skew = 0;
  let isTrusted = false;

  async function send(method: string, path: string | URL, act: Act, call: Call): Promise<NetworkResult<Page | null>> {
    const url = addressOf(server, path, call.query);
    if (url === null) return fail({ kind: 'unavailable', detail: 'the server names a page elsewhere' });
    const headers = new Headers({ accept: 'application/json', 'user-agent': USER_AGENT, ...call.headers });
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (call.body !== undefined) headers.set('content-type', 'application/json');
    const body = call.form ?? (call.body === undefined ? null : JSON.stringify(call.body));
    const init = { method, headers, body, ...(call.signal === undefined ? {} : { signal: call.signal }) };
    let answer: Answered;
    try {
      answer = await boundedFetch(url, init, call.slow ? SLOW : call.large ? LARGE : SMALL);
    } catch (error) {
      return fail(failureOfTransport(error, act));
    }
    note(answer.headers);
    if (answer.status === 404 || answer.status === 410) {
      return isTrusted || saidBy(answer) !== null
        ? succeed(null)
        : fail({ kind: 'unavailable', detail: `${answer.status}, not of this API` });
    }
    if (answer.status >= 400) return fail(failureOfAnswer(answer, act));
    return read(answer, url, act);
  }

  function note(headers: Headers): void {
    const [theirs, now] = [theirNow(headers), Date.now()];
    if (theirs !== null) skew = theirs - now;
    const [remaining, limit, reset] = [headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-limit'), resetAt(headers)];
    if (remaining === null || limit === null || !Number.isFinite(reset)) return;
    quota = { remaining: Number(remaining) || 0, limit: Number(limit) || 0, resetAt: new Date(reset - skew) };
  }

  const present = (result: NetworkResult<Page | null>): NetworkResult<Page> =>
    result.ok && result.value === null ? fail(MISSING) : (result as NetworkResult<Page>);
  return {
    server,
    token,
    get: async (path, call = {}) => present(await send('GET', path, 'read', call)),
    find: async (path, call = {}) => await send('GET', path, 'read', call),
    act: async (method, path, call = {}) => present(await send(method, path, 'write', call)),
    trust: () => void (isTrusted = true),
    quota: () => quota,
    skew: () => skew,
  };
}

/** What a 404 means to a caller for whom it is no answer. */
export const MISSING: NetworkFailure = { kind: 'rejected', reason: 'unsupported', detail: '404' };
export const isMissing = (failure: NetworkFailure): boolean => failure === MISSING;

/** What a caller answers when it can make nothing of a body. */
export const notThisApi = (what: string, act: Act = 'read') => fail(lost(`${what} is not of this API`, act));

function read({ bytes, headers }: Answered, asked: URL, act: Act): NetworkResult<Page> {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.trim() === '') return succeed({ body: null, older: null });
  try {
    return succeed({ body: JSON.parse(text) as unknown, older: olderOf(headers.get('link') ?? '', asked) });
  } catch {
    return fail(lost(`the answer is not of this API: ${headers.get('content-type') ?? 'no type'}`, act));
  }
}

/**
 * What is asked for on the next page. Only that is believed of the link: behind a proxy a server may think itself at another address, by
 * which it cannot be reached from here.
 */
function olderOf(link: string, asked: URL): URL | null {
  const next = link.match(/<[^<>]+>[^<]*/g)?.find((one) => /;\s*rel\s*=\s*(?:"[^"]*\bnext\b[^"]*"|next\b)/i.test(one));
  const target = next?.slice(1, next.indexOf('>'));
  if (target === undefined || !URL.canParse(target, asked.href)) return null;
  const older = new URL(asked);
  older.search = new URL(target, asked).search;
  return older;
}

/** Within the account's own server only: a token is shown to nobody else. */
function addressOf(server: string, path: string | URL, query: Call['query'] = {}): URL | null {
  const url = new URL(path, server);
  if (url.host !== new URL(server).host) return null;
  url.protocol = new URL(server).protocol;
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value as string[]) url.searchParams.append(`${name}[]`, one);
    else if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
