/** What the publishing room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';
import { countingSchema } from '../accounts/schema.ts';
import { linkCardSchema } from '../cards/schema.ts';
import { attachedSchema, attachmentSchema } from '../media/schema.ts';
import { reviewSchema } from '../review/schema.ts';

/** Who may read it: everybody; everybody who has its address; who follows its author; those it is sent to. */
export const visibilitySchema = z.enum(['public', 'unlisted', 'followers', 'private']);

/** The life of a publication; the transition table is in `publication.ts`. */
export const publicationStateSchema = z.enum([
  // Waits for a second pair of eyes; nothing sends it before.
  'held',
  'scheduled',
  'sending',
  'sent',
  'retrying',
  'failed',
  'needs-reauth',
  'outcome-unknown',
  'cancelled',
  // After it was sent: the network is being asked to take it down; it did; it would not, and the post stands.
  'withdrawing',
  'withdrawn',
  'withdraw-failed',
]);

/** *greeting*, *goodbye* and *announcement* are posts of their own; a *notice* stands in a thread and answers nobody. */
export const publicationKindSchema = z.enum(['reply', 'greeting', 'goodbye', 'announcement', 'notice']);

export const publicationSchema = z.object({
  publicationId: z.uuid(),
  kind: publicationKindSchema,
  accountId: z.uuid(),
  conversationId: z.uuid().nullable(),
  replyToMessageId: z.uuid().nullable(),
  /** Null: the account's own words. */
  memberId: z.uuid().nullable(),
  body: z.string(),
  signature: z.string(),
  /** The character that speaks, `memberId` being behind it. */
  persona: z.string().nullable(),
  /** What stands before the body by rule: a character's declaration, or the word of whoever takes over from it. */
  opening: z.string(),
  /** Opening, body and signature as the public reads them. */
  text: z.string(),
  visibility: visibilitySchema,
  contentWarning: z.string().nullable(),
  /** The message of ours that it corrects. */
  correctsMessageId: z.uuid().nullable(),
  state: publicationStateSchema,
  /** When it leaves (`scheduled`), or the next try (`retrying`, `outcome-unknown`, `withdrawing`). */
  dueAt: z.iso.datetime(),
  attempts: z.number().int(),
  failure: z.object({ kind: z.string(), reason: z.string().optional(), detail: z.string().optional() }).nullable(),
  url: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** Who wanted it taken back, and when the network had done so. */
  withdrawal: z.object({ memberId: z.uuid(), askedAt: z.iso.datetime(), doneAt: z.iso.datetime().nullable() }).nullable(),
  /** The pictures, or the film, that it carries. */
  media: z.array(attachedSchema),
  /** Who wrote it anew before letting it leave; the signature is its author's. */
  amendedBy: z.uuid().nullable(),
  /** The last time that it waited for a second pair of eyes; null when it never did. */
  review: reviewSchema.nullable(),
});

/** What stands around the words when somebody speaks; all of it counts in the length. */
export const voiceSchema = z.object({
  /** `— Inès`, `^IN`, `#Ines`; empty when this post need not be signed. */
  signature: z.string(),
  /** Between body and signature. */
  separator: z.string(),
  stands: z.enum(['end', 'start']),
  /** On a line of its own before the words, by rule; empty when nothing has to be said. */
  opening: z.string(),
});

