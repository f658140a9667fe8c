/** What the accounts room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

export const networkNameSchema = z.enum(['practice', 'bluesky', 'mastodon', 'x']);

/**
 * The health of an account: *catching-up* reads what came while it was away, *connected* heard its network just now, *silent* has not
 * (see `trouble` and `lastHeardAt`), *needs-reconnection* was refused by its network, *disconnected* was left by a person.
 */
export const accountStateSchema = z.enum(['catching-up', 'connected', 'silent', 'needs-reconnection', 'disconnected']);
export const signatureFormSchema = z.enum(['given-name', 'initials', 'speaker-tag', 'title-and-name', 'none']);
/** Empty: the name or the initials stand there by themselves. */
export const signatureMarkSchema = z.enum(['—', '-', '^', '*', '']);
/** At the end on its own line, at the end behind the last word, or before the words. */
export const signaturePlaceSchema = z.enum(['own-line', 'same-line', 'start']);
/** When nobody need sign: quoting somebody; going on after a post of one's own. A speaker's tag is never left out. */
export const signatureOccasionSchema = z.enum(['quotes', 'later-posts']);

export const accountSchema = z.object({
  accountId: z.uuid(),
  network: networkNameSchema,
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  server: z.string(),
  signatureForm: signatureFormSchema,
  signatureMark: signatureMarkSchema,
  /** Null: where the form usually stands (names on their own line, initials and tags behind the last word). */
  signaturePlace: signaturePlaceSchema.nullable(),
  signatureDropped: z.array(signatureOccasionSchema),
  undoDelaySeconds: z.number().int(),
  languages: z.array(z.string()),
  state: accountStateSchema,
  stateSince: z.iso.datetime(),
  trouble: z.object({ kind: z.string(), detail: z.string().optional(), retryAt: z.iso.datetime().optional() }).nullable(),
  lastHeardAt: z.iso.datetime().nullable(),
  /** In graphemes, on both networks. */
  maximumLength: z.number().int(),
});

export const connectAccountSchema = z.object({
  network: networkNameSchema,
  /** Address of the account's server; empty on the practice network. */
  server: z.string().trim().max(253),
  handle: z.string().trim().min(1).max(253),
  /** App password; used once to open a session, never kept. Empty on the practice network. */
  secret: z.string().max(256),
});
export const reconnectAccountSchema = z.object({ secret: z.string().max(256) });
export const updateAccountSchema = z.object({
  signatureForm: signatureFormSchema.optional(),
  signatureMark: signatureMarkSchema.optional(),
  signaturePlace: signaturePlaceSchema.nullable().optional(),
  signatureDropped: z.array(signatureOccasionSchema).max(2).optional(),
  undoDelaySeconds: z.number().int().min(0).max(120).optional(),
});

export type AccountView = z.infer<typeof accountSchema>;
export type AccountState = z.infer<typeof accountStateSchema>;
export type SignatureForm = z.infer<typeof signatureFormSchema>;
export type SignatureMark = z.infer<typeof signatureMarkSchema>;
export type SignaturePlace = z.infer<typeof signaturePlaceSchema>;
export type SignatureOccasion = z.infer<typeof signatureOccasionSchema>;
