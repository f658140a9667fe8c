/** Leave given in X's own pages: OAuth 2.0 with PKCE (https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code), with the owner's own application. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { Authorisation } from '../network.ts';
import { authorisePageOf, parseServer } from './address.ts';
import { ASKED } from './capabilities.ts';
import { connectWith, explain } from './connect-account.ts';
import { askTokens } from './token-call.ts';

const pendingSchema = z.object({
  server: z.string(),
  redirectUrl: z.string(),
  state: z.string(),
  verifier: z.string(),
  clientId: z.string(),
  clientSecret: z.string().nullable(),
  applicationToken: z.string().nullable(),
});

const word = (): string => randomBytes(32).toString('base64url');

export const authorisation: Authorisation = {
  bringsApplication: true,
  document: null,

  async begin({ server: given, redirectUrl, application }) {
    const server = parseServer(given);
    if (server === null) return fail({ kind: 'invalid-address' });
    if (application === null || application.clientId.trim() === '')
      return fail({ kind: 'application-refused', detail: 'no client id was given' });
    const pending: z.infer<typeof pendingSchema> = {
      server,
      redirectUrl,
      state: word(),
      verifier: word(),
      clientId: application.clientId.trim(),
      clientSecret: application.clientSecret?.trim() || null,
      applicationToken: application.applicationToken?.trim() || null,
    };
    const url = new URL(authorisePageOf(server));
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: pending.clientId,
      redirect_uri: redirectUrl,
      scope: ASKED.join(' '),
      state: pending.state,
      code_challenge: createHash('sha256').update(pending.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    return succeed({ url: url.href, state: pending.state, pending });
  },

  async complete({ pending: stored, parameters }, signal) {
    const parsed = pendingSchema.safeParse(stored);
    if (!parsed.success || parameters['state'] !== parsed.data.state) return fail({ kind: 'too-late' });
    if (parameters['error'] !== undefined) {
      return parameters['error'] === 'access_denied'
        ? fail({ kind: 'declined' })
        : fail({ kind: 'application-refused', detail: parameters['error'].slice(0, 200) });
    }
    const code = parameters['code'] ?? '';
    if (code === '' || code.length > 2_000) return fail({ kind: 'too-late' });
    const { server, redirectUrl, verifier, clientId, clientSecret, applicationToken } = parsed.data;
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier };
    const pair = await askTokens(server, { clientId, clientSecret }, form, signal);
    if (!pair.ok) {
      if (pair.error.kind !== 'unauthorised') return fail(explain(pair.error));
      const isClient = /client/i.test(pair.error.reason);
      return isClient ? fail({ kind: 'application-refused', detail: pair.error.reason }) : fail({ kind: 'too-late' });
    }
    const { accessToken, refreshToken, lastsMs, rights } = pair.value;
    const endsAt = lastsMs === null ? null : Date.now() + lastsMs;
    const tokens = {
      accessToken,
      refreshToken,
      endsAt,
      rights: rights === null ? null : [...rights],
      clientId,
      clientSecret,
      applicationToken,
      username: '',
    };
    return await connectWith(server, tokens, signal);
  },
};
