import { fail, succeed, type Result } from '../../platform/result.ts';
import type { ConnectFailure, Connected, ConnectRequest, NetworkFailure } from '../network.ts';
import { localPart, parseServer } from './address.ts';
import { createClient } from './client.ts';
import { toCredentials, type Held } from './credentials.ts';
import { findStanding } from './standing.ts';

/** Connects by an access token that the account's owner made on the server (Preferences, Development). */
export async function connectAccount(request: ConnectRequest, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>> {
  const server = parseServer(request.server);
  if (server === null) return fail({ kind: 'invalid-address' });
  const token = request.secret.trim();
  if (!/^[\x21-\x7e]{1,4000}$/.test(token)) return fail({ kind: 'wrong-secret' });
  const connected = await connectWith(server, { token, scopes: null, application: null }, signal);
  if (!connected.ok) return connected;
  const wanted = localPart(request.handle);
  const { handle } = connected.value.person;
  // A token is somebody's by itself; the handle only guards against the token of another account.
  return wanted === '' || localPart(handle) === wanted ? connected : fail({ kind: 'wrong-handle' });
}

export interface Granted {
  readonly token: string;
  readonly scopes: string | null;
  readonly application: Held['application'];
}

/** What is kept of an account, once somebody has given a token for it. */
export async function connectWith(
  server: string,
  { token, scopes, application }: Granted,
  signal: AbortSignal,
): Promise<Result<Connected, ConnectFailure>> {
  const found = await findStanding(createClient(server, token), { scopes, domain: null }, signal);
  if (!found.ok) return fail(toConnectFailure(found.error));
  const { standing, domain, accountId } = found.value;
  const held: Held = { accessToken: token, scopes: found.value.scopes, application, domain, accountId };
  return succeed({ ...standing, server, credentials: toCredentials(held) });
}

/** Answers that came, but from something else than a server of this API: a page, a redirect, another software. */
const isForeign = (detail: string): boolean => /not of this API|sends us elsewhere|is longer than/.test(detail);

export function toConnectFailure(failure: NetworkFailure): ConnectFailure {
  switch (failure.kind) {
    case 'rate-limited':
      return { kind: 'rate-limited', retryAt: failure.retryAt };
    case 'unauthorised':
      return { kind: 'wrong-secret' };
    case 'rejected':
      return failure.reason === 'not-granted' ? { kind: 'wrong-secret' } : { kind: 'not-this-network', detail: failure.detail };
    case 'unavailable':
    case 'outcome-unknown':
      return isForeign(failure.detail)
        ? { kind: 'not-this-network', detail: failure.detail }
        : { kind: 'unreachable', detail: failure.detail };
  }
}
