/** Calls outside any session, and what they answer. */
import { Agent, XRPCError } from '@atproto/api';
import { boundedFetch, type Bounds } from './transport.ts';

export const SMALL: Bounds = { timeoutMs: 20_000, maximumBytes: 2_000_000 };
/** A refresh token is exchanged once: asked on a socket that nothing can have closed, never twice. A sign-in may be asked again. */
const ALONE: Bounds = { ...SMALL, alone: true };
const AGAIN: Bounds = { ...SMALL, repeatable: true };
export const USER_AGENT = 'Visavis';

/**
 * A call outside any session: `token` is what it presents, if anything. Answers the parsed body, whatever it is. Throws `XRPCError` as
 * the library does (its `cause` a `TransportError` when nothing came).
 */
export async function callBare(
  server: string,
  method: `com.atproto.server.${'createSession' | 'refreshSession' | 'deleteSession'}`,
  { token, input, signal }: { token?: string; input?: { identifier: string; password: string }; signal?: AbortSignal },
): Promise<unknown> {
  const bounds = method === 'com.atproto.server.createSession' ? AGAIN : ALONE;
  return await bodyOf(bareAgent(server, { token, signal, bounds }).call(method, undefined, input));
}

/** Asks a server who has a handle, as anybody may. */
export async function resolveBare(server: string, handle: string, signal: AbortSignal): Promise<unknown> {
  return await bodyOf(bareAgent(server, { signal, bounds: SMALL }).com.atproto.identity.resolveHandle({ handle }));
}

function bareAgent(
  server: string,
  { token, signal, bounds }: { token?: string | undefined; signal?: AbortSignal | undefined; bounds: Bounds },
): Agent {
  return new Agent((path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('user-agent', USER_AGENT);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return boundedFetch(new URL(path, server), { ...init, headers, ...(signal === undefined ? {} : { signal }) }, bounds);
  });
}

/**
 * The body of an answer even where the library finds it odd: one odd post in a page must not hide the others. Callers parse it
 * themselves, item by item.
 */
export async function bodyOf(call: Promise<{ data: unknown }>): Promise<unknown> {
  try {
    return (await call).data;
  } catch (error) {
    // The library does not export the class of this error (`XRPCInvalidResponseError`).
    if (error instanceof XRPCError && 'responseBody' in error && typeof error.responseBody === 'object' && error.responseBody !== null) {
      return error.responseBody;
    }
    throw error;
  }
}

/** What a caller throws when it can make nothing of a body: to the mapper it is an answer that is not of this protocol. */
export const notThisProtocol = (what: string): XRPCError => new XRPCError(2, 'InvalidResponse', `${what} is not of this protocol`);
