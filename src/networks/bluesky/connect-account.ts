import { z } from 'zod';
import { fail, succeed, type Result } from '../../platform/result.ts';
import type { ConnectFailure, Connected, ConnectRequest, NetworkFailure, NetworkPerson } from '../network.ts';
import { normaliseHandle, parseServer } from './address.ts';
import { bodyOf, callBare, resolveBare } from './bare-call.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createAgent } from './client.ts';
import { attempt, toFailure } from './failure.ts';
import { readPerson, readProfile } from './post.ts';

const opened = z.looseObject({
  did: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,240}$/),
  handle: z.string().min(1).max(253),
  accessJwt: z.string().min(1).max(8_000),
  refreshJwt: z.string().min(1).max(8_000),
});

/** Opens a session with the app password, once, and keeps its tokens; the password is not kept. */
export async function connectAccount(request: ConnectRequest, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>> {
  const server = parseServer(request.server);
  if (server === null) return fail({ kind: 'invalid-address' });
  const identifier = normaliseHandle(request.handle);
  if (identifier === null) return fail({ kind: 'wrong-handle' });
  const password = request.secret.trim();
  if (password === '' || password.length > 512) return fail({ kind: 'wrong-secret' });

  let body: unknown;
  try {
    body = await callBare(server, 'com.atproto.server.createSession', { input: { identifier, password }, signal });
  } catch (error) {
    const failure = toFailure(error, 'read');
    return fail(await explain(failure, { server, identifier, signal }));
  }
  const session = opened.safeParse(body);
  if (!session.success) return fail({ kind: 'not-this-network', detail: 'the server answered a sign-in with something else' });
  const { did, handle, accessJwt, refreshJwt } = session.data;
  const person = await profile(server, { did, handle, accessJwt }, signal);
  return succeed({ person, server, credentials: { accessJwt, refreshJwt }, capabilities: CAPABILITIES, rights: [], endsAt: null });
}

/** A server says the same of an unknown handle and of a wrong password; who has the handle, it tells anybody. */
async function explain(
  failure: NetworkFailure,
  { server, identifier, signal }: { server: string; identifier: string; signal: AbortSignal },
): Promise<ConnectFailure> {
  switch (failure.kind) {
    case 'rate-limited':
      return failure;
    case 'unauthorised': {
      if (identifier.startsWith('did:')) return { kind: 'wrong-secret' };
      const known = await attempt(() => resolveBare(server, identifier, signal));
      return { kind: !known.ok && known.error.kind === 'rejected' ? 'wrong-handle' : 'wrong-secret' };
    }
    case 'rejected':
      return { kind: 'wrong-handle' };
    case 'unavailable':
    case 'outcome-unknown':
      return isForeign(failure.detail)
        ? { kind: 'not-this-network', detail: failure.detail }
        : { kind: 'unreachable', detail: failure.detail };
  }
}

/** Answers that came, but from something else than a server of this network: a page, a redirect, another software. */
const isForeign = (detail: string): boolean =>
  /^(2 |40[0-9] |501 )|is not of this protocol|sends us elsewhere|is longer than|is not HTTP/.test(detail);

/** The public face of the account; its bare handle when the profile cannot be had now. */
async function profile(
  server: string,
  { did, handle, accessJwt }: { did: string; handle: string; accessJwt: string },
  signal: AbortSignal,
): Promise<NetworkPerson> {
  const agent = createAgent(server, did, { token: async () => succeed(accessJwt) });
  const body = await attempt(() => bodyOf(agent.app.bsky.actor.getProfile({ actor: did as `did:plc:${string}` }, { signal })));
  const found = body.ok ? readProfile(body.value) : null;
  return found?.identity === did ? found : readPerson({ did, handle, displayName: null, avatar: null });
}
