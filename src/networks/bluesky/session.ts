/**
 * The session of an account: an access token that lasts hours and a refresh token that is exchanged for the next pair, once. Several
 * processes may hold the same account, so the stored pair is read again before a refresh, and after one was refused.
 */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { Credentials, NetworkFailure, NetworkResult, OpenRequest } from '../network.ts';
import type { Result } from '../../platform/result.ts';
import { callBare } from './bare-call.ts';
import { lifeOf, readTokens, type Tokens } from './credentials.ts';
import { attempt, toFailure } from './failure.ts';

/** Renewed this long before its end. */
const MARGIN_MS = 60_000;

/** What goes with one request so that it is accepted. */
export interface Pass {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Session {
  /** A pass that should be accepted; `refused` is the token of one that just was not. */
  pass(request: { readonly method: string; readonly url: URL }, refused?: string): Promise<Result<Pass, NetworkFailure>>;
  /** Takes in what an answer says of passes; true: it was refused for that alone, and would be accepted now. */
  learn?(url: URL, response: Response): boolean;
}

/** A session that is kept between two starts. */
export interface KeptSession extends Session {
  /** Gives the tokens back and forgets them. What its server does not know any more is given back already. */
  end(): Promise<NetworkResult<void>>;
  /** From now on it belongs to who listens, all day: it is renewed by this one first. */
  listens?(): void;
}

const renewed = z.object({ accessJwt: z.string().min(1), refreshJwt: z.string().min(1), did: z.string() });

export function createSession(request: Omit<OpenRequest, 'organisationId' | 'accountId'>): KeptSession {
  const { server, identity, credentials, saveCredentials, loadCredentials } = request;
  let tokens = readTokens(credentials);
  /** By the steady clock: when the pair that this process received itself is due. A wall clock that jumps cannot move it. */
  let dueBySteadyClock: number | null = null;
  let unsaved: Tokens | null = null;
  let renewing: Promise<Result<string, NetworkFailure>> | null = null;

  const isDue = (pair: Tokens): boolean => {
    if (dueBySteadyClock !== null && pair === tokens) return performance.now() >= dueBySteadyClock;
    const life = lifeOf(pair.accessJwt);
    return life !== null && Date.now() >= life.endsAt - MARGIN_MS;
  };

  async function stored(): Promise<Tokens | null> {
    const found = loadCredentials === undefined ? null : readTokens(await loadCredentials());
    return found !== null && found.refreshJwt !== tokens?.refreshJwt ? found : null;
  }

  function adopt(pair: Tokens): Result<string, NetworkFailure> {
    tokens = pair;
    dueBySteadyClock = null;
    return succeed(pair.accessJwt);
  }

  async function save(pair: Tokens): Promise<Result<string, NetworkFailure>> {
    // Kept until it is stored: the server has forgotten the earlier one.
    unsaved = pair;
    try {
      await saveCredentials({ ...pair } satisfies Credentials);
    } catch (error) {
      return fail({
        kind: 'unavailable',
        detail: `renewed credentials could not be stored: ${error instanceof Error ? error.name : 'unknown'}`,
      });
    }
    unsaved = null;
    const lasts = lifeOf(pair.accessJwt)?.lasts ?? null;
    tokens = pair;
    dueBySteadyClock = lasts === null ? null : performance.now() + Math.max(lasts - MARGIN_MS, lasts / 2);
    return succeed(pair.accessJwt);
  }

  async function renew(refused: string | undefined): Promise<Result<string, NetworkFailure>> {
    if (unsaved !== null) return await save(unsaved);
    const other = await stored();
    if (other !== null) {
      adopt(other);
      if (!isDue(other) && other.accessJwt !== refused) return succeed(other.accessJwt);
    }
    if (tokens === null) return fail({ kind: 'unauthorised', reason: 'no-credentials' });
    try {
      const answer = renewed.safeParse(await callBare(server, 'com.atproto.server.refreshSession', { token: tokens.refreshJwt }));
      if (!answer.success) return fail({ kind: 'unavailable', detail: 'the server answered a refresh with something else' });
      if (answer.data.did !== identity) return fail({ kind: 'unauthorised', reason: 'another-account' });
      return await save({ accessJwt: answer.data.accessJwt, refreshJwt: answer.data.refreshJwt });
    } catch (error) {
      const failure = toFailure(error, 'read');
      if (failure.kind !== 'unauthorised')
        return fail(failure.kind === 'rejected' ? { kind: 'unavailable', detail: failure.detail } : failure);
      // Another process may have exchanged it between our look and our try.
      const theirs = await stored();
      return theirs !== null && !isDue(theirs) ? adopt(theirs) : fail(failure);
    }
  }

  async function token(refused: string | undefined): Promise<Result<string, NetworkFailure>> {
    if (tokens !== null && tokens.accessJwt !== refused && unsaved === null && !isDue(tokens)) return succeed(tokens.accessJwt);
    renewing ??= renew(refused).finally(() => (renewing = null));
    return await renewing;
  }

  return {
    async pass(_request, refused) {
      const good = await token(refused);
      return good.ok ? succeed(bearerPass(good.value)) : good;
    },

    async end() {
      const other = await stored();
      if (other !== null) adopt(other);
      if (tokens === null) return succeed();
      const given = tokens.refreshJwt;
      const ended = await attempt(async () => void (await callBare(server, 'com.atproto.server.deleteSession', { token: given })), 'write');
      if (!ended.ok && ended.error.kind !== 'unauthorised') return ended;
      tokens = null;
      // The access token lives on for a while, whatever one does: nobody is to keep it.
      await saveCredentials({});
      return succeed();
    },
  };
}

export const bearerPass = (token: string): Pass => ({ token, headers: { authorization: `Bearer ${token}` } });
