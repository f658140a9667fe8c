/** What the room of API keys says over the wire. Moments are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** What a key may do, each for its routes: `posts` (posts, calendar, slots, as whom one speaks), `publications`. */
export const scopeSchema = z.enum(['posts:read', 'posts:write', 'publications:read', 'publications:write']);

export const apiKeySchema = z.object({
  apiKeyId: z.uuid(),
  /** In whose name it speaks. */
  memberId: z.uuid(),
  name: z.string(),
  /** Its last letters. */
  ending: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: z.iso.datetime(),
  /** To the minute; null: never. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: z.uuid().nullable(),
});
/** Those in use first, the newest first; 200 at most. */
export const apiKeyListSchema = z.object({ apiKeys: z.array(apiKeySchema) });

const name = z
  .string()
  .max(200)
  .transform((text) => text.toWellFormed().replaceAll('\0', '').trim())
  .pipe(z.string().min(1).max(80));
export const makeApiKeySchema = z.object({
  name,
  scopes: z
    .array(scopeSchema)
    .min(1)
    .max(4)
    .transform((scopes) => [...new Set(scopes)]),
});
/** `token` is said this once and kept nowhere. */
export const madeApiKeySchema = z.object({ apiKey: apiKeySchema, token: z.string() });

export type Scope = z.infer<typeof scopeSchema>;
export type ApiKeyView = z.infer<typeof apiKeySchema>;
export type MadeApiKey = z.infer<typeof madeApiKeySchema>;
