import { z } from 'zod';
import type { Credentials } from '../network.ts';

const kept = z.object({
  accessToken: z.string().min(1).max(8_000),
  /** Good once: it comes back with the next pair. Null: the access token lasts until it is refused. */
  refreshToken: z.string().min(1).max(8_000).nullable(),
  /** When the access token ends, in milliseconds since 1970 by our clock; null when nothing says so. */
  endsAt: z.number().nullable(),
  rights: z.array(z.string()).max(60).nullable(),
  /** The owner's own application at X. Null for a token that was given as it is. */
  clientId: z.string().max(500).nullable(),
  clientSecret: z.string().max(500).nullable(),
  /** By which the application itself asks, where X wants no user: the filtered stream. */
  applicationToken: z.string().max(8_000).nullable(),
  /** The account's handle when it was connected: searches go by it. */
  username: z.string().max(50),
});

/** What an account's connection keeps; sealed by who stores it. */
export type Tokens = z.infer<typeof kept>;

export function readTokens(credentials: Credentials | null): Tokens | null {
  const parsed = kept.safeParse(credentials);
  return parsed.success ? parsed.data : null;
}

/** A token that its owner gave as it is: nothing can renew it. */
export const bareToken = (accessToken: string, username = ''): Tokens => ({
  accessToken,
  refreshToken: null,
  endsAt: null,
  rights: null,
  clientId: null,
  clientSecret: null,
  applicationToken: null,
  username,
});
