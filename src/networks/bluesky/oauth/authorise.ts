/** Leave given by an account's holder in the pages of its own server: OAuth with PAR, PKCE and DPoP, https://atproto.com/specs/oauth */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../../platform/result.ts';
import type {
  Authorisation,
  AuthorisationBegun,
  AuthorisationRequest,
  Connected,
  ConnectFailure,
  NetworkFailure,
  Standing,
} from '../../network.ts';
import { isLoopback, normaliseHandle, parseServer } from '../address.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { openReader } from '../connection.ts';
import { readPerson } from '../post.ts';
import type { Services } from '../services.ts';
import { readStanding } from '../standing.ts';
import { askServer, type AskFailure } from './ask-server.ts';
import { clientDocument, clientFor, keyNamed, SCOPE, type ClientKeys } from './client.ts';
import { authorisationServer, discover, findServerOf } from './discovery.ts';
import { digest, keyPair, newKeyPair, thumbprint } from './proof.ts';
import { withinLeave } from './scope.ts';
import { createOAuthSession } from './session.ts';
import { readTokenAnswer } from './tokens.ts';

const LIMIT_MS = 30_000;

const pushed = z.looseObject({ request_uri: z.string().min(1).max(2_000) });
const pending = z.object({
  state: z.string(),
  verifier: z.string(),
  key: keyPair,
  server: z.string(),
  redirectUrl: z.string(),
  clientId: z.string(),
  clientKeyId: z.string().nullable(),
  authorisationServer,
});

export interface AuthorisationDeps {
  readonly services: Services;
  readonly clientKeys: ClientKeys;
}

export function createAuthorisation(deps: AuthorisationDeps): Authorisation {
  const [current] = deps.clientKeys;
  return {
    bringsApplication: false,
    document: current === undefined ? null : (publicUrl) => clientDocument(publicUrl, deps.clientKeys),
    begin: (request, signal) => begin(deps, request, bounded(signal)),
    complete: ({ pending: kept, parameters }, signal) => complete(deps, { kept, parameters }, bounded(signal)),
  };
}

const bounded = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
const draw = () => randomBytes(32).toString('base64url');

async function begin(
  { clientKeys }: AuthorisationDeps,
  request: AuthorisationRequest,
  signal: AbortSignal,
): Promise<Result<AuthorisationBegun, ConnectFailure>> {
  const server = parseServer(request.server);
  if (server === null) return fail({ kind: 'invalid-address' });
  const handle = request.handle.trim() === '' ? null : normaliseHandle(request.handle);
  if (handle === null && request.handle.trim() !== '') return fail({ kind: 'wrong-handle' });
  const client = clientFor(request.redirectUrl, clientKeys[0] ?? null);
  if (client === null) return fail({ kind: 'application-refused', detail: 'this product is not reached by https' });
  const found = await discover(server, signal);
  if (!found.ok) return fail(toConnectFailure(found.error));
  const [state, verifier, key] = [draw(), draw(), newKeyPair()];
  const { issuer } = found.value;
  const asked = await askServer(
    {
      url: found.value.pushed_authorization_request_endpoint,
      issuer,
      client,
      key,
      form: {
        response_type: 'code',
        redirect_uri: client.redirectUrl,
        scope: SCOPE,
        state,
        code_challenge: digest(verifier),
        code_challenge_method: 'S256',
        ...(handle === null ? {} : { login_hint: handle }),
      },
    },
    signal,
  );
  if (!asked.ok) return fail(toConnectFailure(asked.error));
  const accepted = pushed.safeParse(asked.value);
  if (!accepted.success) return fail({ kind: 'not-this-network', detail: 'the server answered a request for leave with something else' });
  const url = new URL(found.value.authorization_endpoint);
  url.searchParams.set('client_id', client.clientId);
  url.searchParams.set('request_uri', accepted.data.request_uri);
  const { clientId, redirectUrl } = client;
  const clientKeyId = client.key && thumbprint(client.key);
  const kept: z.infer<typeof pending> = {
    state,
    verifier,
    key,
    server,
    redirectUrl,
    clientId,
    clientKeyId,
    authorisationServer: found.value,
  };
  return succeed({ url: url.href, state, pending: kept });
}

