/** Which authorisation server speaks for an account's server: https://atproto.com/specs/oauth#server-metadata */
import { z } from 'zod';
import { fail, succeed } from '../../../platform/result.ts';
import type { NetworkResult } from '../../network.ts';
import { isLoopback, parseServer } from '../address.ts';
import { SMALL, USER_AGENT } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import { boundedFetch } from '../transport.ts';

const endpoint = z.string().max(2_000).refine(URL.canParse);
export const authorisationServer = z.object({
  issuer: endpoint,
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  pushed_authorization_request_endpoint: endpoint,
  revocation_endpoint: endpoint.optional(),
});
export type AuthorisationServer = z.infer<typeof authorisationServer>;

const protectedResource = z.looseObject({ authorization_servers: z.array(z.string()).min(1) });
const identityDocument = z.looseObject({
  id: z.string(),
  service: z.array(z.looseObject({ id: z.string(), serviceEndpoint: z.unknown().optional() })),
});

/** The server that gives leave for accounts of `server` (which may be one itself). Answers in place of one that is none: `unavailable`. */
export async function discover(server: string, signal?: AbortSignal): Promise<NetworkResult<AuthorisationServer>> {
  const resource = await readJson(new URL('/.well-known/oauth-protected-resource', server), signal);
  if (!resource.ok) return resource;
  const named = protectedResource.safeParse(resource.value);
  const issuer = named.success ? parseServer(named.data.authorization_servers[0] ?? '') : server;
  // A server of the network must not send us to this very machine, nor elsewhere than to a server.
  if (issuer === null || (isLoopback(issuer) && !isLoopback(server))) return foreign('its authorisation server has no address');
  const answer = await readJson(new URL('/.well-known/oauth-authorization-server', issuer), signal);
  if (!answer.ok) return answer;
  const found = authorisationServer.safeParse(answer.value);
  if (!found.success || parseServer(found.data.issuer) !== issuer) return foreign('it gives no leave by OAuth');
  const { issuer: _, ...endpoints } = found.data;
  const isOurs = (address: string) => {
    const url = new URL(address);
    return parseServer(url.origin) !== null && isLoopback(url.origin) === isLoopback(issuer);
  };
  return Object.values(endpoints).every((address) => address === undefined || isOurs(address))
    ? succeed(found.data)
    : foreign('its authorisation server points elsewhere');
}

/** The address of an account's server, from the document of its identity; null when nobody has that identity. */
export async function findServerOf(identity: string, directory: string, signal?: AbortSignal): Promise<NetworkResult<string | null>> {
  const address = documentAddress(identity, directory);
  if (address === null) return succeed(null);
  const answer = await readJson(address, signal);
  if (!answer.ok) return answer;
  const found = identityDocument.safeParse(answer.value);
  if (!found.success || found.data.id !== identity) return succeed(null);
  const service = found.data.service.find(({ id }) => id === '#atproto_pds' || id === `${identity}#atproto_pds`);
  return succeed(typeof service?.serviceEndpoint === 'string' ? parseServer(service.serviceEndpoint) : null);
}

function documentAddress(identity: string, directory: string): URL | null {
  if (/^did:plc:[a-z2-7]{24}$/.test(identity)) return new URL(`/${identity}`, directory);
  const [, host] = /^did:web:([\w.-]+(?:%3A\d+)?)$/.exec(identity) ?? [];
  const server = host === undefined ? null : parseServer(decodeURIComponent(host));
  // Its name came from a stranger: a server of the network must not send us to this very machine.
  if (server === null || (isLoopback(server) && !isLoopback(directory))) return null;
  return new URL('/.well-known/did.json', server);
}

const foreign = (detail: string) => fail({ kind: 'unavailable' as const, detail: `it is not of this protocol: ${detail}` });

/** The JSON that stands at an address, null when there is none. */
async function readJson(url: URL, signal?: AbortSignal): Promise<NetworkResult<unknown>> {
  return await attempt(async () => {
    const headers = { accept: 'application/json', 'user-agent': USER_AGENT };
    const response = await boundedFetch(url, { headers, ...(signal === undefined ? {} : { signal }) }, SMALL);
    const text = await response.text();
    if (!response.ok) return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  });
}
