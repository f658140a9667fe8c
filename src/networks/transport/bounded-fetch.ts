/**
 * `fetch` with bounds, since the server may be anyone's: a time for the whole answer, a size, no redirect followed. What fails says
 * whether the request may have reached the server.
 */
export type TransportTrouble = 'not-sent' | 'lost' | 'timed-out' | 'too-large' | 'redirected' | 'garbage';

export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly trouble: TransportTrouble;
  constructor(trouble: TransportTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

export interface Bounds {
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly maximumBytes: number;
  /** Whether asking twice does no harm. By default what the method says: reads are, the rest is not. */
  readonly repeatable?: boolean;
  /** Whether to open a socket for this request alone: for what must neither be lost nor repeated. */
  readonly alone?: boolean;
}

/** What came, whole; decoded already, whatever its headers say. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** How we say who asks; some servers answer nobody who does not. */
export const USER_AGENT = 'Visavis';

/** Causes that come before a byte of the request left. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
const NOT_TRUSTED = /^(EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/** How a socket ends under a request when its other side had just closed it for being idle. */
const HUNG_UP = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/;

/**
 * Answers with the whole body read. A repeatable request that is lost before a byte of its answer came is asked once more at once, on a
 * socket of its own: a kept-alive one may have been closed at the other end a moment before. Throws `TransportError`.
 */
export async function boundedFetch(url: URL, init: RequestInit, bounds: Bounds): Promise<Answered> {
  const { timeoutMs, maximumBytes, repeatable = /^(GET|HEAD)$/i.test(init.method ?? 'GET'), alone = false } = bounds;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const bound: RequestInit = { ...init, redirect: 'manual', signal };
    const asked = alone ? fetchAlone(url, bound) : fetch(url, bound);
    const response = await asked.catch((error: unknown) => {
      if (!repeatable || signal.aborted || !HUNG_UP.test(codeOf(error))) throw error;
      return fetchAlone(url, bound);
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new TransportError('redirected', `the server sends us elsewhere (${response.status})`);
    }
    return { status: response.status, headers: response.headers, bytes: await whole(response, maximumBytes) };
  } catch (error) {
    throw error instanceof TransportError ? error : toTransportError(error, timeout.aborted);
  }
}

/** On a socket that no other request uses, before or after. */
async function fetchAlone(url: URL, init: RequestInit): Promise<Response> {
  const own = newDispatcher();
  if (own === null) return await fetch(url, init);
  try {
    return await fetch(url, { ...init, dispatcher: own });
  } finally {
    // Ends once the answer has been read, or given up.
    void own.close().catch(() => undefined);
  }
}

/**
 * Another pool like the one that `fetch` uses (so through the same proxy, if any); null before the first `fetch`, when no socket can be
 * stale. The symbol is how copies of undici share theirs: https://undici.nodejs.org/#/docs/api/GlobalInstallation
 */
function newDispatcher(): Pool | null {
  const shared = (globalThis as { [key: symbol]: unknown })[Symbol.for('undici.globalDispatcher.1')];
  if (typeof shared !== 'object' || shared === null) return null;
  return new (shared.constructor as new () => Pool)();
}

type Pool = NonNullable<RequestInit['dispatcher']>;

async function whole(response: Response, maximumBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maximumBytes) throw new TransportError('too-large', `the answer is longer than ${maximumBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function toTransportError(error: unknown, timedOut: boolean): TransportError {
  if (timedOut) return new TransportError('timed-out', 'the server did not answer in time', { cause: error });
  const cause = causeOf(error);
  const code = codeOf(error);
  const message = code !== '' ? code : cause instanceof Error ? cause.message : String(cause);
  // `fetch` itself refuses some ports (https://fetch.spec.whatwg.org/#port-blocking) and gives that no code.
  const isNotSent = NOT_CONNECTED.test(code) || NOT_TRUSTED.test(code) || message === 'bad port';
  return new TransportError(isNotSent ? 'not-sent' : 'lost', message, { cause: error });
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error);

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
