/** The fake X's OAuth 2.0: a page where a holder says yes or no, PKCE, tokens of two hours, refresh tokens that are good once. */
import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from './handlers.ts';
import { RIGHTS, type XWorld } from './world.ts';

interface Code {
  readonly userId: string;
  readonly rights: readonly string[];
  readonly challenge: string;
  readonly redirect: string;
  readonly madeAt: number;
}

export interface OauthAnswer extends Answer {
  readonly html?: string;
  readonly location?: string;
}

export type Oauth = ReturnType<typeof createOauth>;

const CODE_MS = 30_000;
const refuse = (error: string, status = 400): OauthAnswer => ({
  status,
  body: { error, error_description: `Value passed was wrong: ${error}` },
});

export function createOauth(world: XWorld) {
  const codes = new Map<string, Code>();
  let tokenLifeMs = 7_200_000;
  /** Rights that holders take out of what is asked. */
  let withheld: readonly string[] = [];

  function isClient(authorization: string | undefined, form: URLSearchParams): boolean {
    const { clientId, clientSecret } = world.application;
    if (authorization === undefined) return form.get('client_id') === clientId;
    const [id, secret] = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64')
      .toString()
      .split(':')
      .map(decodeURIComponent);
    return id === clientId && secret === clientSecret;
  }

  function tokens(userId: string, rights: readonly string[]): OauthAnswer {
    const { access, refresh } = world.grant(userId, rights, tokenLifeMs);
    const renewable = rights.includes('offline.access');
    if (!renewable) world.refreshes.delete(refresh);
    const body = { token_type: 'bearer', expires_in: tokenLifeMs / 1_000, access_token: access, scope: rights.join(' ') };
    return { status: 200, body: { ...body, ...(renewable ? { refresh_token: refresh } : {}) } };
  }

  return {
    setTokenLife: (ms: number) => void (tokenLifeMs = ms),
    withhold: (rights: readonly string[]) => void (withheld = rights),

    /** The page; `as` and `say` are what its buttons send. */
    authorise(query: URLSearchParams): OauthAnswer {
      const redirect = query.get('redirect_uri') ?? '';
      const asked = (query.get('scope') ?? '').split(' ');
      const wrong =
        query.get('response_type') !== 'code' ||
        query.get('client_id') !== world.application.clientId ||
        !URL.canParse(redirect) ||
        query.get('code_challenge_method') !== 'S256' ||
        !/^[\w-]{43}$/.test(query.get('code_challenge') ?? '') ||
        (query.get('state') ?? '') === '' ||
        asked.some((right) => !RIGHTS.includes(right));
      if (wrong) return { status: 400, body: null, html: '<!doctype html><title>X</title><h1>Something went wrong</h1>' };
      const say = query.get('say');
      const back = new URL(redirect);
      back.searchParams.set('state', query.get('state') ?? '');
      if (say === 'no') back.searchParams.set('error', 'access_denied');
      const user = world.findUser(query.get('as') ?? '');
      if (say === 'no') return { status: 302, body: null, location: back.href };
      if (say !== 'yes' || user === null) return { status: 200, body: null, html: consentPage(query, [...world.users.values()]) };
      const code = randomBytes(24).toString('base64url');
      const rights = asked.filter((right) => !withheld.includes(right));
      codes.set(code, { userId: user.id, rights, challenge: query.get('code_challenge') ?? '', redirect, madeAt: Date.now() });
      back.searchParams.set('code', code);
      return { status: 302, body: null, location: back.href };
    },

    token(form: URLSearchParams, authorization: string | undefined): OauthAnswer {
      if (!isClient(authorization, form)) return refuse('unauthorized_client', 401);
      const refresh = form.get('refresh_token') ?? '';
      if (form.get('grant_type') === 'refresh_token') {
        const known = world.refreshes.get(refresh);
        world.refreshes.delete(refresh);
        return known === undefined ? refuse('invalid_request') : tokens(known.userId, known.rights);
      }
      if (form.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type');
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isGood =
        code !== undefined && code.challenge === proof && code.redirect === form.get('redirect_uri') && Date.now() - code.madeAt < CODE_MS;
      return isGood ? tokens(code.userId, code.rights) : refuse('invalid_grant');
    },

    revoke(form: URLSearchParams, authorization: string | undefined): OauthAnswer {
      if (!isClient(authorization, form)) return refuse('unauthorized_client', 401);
      const token = form.get('token') ?? '';
      world.tokens.delete(token);
      world.refreshes.delete(token);
      return { status: 200, body: { revoked: true } };
    },
  };
}

function consentPage(query: URLSearchParams, users: readonly { username: string }[]): string {
  const hidden = [...query]
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`)
    .join('');
  const choices = users.map(({ username }) => `<option>${username}</option>`).join('');
  return `<!doctype html><html lang="en"><title>X</title><h1>An application wants to access your X account</h1><form>${hidden}
<label>Account <select name="as">${choices}</select></label>
<button name="say" value="yes">Authorize app</button> <button name="say" value="no">Cancel</button></form></html>`;
}
