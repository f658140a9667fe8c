import { z } from 'zod';
import { fail, succeed, type Result } from '../../platform/result.ts';
import type { ConnectFailure, Connected, ConnectRequest, NetworkFailure } from '../network.ts';
import { normaliseHandle, parseServer } from './address.ts';
import { callBare, resolveBare } from './bare-call.ts';
import { capabilitiesOf } from './capabilities.ts';
import { openReader } from './connection.ts';
import { attempt, toFailure } from './failure.ts';
import { readPerson } from './post.ts';
import type { Services } from './services.ts';
import { bearerPass } from './session.ts';
import { readStanding, rightsOf } from './standing.ts';

const opened = z.looseObject({
  did: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,240}$/),
  handle: z.string().min(1).max(253),
  accessJwt: z.string().min(1).max(8_000),
  refreshJwt: z.string().min(1).max(8_000),
});

/** Opens a session with the app password, once, and keeps its tokens; the password is not kept. */
export async function connectAccount(
  request: ConnectRequest,
  { services, signal }: { services: Services; signal: AbortSignal },
): Promise<Result<Connected, ConnectFailure>> {
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
  const reader = openReader({ pass: async () => succeed(bearerPass(accessJwt)) }, { server, identity: did, services });
  const standing = await readStanding(reader);
  // Its bare handle when the profile cannot be had now.
  const person = standing.ok ? standing.value.person : readPerson({ did, handle });
  const privateMessages = standing.ok && standing.value.capabilities.visibilities.includes('private');
  return succeed({
    person,
    server,
    credentials: { accessJwt, refreshJwt },
    capabilities: capabilitiesOf({ privateMessages }),
    rights: rightsOf({ privateMessages }),
    endsAt: null,
  });
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
