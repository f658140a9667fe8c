/**
 * `fetch` with bounds: a time for the whole answer, a size, no redirect followed. What fails says whether the request may have reached the
 * server. Each adapter has its own, since adapters know nothing of each other.
 */
export type TransportTrouble = 'not-sent' | 'lost' | 'timed-out' | 'too-large' | 'redirected';

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
}

export const SMALL: Bounds = { timeoutMs: 15_000, maximumBytes: 2_000_000 };
/** A page of a hundred posts with all that they refer to. */
export const LARGE: Bounds = { timeoutMs: 30_000, maximumBytes: 20_000_000 };
export const USER_AGENT = 'Visavis';

/** Causes that come before a byte of the request left. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
const NOT_TRUSTED = /^(EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;
/** How a kept socket ends under a request when its other side had just closed it for being idle. */
const HUNG_UP = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Answers with the whole body read. A reading that a stale socket lost is asked once more. Throws `TransportError`. */
export async function boundedFetch(url: URL, init: RequestInit, { timeoutMs, maximumBytes }: Bounds): Promise<Answered> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const isReading = (init.method ?? 'GET') === 'GET';
  const ask = () => fetch(url, { ...init, redirect: 'manual', signal });
  try {
    const response = await ask().catch((error: unknown) => {
      if (!isReading || signal.aborted || !HUNG_UP.test(codeOf(error))) throw error;
      return ask();
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
  const code = codeOf(error);
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const message = code !== '' ? code : cause instanceof Error ? cause.message : String(cause);
  // `fetch` itself refuses some ports (https://fetch.spec.whatwg.org/#port-blocking) and gives that no code.
  const isNotSent = NOT_CONNECTED.test(code) || NOT_TRUSTED.test(code) || message === 'bad port';
  return new TransportError(isNotSent ? 'not-sent' : 'lost', message, { cause: error });
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
