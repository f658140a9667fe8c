/** What the profiles room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs; pictures have the digest of their bytes as id. */
import { z } from 'zod';

/**
 * What an account shows of itself: *original*, nothing of ours; *pending*, to be published; *published*; *failed*, see `failure`;
 * *unsupported*: its network lets nobody change what we would change.
 */
export const profileStateSchema = z.enum(['original', 'pending', 'published', 'failed', 'unsupported']);

export const layerNameSchema = z.enum(['office', 'persona', 'team-picture', 'helm']);
export const fieldSchema = z.enum(['displayName', 'description', 'avatar', 'banner']);

export const profileSchema = z.object({
  accountId: z.uuid(),
  state: profileStateSchema,
  stateSince: z.iso.datetime(),
  /** What speaks in the profile beside its own words. */
  layers: z.array(layerNameSchema),
  /** What a person changed over ours in the network's own app; it stays as that person left it. */
  leftAlone: z.array(fieldSchema),
  failure: z.object({ kind: z.string(), reason: z.string().optional(), detail: z.string().optional() }).nullable(),
  /** The next try, while `pending`. */
  dueAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
});

export type ProfileState = z.infer<typeof profileStateSchema>;
export type ProfileView = z.infer<typeof profileSchema>;
