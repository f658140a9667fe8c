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
}

/** Causes that come before a byte of the request left. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
const NOT_TRUSTED = /^(EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/** Answers with the whole body read. Throws `TransportError`. */
export async function boundedFetch(url: URL, init: RequestInit, { timeoutMs, maximumBytes }: Bounds): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new TransportError('redirected', `the server sends us elsewhere (${response.status})`);
    }
    return await whole(response, maximumBytes);
  } catch (error) {
    throw error instanceof TransportError ? error : toTransportError(error, timeout.aborted);
  }
}

async function whole(response: Response, maximumBytes: number): Promise<Response> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maximumBytes) throw new TransportError('too-large', `the answer is longer than ${maximumBytes} bytes`);
    parts.push(part);
  }
  const headers = new Headers(response.headers);
  // The body is decoded already.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  try {
    return new Response(size === 0 ? null : Buffer.concat(parts), { status: response.status, headers });
  } catch (error) {
    throw new TransportError('garbage', `the answer is not HTTP (status ${response.status})`, { cause: error });
  }
}

function toTransportError(error: unknown, timedOut: boolean): TransportError {
  if (timedOut) return new TransportError('timed-out', 'the server did not answer in time', { cause: error });
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const message = code !== '' ? code : cause instanceof Error ? cause.message : String(cause);
  // `fetch` itself refuses some ports (https://fetch.spec.whatwg.org/#port-blocking) and gives that no code.
  const isNotSent = NOT_CONNECTED.test(code) || NOT_TRUSTED.test(code) || message === 'bad port';
  return new TransportError(isNotSent ? 'not-sent' : 'lost', message, { cause: error });
}
