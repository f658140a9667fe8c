/** `fetch` with bounds, since the server may be anyone's: a time for the whole answer, a size, no redirect followed. */
export type TransportTrouble = 'not-sent' | 'lost' | 'timed-out' | 'too-large' | 'redirected';

/** Why no answer came. `not-sent`: the request surely never reached the server. */
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

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export const USER_AGENT = 'Visavis';

const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
const NOT_TRUSTED = /^(EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;
/** A kept connection that the server had closed meanwhile: what is only read is asked once more, on another. */
const STALE = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** Answers with the whole body read. Throws `TransportError`. */
export async function boundedFetch(url: URL, init: RequestInit, bounds: Bounds): Promise<Answer> {
  const timeout = AbortSignal.timeout(bounds.timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const isRead = (init.method ?? 'GET') === 'GET';
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await exchange(url, { ...init, signal }, bounds.maximumBytes);
    } catch (error) {
      if (error instanceof TransportError) throw error;
      if (isRead && attempt === 1 && !signal.aborted && STALE.test(codeOf(error))) continue;
      throw toTransportError(error, timeout.aborted);
    }
  }
}

async function exchange(url: URL, init: RequestInit, maximumBytes: number): Promise<Answer> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    throw new TransportError('redirected', `the server sends us elsewhere (${status})`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maximumBytes) throw new TransportError('too-large', `the answer is longer than ${maximumBytes} bytes`);
    parts.push(part);
  }
  return { status, headers, bytes: Buffer.concat(parts) };
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error);

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function toTransportError(error: unknown, timedOut: boolean): TransportError {
  if (timedOut) return new TransportError('timed-out', 'the server did not answer in time', { cause: error });
  const [cause, code] = [causeOf(error), codeOf(error)];
  const message = code !== '' ? code : cause instanceof Error ? cause.message : String(cause);
  // `fetch` itself refuses some ports (https://fetch.spec.whatwg.org/#port-blocking) and gives that no code.
  const isNotSent = NOT_CONNECTED.test(code) || NOT_TRUSTED.test(code) || message === 'bad port';
  return new TransportError(isNotSent ? 'not-sent' : 'lost', message, { cause: error });
}
