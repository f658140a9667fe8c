/** What the people room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';
import { cardChangeSchema, jobTitle, line, name } from './schema-card.ts';

export const roleSchema = z.enum(['administrator', 'lead', 'member']);
export const languageSchema = z.enum(['fr', 'en']);

/** A passphrase is judged by its length alone: words that one remembers beat signs that one writes down. */
export const PASSPHRASE_MINIMUM = 12;
const email = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254));
const passphrase = z.string().min(PASSPHRASE_MINIMUM).max(256);

export const memberSchema = z.object({
  memberId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  publicName: z.string(),
  initials: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  role: roleSchema,
  state: z.enum(['active', 'deactivated']),
  /** Of the interface; null: the browser's. */
  language: languageSchema.nullable(),
  pronouns: z.string(),
  /** Without its #. */
  speakerTag: z.string().nullable(),
  /** Spoken with the public: BCP 47, the one spoken best first. */
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  /** Minutes a week given to the accounts. */
  weeklyMinutes: z.number().int().nullable(),
  /** Whether the member agreed to be shown to the public. */
  listedPublicly: z.boolean(),
  /** The photo is at `/members/{memberId}/photo/{photoDigest}/{96|256|512}`. */
  photoDigest: z.string().nullable(),
  leftAt: z.iso.datetime().nullable(),
  erasedAt: z.iso.datetime().nullable(),
});

export const organisationSchema = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  language: languageSchema,
  demonstration: z.boolean(),
});

/** Whether this installation has been set up, and what the visitor may do. */
export const welcomeSchema = z.object({
  state: z.enum(['first-visit', 'demonstration-only', 'set-up']),
  signedIn: z.boolean(),
});

export const meSchema = z.object({ member: memberSchema, organisation: organisationSchema });

export const createOrganisationSchema = z.object({
  name: line.min(1).max(120),
  timeZone: z.string().max(64),
  language: languageSchema,
  givenName: name,
  familyName: name,
  jobTitle,
  email,
  passphrase,
});

export const signInSchema = z.object({
  email,
  passphrase: z.string().min(1).max(256),
  /** Needed only when one e-mail and passphrase open several organisations: the refusal lists them. */
  organisationId: z.uuid().optional(),
});

/** The demonstration lets a visitor sit in each of its members' chairs. */
export const enterDemonstrationSchema = z.object({ memberId: z.uuid().optional() });

/** One's own card, and the language of the interface. */
export const updateMeSchema = cardChangeSchema.extend({ language: languageSchema.nullable().optional() });
export const changePassphraseSchema = z.object({ current: z.string().max(256), next: passphrase });
export const updateMemberSchema = z.object({
  role: roleSchema.optional(),
  state: z.enum(['active', 'deactivated']).optional(),
});

export const leaveSchema = z.object({
  /** One's own: a browser left open must not be enough to go for good. */
  passphrase: z.string().min(1).max(256),
  /** Whether to have one's personal data erased as well; this cannot be taken back. */
  erase: z.boolean(),
});
export const initialsProposalSchema = z.object({ proposals: z.array(z.string()) });
/** Where to cut a square out of a photo, as shares (0 to 1) of its upright width and height; in the middle when nothing is said. */
export const cropSchema = z.object({
  left: z.coerce.number().min(0).max(1).optional(),
  top: z.coerce.number().min(0).max(1).optional(),
  /** Share of the shorter side. */
  side: z.coerce.number().gt(0).max(1).optional(),
});

export const invitationSchema = z.object({
  invitationId: z.uuid(),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.uuid(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
});
export const createInvitationSchema = z.object({ email, role: roleSchema });
/** `link` is shown once: only its hash is kept. */
export const createdInvitationSchema = z.object({ invitation: invitationSchema, link: z.string() });
/** What the invited person sees before accepting. */
export const openInvitationSchema = z.object({ organisation: z.string(), invitedBy: z.string(), email: z.string(), role: roleSchema });
export const acceptInvitationSchema = z.object({
  token: z.string().max(200),
  givenName: name,
  familyName: name,
  jobTitle,
  passphrase,
  language: languageSchema,
});

export { cardChangeSchema };
export type { CardChange } from './schema-card.ts';
export type Role = z.infer<typeof roleSchema>;
export type Language = z.infer<typeof languageSchema>;
export type MemberView = z.infer<typeof memberSchema>;
export type OrganisationView = z.infer<typeof organisationSchema>;
export type Welcome = z.infer<typeof welcomeSchema>;
export type Me = z.infer<typeof meSchema>;
export type InvitationView = z.infer<typeof invitationSchema>;
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;
export type OpenInvitation = z.infer<typeof openInvitationSchema>;
