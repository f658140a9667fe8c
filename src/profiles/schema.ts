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

export const teamPictureSchema = z.object({
  /** Who can be on it: those who answer on the account and agreed to be shown; in its order, those chosen first. */
  people: z.array(
    z.object({
      memberId: z.uuid(),
      name: z.string(),
      initials: z.string(),
      photoDigest: z.string().nullable(),
      chosen: z.boolean(),
    }),
  ),
  /** Names of those who answer on the account and did not agree to be shown to the public. */
  unlisted: z.array(z.string()),
  /** What the picture shows in words; empty when nobody is chosen. */
  alt: z.string(),
  withAvatar: z.boolean(),
  withBanner: z.boolean(),
  /** Whether it is made and published anew when the team changes. */
  follows: z.boolean(),
  logoId: z.string().nullable(),
  /** Whether the network lets us change them. */
  offersAvatar: z.boolean(),
  offersBanner: z.boolean(),
  profile: profileSchema,
});

export const teamPictureChoiceSchema = z.object({
  memberIds: z.array(z.uuid()).min(1).max(200),
  withAvatar: z.boolean(),
  withBanner: z.boolean(),
  follows: z.boolean(),
});

export type TeamPictureChoice = z.infer<typeof teamPictureChoiceSchema>;
export type TeamPictureView = z.infer<typeof teamPictureSchema>;

export const profileListSchema = z.object({ profiles: z.array(profileSchema) });
