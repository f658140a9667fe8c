/** X's three calls for tokens: changing a code for a pair, a refresh token for the next pair, and giving a token back. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import { failureOf, refusalOf } from './failure.ts';
import { boundedFetch, SMALL, TransportError, USER_AGENT } from './transport.ts';

const pair = z.looseObject({
  access_token: z.string().min(1).max(8_000),
  refresh_token: z.string().min(1).max(8_000).optional(),
  expires_in: z.number().positive().optional(),
  scope: z.string().optional(),
});

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** How long the access token lasts, in milliseconds; null when nothing says so. */
  readonly lastsMs: number | null;
  readonly rights: readonly string[] | null;
}

export interface Client {
  readonly clientId: string | null;
  readonly clientSecret: string | null;
}

/** A refusal of what was sent (a code that was used, a refresh token that was) is `unauthorised`. */
export async function askTokens(
  server: string,
  client: Client,
  form: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<NetworkResult<TokenPair>> {
  const answered = await post(server, '/2/oauth2/token', client, { form, signal });
  if (!answered.ok) return answered;
  const parsed = pair.safeParse(answered.value);
  if (!parsed.success) return fail({ kind: 'unavailable', detail: 'the server answered a request for tokens with something else' });
  const { access_token, refresh_token, expires_in, scope } = parsed.data;
  return succeed({
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    lastsMs: expires_in === undefined ? null : expires_in * 1_000,
    rights: scope === undefined ? null : scope.split(' ').filter((right) => right !== ''),
  });
}

/** What was given back already is no failure. */
export async function revokeToken(server: string, client: Client, token: string): Promise<NetworkResult<void>> {
  const answered = await post(server, '/2/oauth2/revoke', client, { form: { token } });
  return answered.ok || answered.error.kind === 'unauthorised' ? succeed(undefined) : answered;
}

async function post(
  server: string,
  path: string,
  { clientId, clientSecret }: Client,
  { form, signal }: { form: Readonly<Record<string, string>>; signal?: AbortSignal | undefined },
): Promise<NetworkResult<unknown>> {
  const body = new URLSearchParams({ ...form, ...(clientId === null ? {} : { client_id: clientId }) });
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded', 'user-agent': USER_AGENT });
  if (clientId !== null && clientSecret !== null) {
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    headers.set('authorization', `Basic ${basic}`);
  }
  try {
    const init = { method: 'POST', body: body.toString(), headers, ...(signal === undefined ? {} : { signal }) };
    const answered = await boundedFetch(new URL(path, server), init, SMALL);
    if (answered.status === 200) return succeed(JSON.parse(Buffer.from(answered.bytes).toString('utf8')) as unknown);
    const failure = refusalOf(answered, 'read');
    // OAuth's own no (RFC 6749, 5.2) is a 400 with a word for it.
    return fail(failure.kind === 'rejected' ? { kind: 'unauthorised', reason: failure.detail } : failure);
  } catch (error) {
    if (error instanceof TransportError) return fail(failureOf(error, 'read'));
    if (error instanceof SyntaxError) return fail({ kind: 'unavailable', detail: 'the answer is not of this protocol' });
    throw error;
  }
}
