/** OAuth with PKCE: an application is registered with each server, once for each address of ours (https://docs.joinmastodon.org/spec/oauth/). */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../platform/result.ts';
import type { Authorisation, AuthorisationRequest, ConnectFailure, NetworkApplication } from '../network.ts';
import { parseServer } from './address.ts';
import { COARSE_SCOPES, SCOPES } from './capabilities.ts';
import { createClient, type Client } from './client.ts';
import { connectWith, toConnectFailure } from './connect-account.ts';
import { readInstance } from './instance.ts';

const PENDING_MS = 3_600_000;
const registered = z.looseObject({ client_id: z.string().min(1).max(2_000), client_secret: z.string().min(1).max(2_000) });
const granted = z.looseObject({ access_token: z.string().min(1).max(4_000), scope: z.string().max(4_000).optional().catch(undefined) });

const pendingSchema = z.object({
  server: z.string(),
  redirectUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  scopes: z.string(),
  verifier: z.string(),
  state: z.string(),
  begunAt: z.number(),
});

interface Registration extends NetworkApplication {
  readonly clientSecret: string;
  readonly scopes: string;
}

/** `clock`: milliseconds since 1970. */
export function createAuthorisation(clock: () => number = Date.now): Authorisation {
  return {
    bringsApplication: false,
    document: null,
    returnsApart: true,

    async begin(request, signal) {
      const server = parseServer(request.server);
      if (server === null) return fail({ kind: 'invalid-address' });
      const application = await applicationFor(createClient(server, null), request, signal);
      if (!application.ok) return application;
      const { clientId, clientSecret, scopes } = application.value;
      const [verifier, state] = [randomBytes(48).toString('base64url'), randomBytes(24).toString('base64url')];
      const url = new URL('/oauth/authorize', server);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: request.redirectUrl,
        scope: scopes,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        // Whoever is signed in there may be another than the account that is meant.
        force_login: 'true',
      }).toString();
      const { redirectUrl } = request;
      const pending: z.infer<typeof pendingSchema> = {
        server,
        redirectUrl,
        clientId,
        clientSecret,
        scopes,
        verifier,
        state,
        begunAt: clock(),
      };
      return succeed({ url: url.href, state, pending });
    },

    async complete({ pending, parameters }, signal) {
      const begun = pendingSchema.safeParse(pending);
      if (!begun.success || clock() - begun.data.begunAt > PENDING_MS) return fail({ kind: 'too-late' });
      const { server, redirectUrl, clientId, clientSecret, scopes, verifier, state } = begun.data;
      if (parameters['state'] !== state) return fail({ kind: 'too-late' });
      // RFC 9207: a server that names itself must be the one that was asked.
      if (parameters['iss'] !== undefined && parseServer(parameters['iss']) !== server)
        return fail({ kind: 'not-this-network', detail: 'another server answered than the one that was asked' });
      if (parameters['error'] !== undefined) return fail({ kind: 'declined' });
      const code = parameters['code'] ?? '';
      if (code === '') return fail({ kind: 'too-late' });
      const client = createClient(server, null);
      const exchanged = await client.act('POST', '/oauth/token', {
        form: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uri: redirectUrl,
          scope: scopes,
          code,
          code_verifier: verifier,
        }),
        signal,
      });
      if (!exchanged.ok) return fail(toExchangeFailure(exchanged.error));
      const token = granted.safeParse(exchanged.value.body);
      if (!token.success) return fail({ kind: 'not-this-network', detail: 'the server answered a leave with something else' });
      return await connectWith(
        server,
        { token: token.data.access_token, scopes: token.data.scope ?? null, application: { clientId, clientSecret } },
        signal,
      );
    },
  };
}

/** A code that is refused was used, or has ended; so was an application that the server forgot. */
function toExchangeFailure(failure: Parameters<typeof toConnectFailure>[0]): ConnectFailure {
  if (failure.kind === 'unauthorised' || (failure.kind === 'rejected' && failure.reason === 'invalid')) return { kind: 'too-late' };
  return toConnectFailure(failure);
}

async function applicationFor(
  client: Client,
  { application, redirectUrl }: AuthorisationRequest,
  signal: AbortSignal,
): Promise<Result<Registration, ConnectFailure>> {
  if (application?.clientSecret) return succeed({ ...application, clientSecret: application.clientSecret, scopes: SCOPES });
  const instance = await readInstance(client, signal);
  if (!instance.ok) return fail(toConnectFailure(instance.error));
  // A list is what is published; older servers, and small ones, know one address only, and the two coarse rights.
  const manners = [
    { redirect_uris: [redirectUrl], scopes: SCOPES },
    { redirect_uris: redirectUrl, scopes: SCOPES },
    { redirect_uris: redirectUrl, scopes: COARSE_SCOPES },
  ];
  let last: ConnectFailure = { kind: 'not-this-network', detail: 'the server registers no application' };
  for (const { redirect_uris, scopes } of manners) {
    const body = { client_name: 'Visavis', redirect_uris, scopes };
    const answer = await client.act('POST', '/api/v1/apps', { body, signal });
    const parsed = answer.ok ? registered.safeParse(answer.value.body) : null;
    if (parsed?.success) return succeed({ clientId: parsed.data.client_id, clientSecret: parsed.data.client_secret, scopes });
    if (!answer.ok) last = toConnectFailure(answer.error);
    if (!answer.ok && answer.error.kind !== 'rejected') break;
  }
  return fail(last);
}
