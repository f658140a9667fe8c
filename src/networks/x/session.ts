/**
 * The session of an account: an access token of two hours and a refresh token that is exchanged for the next pair, once. Several processes
 * may hold the same account, so the stored pair is read again before a refresh, and after one was refused.
 */
import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import type { NetworkFailure, OpenRequest } from '../network.ts';
import { readTokens, type Tokens } from './credentials.ts';
import { askTokens } from './token-call.ts';

/** Renewed this long before its end. */
const MARGIN_MS = 60_000;
/** After another process's refresh was met under way, how long until its result is stored. */
const SETTLE_MS = 300;
const SETTLES = 10;

export interface Session {
  /** An access token that should be accepted; `refused` is one that just was not. */
  token(refused?: string): Promise<Result<string, NetworkFailure>>;
  /** What is held now; null when the credentials cannot be read. */
  held(): Tokens | null;
}

export function createSession(request: Pick<OpenRequest, 'server' | 'credentials' | 'saveCredentials' | 'loadCredentials'>): Session {
  const { server, credentials, saveCredentials, loadCredentials } = request;
  let tokens = readTokens(credentials);
  /** By the steady clock: when the pair that this process received itself is due. A wall clock that jumps cannot move it. */
  let dueBySteadyClock: number | null = null;
  let unsaved: { tokens: Tokens; lastsMs: number | null } | null = null;
  let renewing: Promise<Result<string, NetworkFailure>> | null = null;

  const isDue = (held: Tokens): boolean => {
    if (held.refreshToken === null) return false;
    if (dueBySteadyClock !== null && held === tokens) return performance.now() >= dueBySteadyClock;
    return held.endsAt !== null && Date.now() >= held.endsAt - MARGIN_MS;
  };

  /** What another process stored since; null when it is what is held here. */
  async function stored(): Promise<Tokens | null> {
    const found = loadCredentials === undefined ? null : readTokens(await loadCredentials());
    return found !== null && found.accessToken !== tokens?.accessToken ? found : null;
  }

  function adopt(found: Tokens): Result<string, NetworkFailure> {
    tokens = found;
    dueBySteadyClock = null;
    return succeed(found.accessToken);
  }

  async function save(renewed: { tokens: Tokens; lastsMs: number | null }): Promise<Result<string, NetworkFailure>> {
    // Kept until it is stored: the server has forgotten the earlier one.
    unsaved = renewed;
    try {
      await saveCredentials({ ...renewed.tokens });
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      return fail({ kind: 'unavailable', detail: `renewed credentials could not be stored: ${name}` });
    }
    unsaved = null;
    tokens = renewed.tokens;
    const { lastsMs } = renewed;
    dueBySteadyClock = lastsMs === null ? null : performance.now() + Math.max(lastsMs - MARGIN_MS, lastsMs / 2);
    return succeed(renewed.tokens.accessToken);
  }

  async function renew(refused: string | undefined): Promise<Result<string, NetworkFailure>> {
    if (unsaved !== null) return await save(unsaved);
    const other = await stored();
    if (other !== null) {
      adopt(other);
      if (!isDue(other) && other.accessToken !== refused) return succeed(other.accessToken);
    }
    const held = tokens;
    if (held === null) return fail({ kind: 'unauthorised', reason: 'no-credentials' });
    if (held.refreshToken === null) return fail({ kind: 'unauthorised', reason: 'the token was refused, and nothing renews it' });
    const answer = await askTokens(server, held, { grant_type: 'refresh_token', refresh_token: held.refreshToken });
    if (answer.ok) {
      const { accessToken, refreshToken, lastsMs, rights } = answer.value;
      const endsAt = lastsMs === null ? null : Date.now() + lastsMs;
      const renewed = {
        ...held,
        accessToken,
        refreshToken: refreshToken ?? held.refreshToken,
        endsAt,
        rights: [...(rights ?? held.rights ?? [])],
      };
      return await save({ tokens: renewed, lastsMs });
    }
    if (answer.error.kind !== 'unauthorised') return answer;
    // Another process may have exchanged it between our look and our try, and be about to store what it got.
    for (let looks = 0; looks < (loadCredentials === undefined ? 0 : SETTLES); looks += 1) {
      const theirs = await stored();
      if (theirs !== null && !isDue(theirs)) return adopt(theirs);
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    return answer;
  }

  return {
    held: () => tokens,
    async token(refused) {
      if (tokens !== null && tokens.accessToken !== refused && unsaved === null && !isDue(tokens)) return succeed(tokens.accessToken);
      renewing ??= renew(refused).finally(() => (renewing = null));
      return await renewing;
    },
  };
}
