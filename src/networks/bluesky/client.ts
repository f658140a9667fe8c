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
  async function send(path: string, init: RequestInit, again: { refused?: string; learnt?: boolean } = {}): Promise<Response> {
    const url = new URL(path, server);
    const pass = await session.pass({ method: init.method ?? 'GET', url }, again.refused);
    if (!pass.ok) throw new SessionRefused(pass.error);
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(pass.value.headers)) headers.set(name, value);
    headers.set('user-agent', USER_AGENT);
    const bounds = /app\.bsky\.feed\.(getPostThread|getPosts|getAuthorFeed)|listNotifications|com\.atproto\.sync\.getBlob/.test(path)
      ? LARGE
      : SMALL;
    const response = await boundedFetch(url, { ...init, headers }, bounds);
    // Refused for its pass before anything was done: once more with what the server wants in it, or with a renewed one.
    if (session.learn?.(url, response) === true && again.learnt !== true) return await send(path, init, { ...again, learnt: true });
    if (again.refused !== undefined || !(await saysExpired(response))) return response;
    return await send(path, init, { refused: pass.value.token });
  }
  return new Agent({ did: identity as `did:plc:${string}`, fetchHandler: (path, init) => send(path, init) });
}

async function saysExpired(response: Response): Promise<boolean> {
  if (response.status !== 400 && response.status !== 401) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'error' in body && (body.error === 'ExpiredToken' || body.error === 'invalid_token');
}
