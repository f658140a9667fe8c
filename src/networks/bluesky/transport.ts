/** Answers as the SDK wants them. */
import { boundedFetch as ask, TransportError, type Bounds } from '../transport/index.ts';

export { TransportError, type Bounds, type TransportTrouble } from '../transport/index.ts';

/** Answers with the whole body read. Throws `TransportError`. */
export async function boundedFetch(url: URL, init: RequestInit, bounds: Bounds): Promise<Response> {
  const { status, headers: sent, bytes } = await ask(url, init, bounds);
  const headers = new Headers(sent);
  // The body is decoded already.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  try {
    return new Response(bytes.length === 0 ? null : Buffer.from(bytes), { status, headers });
  } catch (error) {
    throw new TransportError('garbage', `the answer is not HTTP (status ${status})`, { cause: error });
  }
}
