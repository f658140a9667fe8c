/** How calls reach the account's server: through the network's own library, over a transport with bounds. */
import { Agent } from '@atproto/api';
import { SMALL, USER_AGENT } from './bare-call.ts';
import { SessionRefused } from './failure.ts';
import type { Session } from './session.ts';
import { boundedFetch, type Bounds } from './transport.ts';

/** A page of posts, or a thread of thousands. */
const LARGE: Bounds = { timeoutMs: 60_000, maximumBytes: 40_000_000 };

/**
 * The library's agent, signed in as the account, always at the address that was given: the address in the account's own DID document is
 * not followed, since a document may point anywhere and an entryway (bsky.social) forwards by itself.
 */
export function createAgent(server: string, identity: string, session: Session): Agent {
  async function send(path: string, init: RequestInit, refused?: string): Promise<Response> {
    const token = await session.token(refused);
    if (!token.ok) throw new SessionRefused(token.error);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token.value}`);
    headers.set('user-agent', USER_AGENT);
    const bounds = /app\.bsky\.feed\.(getPostThread|getPosts|getAuthorFeed)|listNotifications|com\.atproto\.sync\.getBlob/.test(path)
      ? LARGE
      : SMALL;
    const response = await boundedFetch(new URL(path, server), { ...init, headers }, bounds);
    // Refused for its token's age before anything was done: once more with a renewed one.
    return refused === undefined && (await saysExpired(response)) ? await send(path, init, token.value) : response;
  }
  return new Agent({ did: identity as `did:plc:${string}`, fetchHandler: (path, init) => send(path, init) });
}

async function saysExpired(response: Response): Promise<boolean> {
  if (response.status !== 400 && response.status !== 401) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'ExpiredToken';
}
