/** What is kept of a leave given by OAuth. */
import { z } from 'zod';
import type { Credentials } from '../../network.ts';
import { authorisationServer } from './discovery.ts';
import { keyPair } from './proof.ts';

const text = z.string().min(1).max(8_000);
const kept = z.object({
  kind: z.literal('oauth'),
  clientId: text,
  /** Of the key by which the product proved itself; null where it proved nothing. */
  clientKeyId: z.string().nullable(),
  authorisationServer,
  /** The tokens are good in its hands only. */
  key: keyPair,
  accessToken: text,
  refreshToken: text,
  scope: z.string().max(2_000),
  /** When the access token ends, and when the leave was given; milliseconds since 1970. */
  accessEndsAt: z.number(),
  givenAt: z.number(),
});
export type OAuthTokens = z.infer<typeof kept>;

export function readOAuthTokens(credentials: Credentials | null): OAuthTokens | null {
  const parsed = kept.safeParse(credentials);
  return parsed.success ? parsed.data : null;
}

const answer = z.looseObject({
  access_token: text,
  token_type: z.string().regex(/^dpop$/i),
  refresh_token: text,
  scope: z.string().max(2_000),
  sub: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,240}$/),
  expires_in: z.number().positive().optional(),
});

/** Without a word of the server, renewed as often as its shortest-lived tokens need. */
const SHORT_LIFE_S = 300;

/** The tokens of an answer of the token endpoint and whose they are; null when it is something else. */
export function readTokenAnswer(
  body: unknown,
  known: Pick<OAuthTokens, 'clientId' | 'clientKeyId' | 'authorisationServer' | 'key' | 'givenAt'>,
  now: number,
): { identity: string; tokens: OAuthTokens } | null {
  const parsed = answer.safeParse(body);
  if (!parsed.success || !parsed.data.scope.split(' ').includes('atproto')) return null;
  const { access_token, refresh_token, scope, sub, expires_in = SHORT_LIFE_S } = parsed.data;
  const { clientId, clientKeyId, authorisationServer: authority, key, givenAt } = known;
  const same = { clientId, clientKeyId, authorisationServer: authority, key, givenAt };
  const tokens = { ...same, accessToken: access_token, refreshToken: refresh_token, scope, accessEndsAt: now + expires_in * 1000 };
  return { identity: sub, tokens: { kind: 'oauth', ...tokens } };
}
