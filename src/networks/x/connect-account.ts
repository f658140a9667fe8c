import { fail, succeed, type Result } from '../../platform/result.ts';
import type { ConnectFailure, Connected, ConnectRequest, NetworkFailure } from '../network.ts';
import { normaliseHandle, parseServer } from './address.ts';
import { createClient } from './client.ts';
import { bareToken, type Tokens } from './credentials.ts';
import { readMe, standingOf } from './standing.ts';

const LONGEST_TOKEN = 4_000;

/** Connects with a user's token as it is, as X's developer pages make one: good for trying, since nothing renews it. */
export async function connectAccount(request: ConnectRequest, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>> {
  const server = parseServer(request.server);
  if (server === null) return fail({ kind: 'invalid-address' });
  const handle = normaliseHandle(request.handle);
  if (handle === null) return fail({ kind: 'wrong-handle' });
  const token = request.secret.trim();
  if (token === '' || token.length > LONGEST_TOKEN || /[^\x21-\x7e]/.test(token)) return fail({ kind: 'wrong-secret' });
  const connected = await connectWith(server, bareToken(token), signal);
  if (!connected.ok) return connected;
  const isAnother = handle !== '' && handle.toLowerCase() !== connected.value.person.handle.toLowerCase();
  return isAnother ? fail({ kind: 'wrong-handle' }) : connected;
}

/** Asks X whose tokens these are, and what they allow. */
export async function connectWith(server: string, tokens: Tokens, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>> {
  const client = createClient(server, { token: async () => succeed(tokens.accessToken) }, 'post');
  const me = await readMe(client, signal);
  if (!me.ok) return fail(explain(me.error));
  const standing = standingOf(me.value, tokens);
  return succeed({ ...standing, server, credentials: { ...tokens, username: standing.person.handle } });
}

export function explain(failure: NetworkFailure): ConnectFailure {
  switch (failure.kind) {
    case 'rate-limited':
      return { kind: 'rate-limited', retryAt: failure.retryAt };
    case 'unauthorised':
      return { kind: 'wrong-secret' };
    case 'rejected':
      return failure.reason === 'not-granted'
        ? { kind: 'application-refused', detail: failure.detail }
        : { kind: 'not-this-network', detail: failure.detail };
    case 'unavailable':
    case 'outcome-unknown':
      return isForeign(failure.detail)
        ? { kind: 'not-this-network', detail: failure.detail }
        : { kind: 'unreachable', detail: failure.detail };
  }
}

/** Answers that came, but from something else than this network: a page, a redirect, another software. */
const isForeign = (detail: string): boolean => /not of this protocol|sends us elsewhere|is longer than/.test(detail);
