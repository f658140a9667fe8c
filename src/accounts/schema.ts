/** What the accounts room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

export const networkNameSchema = z.enum(['practice', 'bluesky', 'mastodon', 'x']);

/**
 * The health of an account: *catching-up* reads what came while it was away, *connected* heard its network just now, *silent* has not
 * (see `trouble` and `lastHeardAt`), *paused* neither hears nor speaks because a person wants it so, *needs-reconnection* was refused by its
 * network, *disconnected* was left by a person.
 */
export const accountStateSchema = z.enum(['catching-up', 'connected', 'silent', 'paused', 'needs-reconnection', 'disconnected']);
export const signatureFormSchema = z.enum(['given-name', 'initials', 'speaker-tag', 'title-and-name', 'none']);
/** Empty: the name or the initials stand there by themselves. */
export const signatureMarkSchema = z.enum(['—', '-', '^', '*', '']);
/** At the end on its own line, at the end behind the last word, or before the words. */
export const signaturePlaceSchema = z.enum(['own-line', 'same-line', 'start']);
/** When nobody need sign: quoting somebody; going on after a post of one's own. A speaker's tag is never left out. */
export const signatureOccasionSchema = z.enum(['quotes', 'later-posts']);

const pictureSizeSchema = z.object({ width: z.number(), height: z.number(), maximumBytes: z.number() }).nullable();

/** `urlLength`: what a link counts for, however long; `mentionsByNameOnly`: of `@lea@example.org` only `@lea` counts. */
export const countingSchema = z.object({
  unit: z.enum(['graphemes', 'characters', 'weighted']),
  maximum: z.number().int(),
  maximumBytes: z.number().int().nullable(),
  urlLength: z.number().int().nullable(),
  mentionsByNameOnly: z.boolean(),
});

/** What the account's server offers; what is not there is not shown. */
export const capabilitiesSchema = z.object({
  counting: countingSchema,
  /** Of private messages, where they are counted otherwise. */
  privateCounting: countingSchema.optional(),
  /** An answer begins with the handle of whom it answers. */
  addresses: z.boolean().optional(),
  images: z.boolean(),
  edits: z.boolean(),
  quotes: z.boolean(),
  visibilities: z.array(z.enum(['public', 'unlisted', 'followers', 'private'])),
  contentWarnings: z.boolean(),
  polls: z.boolean(),
  follows: z.boolean(),
  deletes: z.boolean(),
  pins: z.boolean(),
  moderation: z.array(z.enum(['mute', 'block', 'hide', 'report'])),
  /** *hide* also takes our post out of somebody's quote of it. */
  detaches: z.boolean().optional(),
  /** Who may answer or quote is said with a post. */
  gates: z.boolean().optional(),
  /** Who follows the account can be read. */
  followerPages: z.boolean().optional(),
  /** Each post that is read costs its owner money. */
  metered: z.boolean().optional(),
  profile: z.object({
    displayNameLength: z.number().int().nullable(),
    descriptionLength: z.number().int().nullable(),
    avatar: pictureSizeSchema,
    banner: pictureSizeSchema,
  }),
});

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
  /** How it was last heard: pushed at once, asked for now and then, sent to an address of ours. Null before. */
  listeningWay: z.enum(['stream', 'poll', 'webhook']).nullable(),
  /** How often it looks where it has to; null where news comes by itself. */
  lookEverySeconds: z.number().int().nullable(),
  /** When it looks next, where that is known; null where news comes by itself, and while nobody looks. */
  nextLookAt: z.iso.datetime().nullable(),
  /** What its network still grants of the calls that listening lives on; null where it says nothing. */
  quota: z.object({ remaining: z.number(), limit: z.number(), resetAt: z.iso.datetime() }).nullable(),
  capabilities: capabilitiesSchema,
  /** What Visavis wants to be allowed, granted or not; empty where the network has no such list. */
  rights: z.array(z.object({ name: z.string(), granted: z.boolean() })),
  /** When a person will have to connect it again; null when nothing says that it ends. */
  credentialsEndAt: z.iso.datetime().nullable(),
  /** Of the break that it is in: members who were told, and whether they said that they saw it. Empty while it is whole. */
  toldOfBreak: z.array(z.object({ memberId: z.uuid(), seen: z.boolean() })),
  /** `capabilities.counting.maximum`. */
  maximumLength: z.number().int(),
});

const LONGEST_TOKEN = 4_000;
export const connectAccountSchema = z
  .object({
    network: networkNameSchema,
    /** Address of the account's server; empty on the practice network. */
    server: z.string().trim().max(253),
    /** May be empty where a token says by itself whose it is. */
    handle: z.string().trim().max(253),
    /** App password, used once to open a session and never kept; or a token. Empty on the practice network. */
    secret: z.string().max(LONGEST_TOKEN),
  })
  .refine(({ network, handle }) => network === 'mastodon' || network === 'x' || handle !== '', { path: ['handle'] });
export const reconnectAccountSchema = z.object({ secret: z.string().max(LONGEST_TOKEN) });
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