/** As whom the reader would speak in this conversation, and how much room is left for words. */
export const composerSchema = voiceSchema.extend({
  accountId: z.uuid(),
  /** The character that the reader may speak as; null when the account has none. */
  persona: voiceSchema
    .extend({
      personaId: z.uuid(),
      name: z.string(),
      behind: z.enum(['people', 'program']),
      /** How it speaks; for the team alone. */
      voiceNotes: z.string(),
      portraitUrl: z.string().nullable(),
    })
    .nullable(),
  /** Whether the character spoke last in this thread: then it goes on speaking unless a person takes over. */
  personaSpeaks: z.boolean(),
  /** How the network counts what is answered here, opening, signature and separator included. */
  counting: countingSchema,
  /** `counting.maximum`. */
  maximumLength: z.number().int(),
  /** The handle that the text will begin with when it does not hold it; null where the network wants none. It counts. */
  addressee: z.string().nullable(),
  /** Who may read the answer unless its author wants fewer: whoever may read what it answers. */
  visibility: visibilitySchema,
  /** What its author may choose from. */
  visibilities: z.array(visibilitySchema),
  /** How it is counted when its author makes it private, where that is another way; null where it is not. */
  privateCounting: countingSchema.nullable(),
  /** Its author may fold it behind words. */
  contentWarnings: z.boolean(),
  /** What it will be folded behind unless its author wants otherwise. */
  contentWarning: z.string().nullable(),
  undoDelaySeconds: z.number().int(),
  /** What an answer can carry: pictures, or one film; null where the network takes none. */
  media: z
    .object({
      pictures: z.number().int(),
      altLength: z.number().int(),
      film: z.object({ bytes: z.number(), types: z.array(z.string()), seconds: z.number().nullable() }).nullable(),
      inPrivate: z.boolean(),
    })
    .nullable(),
  /** How links show their pages there: by cards that we send, by the network's own, or not at all. */
  cards: z.enum(['sent', 'its-own']).nullable(),
  /** Each picture must be described for those who do not see it. */
  altRequired: z.boolean(),
  /** Why nothing can be sent now; null when it can. `not-holder`: take the conversation first. */
  /** `no-speaker-tag`: this account tells its speakers apart by tags, and the reader has none; the character may still speak. */
  hindrance: z
    .enum(['not-holder', 'account-disconnected', 'account-needs-reconnection', 'account-paused', 'closed', 'no-speaker-tag'])
    .nullable(),
});

/** `replyTo`: what is answered, when that is not the newest message to us. */
export const composerQuerySchema = z.object({ replyTo: z.uuid().optional() });

export const replySchema = z.object({
  /** Made by the browser once per press of the button; the same key never publishes twice on this account. */
  idempotencyKey: z.uuid(),
  replyToMessageId: z.uuid(),
  body: z.string().max(10_000),
  /** The character to speak as; absent or null: the reader speaks as himself. */
  personaId: z.uuid().nullable().default(null),
  /** Who may read it; absent: whoever may read what it answers. Never more than those. */
  visibility: visibilitySchema.optional(),
  /** Words to fold it behind; absent: those of what it answers; null: none. */
  contentWarning: z.string().trim().max(200).nullable().optional(),
  /** It corrects the message of ours that it answers. */
  corrects: z.boolean().default(false),
  /** The words end with the name of another, and are meant to. */
  keepTyped: z.boolean().default(false),
  /** Pictures, or one film, in their order. */
  attachments: z.array(attachmentSchema).max(20).default([]),
  /** Of the first link of the words, as `POST /cards` answered it; null or absent: none. It goes where the network takes cards. */
  card: linkCardSchema.nullable().optional(),
  /** The pause that one has taken to read these very words again. */
  readAgain: z.uuid().nullish(),
});

/** The signature that somebody typed around the words. `own`: it is put once, where it stands; another's is refused. */
export const typedSignatureSchema = z.object({
  typed: z
    .object({
      own: z.boolean(),
      /** Whose it is; null for the account's character. */
      memberId: z.uuid().nullable(),
      name: z.string(),
      written: z.string(),
      /** UTF-16 offsets in the words. */
      start: z.number().int(),
      end: z.number().int(),
    })
    .nullable(),
});
export const readTypedSchema = z.object({ body: z.string().max(10_000), personaId: z.uuid().nullable().default(null) });

/** `publications`: all that are not sent of this conversation, and those sent in the last hour; at most 100. */
export const publicationListSchema = z.object({ publications: z.array(publicationSchema) });
export const publicationQuerySchema = z.object({
  state: publicationStateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export type PublicationView = z.infer<typeof publicationSchema>;
export type PublicationKind = z.infer<typeof publicationKindSchema>;
export type PublicationState = z.infer<typeof publicationStateSchema>;
export type VoiceView = z.infer<typeof voiceSchema>;
export type TypedSignature = z.infer<typeof typedSignatureSchema>['typed'];
export type Composer = z.infer<typeof composerSchema>;