async function complete(
  { services, clientKeys }: AuthorisationDeps,
  { kept, parameters }: { kept: unknown; parameters: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<Result<Connected, ConnectFailure>> {
  const read = pending.safeParse(kept);
  if (!read.success || parameters['state'] !== read.data.state) return fail({ kind: 'too-late' });
  const { verifier, key, server, redirectUrl, clientId, clientKeyId, authorisationServer: authority } = read.data;
  // From whom the browser comes must be whom it was sent to: https://www.rfc-editor.org/rfc/rfc9207
  if (parameters['iss'] !== authority.issuer)
    return fail({ kind: 'not-this-network', detail: 'the browser comes back from another server' });
  if (parameters['error'] === 'access_denied') return fail({ kind: 'declined' });
  const code = parameters['code'];
  if (parameters['error'] !== undefined || code === undefined) return fail({ kind: 'too-late' });
  const client = clientFor(redirectUrl, keyNamed(clientKeys, clientKeyId));
  if (client === null || client.clientId !== clientId) return fail({ kind: 'too-late' });
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier };
  const asked = await askServer({ url: authority.token_endpoint, issuer: authority.issuer, client, key, form }, signal);
  if (!asked.ok) return fail(toConnectFailure(asked.error));
  const answered = readTokenAnswer(
    asked.value,
    { clientId, clientKeyId, authorisationServer: authority, key, givenAt: Date.now() },
    Date.now(),
  );
  if (answered === null) return fail({ kind: 'not-this-network', detail: 'the server answered a code with something else' });
  const { identity, tokens } = answered;
  const home = await confirmHome({ identity, issuer: authority.issuer, server, services }, signal);
  if (!home.ok) return home;
  const session = createOAuthSession(
    { identity, credentials: tokens, saveCredentials: async () => undefined },
    { clientKeys, turns: new Map() },
  );
  const standing = await readStanding(openReader(session, { server: home.value, identity, services }));
  const bare: Standing = {
    // Its bare identity when the profile cannot be had now.
    person: readPerson({ did: identity, handle: identity }),
    capabilities: capabilitiesOf({ privateMessages: false }),
    rights: [],
    endsAt: null,
  };
  return succeed({ ...withinLeave(standing.ok ? standing.value : bare, tokens), server: home.value, credentials: { ...tokens } });
}

/**
 * The account's own server, once it is sure that it takes the word of the server that gave leave: anybody's server could name anybody's
 * identity.
 */
async function confirmHome(
  { identity, issuer, server, services }: { identity: string; issuer: string; server: string; services: Services },
  signal: AbortSignal,
): Promise<Result<string, ConnectFailure>> {
  const home = await findServerOf(identity, services.directory, signal);
  if (!home.ok) return fail(toConnectFailure(home.error));
  if (home.value === null || (isLoopback(home.value) && !isLoopback(server)))
    return fail({ kind: 'not-this-network', detail: 'nobody knows the server of this account' });
  const authority = await discover(home.value, signal);
  if (!authority.ok) return fail(toConnectFailure(authority.error));
  return authority.value.issuer === issuer
    ? succeed(home.value)
    : fail({ kind: 'not-this-network', detail: 'leave was given by a server that does not speak for this account' });
}

function toConnectFailure(failure: AskFailure | NetworkFailure): ConnectFailure {
  switch (failure.kind) {
    case 'refused':
      if (failure.code === 'invalid_grant') return { kind: 'too-late' };
      return { kind: 'application-refused', detail: `${failure.code} ${failure.detail}`.trim() };
    case 'rate-limited':
      return { kind: 'rate-limited', retryAt: failure.retryAt };
    case 'unauthorised':
      return { kind: 'application-refused', detail: failure.reason };
    default:
      return /is not of this protocol|sends us elsewhere|is longer than|is not HTTP/.test(failure.detail)
        ? { kind: 'not-this-network', detail: failure.detail }
        : { kind: 'unreachable', detail: failure.detail };
  }
}
