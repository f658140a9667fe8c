import { z } from 'zod';
import type { Credentials } from '../network.ts';

const kept = z.object({ accessJwt: z.string().min(1).max(8_000), refreshJwt: z.string().min(1).max(8_000) });

/** The two tokens of a session; never the password that opened it. */
export type Tokens = z.infer<typeof kept>;

export function readTokens(credentials: Credentials | null): Tokens | null {
  const parsed = kept.safeParse(credentials);
  return parsed.success ? parsed.data : null;
}

const claims = z.object({ exp: z.number(), iat: z.number().optional() });

/** When a token ends and how long it was made for, in milliseconds; null when it does not say (it then lasts until it is refused). */
export function lifeOf(token: string): { endsAt: number; lasts: number | null } | null {
  try {
    const parsed = claims.safeParse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
    if (!parsed.success) return null;
    const { exp, iat } = parsed.data;
    return { endsAt: exp * 1000, lasts: iat === undefined ? null : (exp - iat) * 1000 };
  } catch {
    return null;
  }
}
