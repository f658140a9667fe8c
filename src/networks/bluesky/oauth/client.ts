/** Who this product is to the network's authorisation servers: https://atproto.com/specs/oauth#clients */
import { isLoopback } from '../address.ts';
import { publicPart, thumbprint, type KeyPair } from './proof.ts';

/** All that the product does, and private messages, which are granted apart. */
export const SCOPE = 'atproto transition:generic transition:chat.bsky';
export const DOCUMENT_PATH = '/networks/bluesky/client.json';
const REDIRECT_PATH = '/networks/bluesky/authorised';

export interface OAuthClient {
  readonly clientId: string;
  readonly redirectUrl: string;
  /** By which it proves who it is; null: it is a product on somebody's own machine, which proves nothing and is trusted for two weeks. */
  readonly key: KeyPair | null;
}

/**
 * The product's own keys, the one of today first: a leave goes on under the key that it was given to, until the secret behind that key is put
 * away. None: only a product on its user's own machine can ask for leave.
 */
export type ClientKeys = readonly KeyPair[];

/** The key of that name; when it was put away, the one of today, which the server will refuse. Null for a client that has none. */
export const keyNamed = (keys: ClientKeys, name: string | null): KeyPair | null =>
  name === null ? null : (keys.find((key) => thumbprint(key) === name) ?? keys[0] ?? null);

/** The client whose browsers come back to `redirectUrl`; null when no network could know such a one. */
export function clientFor(redirectUrl: string, key: KeyPair | null): OAuthClient | null {
  if (!URL.canParse(redirectUrl)) return null;
  const url = new URL(redirectUrl);
  if (isLoopback(url.origin) && url.protocol === 'http:') {
    // The name `localhost` is not allowed in a redirect: https://atproto.com/specs/oauth#localhost-client-development
    if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
    const query = new URLSearchParams({ redirect_uri: url.href, scope: SCOPE });
    return { clientId: `http://localhost?${query.toString()}`, redirectUrl: url.href, key: null };
  }
  if (url.protocol !== 'https:' || key === null) return null;
  return { clientId: url.origin + DOCUMENT_PATH, redirectUrl: url.href, key };
}

/** What authorisation servers fetch at `DOCUMENT_PATH` to know us. `publicUrl`: our own origin. */
export function clientDocument(publicUrl: string, keys: ClientKeys): Record<string, unknown> {
  const origin = new URL(publicUrl).origin;
  return {
    client_id: origin + DOCUMENT_PATH,
    client_name: 'Visavis',
    client_uri: origin,
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [origin + REDIRECT_PATH],
    scope: SCOPE,
    dpop_bound_access_tokens: true,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: keys.map((key) => Object.assign(publicPart(key), { kid: thumbprint(key), alg: 'ES256', use: 'sig' })) },
  };
}
