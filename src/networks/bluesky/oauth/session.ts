/**
 * The session of an account whose holder gave leave in the network's own pages. Its refresh token is good once: a second use, even of an
 * honest other process, would end the leave. So one renews at a time, who listens renews first, and the stored one is read again before.
 */
import { fail, succeed, type Result } from '../../../platform/result.ts';
import type { NetworkFailure, OpenRequest } from '../../network.ts';
import type { KeptSession, Pass } from '../session.ts';
import { askServer } from './ask-server.ts';
import { keyNamed, type ClientKeys } from './client.ts';
import { proveRequest } from './proof.ts';
import { readOAuthTokens, readTokenAnswer, type OAuthTokens } from './tokens.ts';

/** Before its end, in milliseconds: who listens renews early, so that others find it renewed. */
const LISTENER_MARGIN_MS = 90_000;
const OTHERS_MARGIN_MS = 5_000;

/** Renewals of one account in this process, one after the other. */
export type Turns = Map<string, Promise<unknown>>;

export interface OAuthSessionDeps {
  readonly clientKeys: ClientKeys;
  readonly turns: Turns;
}

type Opened = Pick<OpenRequest, 'identity' | 'credentials' | 'saveCredentials' | 'loadCredentials'>;

export function createOAuthSession(request: Opened, { clientKeys, turns }: OAuthSessionDeps): KeptSession {
  const { identity, saveCredentials, loadCredentials } = request;
  let tokens = readOAuthTokens(request.credentials);
  let unsaved: OAuthTokens | null = null;
  let margin = OTHERS_MARGIN_MS;
  /** Each server has numbers of its own. */
  const nonces = new Map<string, string>();

  const isDue = ({ accessEndsAt }: OAuthTokens): boolean => Date.now() >= accessEndsAt - margin;
  const clientOf = ({ clientId, clientKeyId }: OAuthTokens) => ({ clientId, key: keyNamed(clientKeys, clientKeyId) });

  async function stored(): Promise<OAuthTokens | null> {
    const found = loadCredentials === undefined ? null : readOAuthTokens(await loadCredentials());
    return found !== null && found.refreshToken !== tokens?.refreshToken ? found : null;
  }

  async function save(renewed: OAuthTokens): Promise<Result<OAuthTokens, NetworkFailure>> {
    // Kept until it is stored: the server has forgotten the earlier one.
    unsaved = renewed;
    try {
      await saveCredentials({ ...renewed });
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      return fail({ kind: 'unavailable', detail: `renewed credentials could not be stored: ${name}` });
    }
    unsaved = null;
    tokens = renewed;
    return succeed(renewed);
  }

  async function renew(refused: string | undefined): Promise<Result<OAuthTokens, NetworkFailure>> {
    if (unsaved !== null) return await save(unsaved);
    tokens = (await stored()) ?? tokens;
    if (tokens === null) return fail({ kind: 'unauthorised', reason: 'no-credentials' });
    if (!isDue(tokens) && tokens.accessToken !== refused) return succeed(tokens);
    const before = tokens;
    const { authorisationServer } = before;
    const answered = await askServer({
      url: authorisationServer.token_endpoint,
      issuer: authorisationServer.issuer,
      client: clientOf(before),
      key: before.key,
      form: { grant_type: 'refresh_token', refresh_token: before.refreshToken },
    });
    if (answered.ok) {
      const read = readTokenAnswer(answered.value, before, Date.now());
      if (read === null) return fail({ kind: 'unavailable', detail: 'the server answered a renewal with something else' });
      return read.identity === identity ? await save(read.tokens) : fail({ kind: 'unauthorised', reason: 'another-account' });
    }
    if (answered.error.kind !== 'refused') {
      const { error } = answered;
      return fail(error.kind === 'outcome-unknown' ? { kind: 'unavailable', detail: error.detail } : error);
    }
    // Another process may have exchanged it between our look and our try.
    const theirs = await stored();
    if (theirs === null) return fail({ kind: 'unauthorised', reason: answered.error.code });
    tokens = theirs;
    return succeed(theirs);
  }

  async function renewInTurn(refused: string | undefined): Promise<Result<OAuthTokens, NetworkFailure>> {
    const before = turns.get(identity) ?? Promise.resolve();
    const mine = before.then(
      () => renew(refused),
      () => renew(refused),
    );
    turns.set(identity, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(identity) === mine) turns.delete(identity);
    }
  }

  return {
    async pass({ method, url }, refused): Promise<Result<Pass, NetworkFailure>> {
      const isGood = tokens !== null && tokens.accessToken !== refused && unsaved === null && !isDue(tokens);
      const ready = isGood && tokens !== null ? succeed(tokens) : await renewInTurn(refused);
      if (!ready.ok) return ready;
      const { accessToken, key } = ready.value;
      const proof = proveRequest(key, { method, url, nonce: nonces.get(url.origin) ?? null, token: accessToken }, Date.now());
      return succeed({ token: accessToken, headers: { authorization: `DPoP ${accessToken}`, dpop: proof } });
    },

    learn(url, { status, headers }) {
      const wanted = headers.get('dpop-nonce');
      const isNew = wanted !== null && wanted !== nonces.get(url.origin);
      if (wanted !== null) nonces.set(url.origin, wanted);
      return isNew && (status === 401 || status === 400) && /use_dpop_nonce/.test(headers.get('www-authenticate') ?? '');
    },

    listens() {
      margin = LISTENER_MARGIN_MS;
    },

    async end() {
      tokens = (await stored()) ?? tokens;
      if (tokens === null) return succeed();
      const { authorisationServer, refreshToken, key } = tokens;
      const url = authorisationServer.revocation_endpoint;
      if (url !== undefined) {
        const form = { token: refreshToken, token_type_hint: 'refresh_token' };
        const ended = await askServer({ url, issuer: authorisationServer.issuer, client: clientOf(tokens), key, form });
        // What the server does not know any more is given back already.
        if (!ended.ok && ended.error.kind !== 'refused') return fail(ended.error);
      }
      tokens = null;
      await saveCredentials({});
      return succeed();
    },
  };
}
