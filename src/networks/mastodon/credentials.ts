import { z } from 'zod';
import type { Credentials } from '../network.ts';

const kept = z.object({
  accessToken: z.string().min(1).max(4_000),
  /** The rights of the token as its server wrote them; null when it did not say. */
  scopes: z.string().max(4_000).nullable(),
  /** The application that the token was made for, by which it can be given back; null for one that its owner made on the server. */
  application: z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) }).nullable(),
  /** What the server calls its own people's address: kept, so that opening a connection calls nobody. */
  domain: z.string().min(1).max(300),
  /** The account's id on its own server. */
  accountId: z.string().min(1).max(64),
});
export type Held = z.infer<typeof kept>;

export function readCredentials(credentials: Credentials | null): Held | null {
  const parsed = kept.safeParse(credentials);
  return parsed.success ? parsed.data : null;
}

export const toCredentials = (held: Held): Credentials => ({ ...held });
