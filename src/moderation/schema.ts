/** What the moderation room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** *mute*: the account hears this person no more; *block*: nor can they read or answer it; *hide*: a reply under our post; *report*: to the network. */
export const moderationKindSchema = z.enum(['mute', 'block', 'hide', 'report']);
export const reportReasonSchema = z.enum(['spam', 'abuse', 'hate', 'violence', 'illegal', 'impersonation', 'other']);

/** *asked*: the network is being told; *stands*: it did it; *undoing*, *undone*: the same of taking it back. */
export const moderationStateSchema = z.enum(['asked', 'stands', 'failed', 'undoing', 'undo-failed', 'undone']);

export const moderationSchema = z.object({
  moderationId: z.uuid(),
  accountId: z.uuid(),
  kind: moderationKindSchema,
  correspondentId: z.uuid(),
  /** Of the person that it is about. */
  name: z.string(),
  handle: z.string(),
  /** What is hidden or reported; null: the person. */
  messageId: z.uuid().nullable(),
  /** Of what is hidden or reported, cut at 300 characters; null: the person, a private message, or one that is gone from here. */
  words: z.string().nullable(),
  conversationId: z.uuid(),
  reason: reportReasonSchema.nullable(),
  comment: z.string(),
  state: moderationStateSchema,
  /** Who asked for it, and who took it back. */
  memberId: z.uuid(),
  undoneBy: z.uuid().nullable(),
  /** When the network is told at the earliest: until then it can be taken back unheard. */
  dueAt: z.iso.datetime(),
  failure: z.object({ kind: z.string(), reason: z.string().optional() }).nullable(),
  wishedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** What the reader may do with it now. */
  mayUndo: z.boolean(),
  mayRetry: z.boolean(),
});

/** What may be done from a conversation, and what was done about those who speak in it. */
export const conversationModerationSchema = z.object({
  /** What the reader may ask for here. */
  offered: z.array(moderationKindSchema),
  /** What the account's network has not. */
  lacking: z.array(moderationKindSchema),
  /** Answers in this thread stand under a post of ours, and can be hidden where *hide* is offered. */
  underOurs: z.boolean(),
  /** Messages that quote a post of ours, out of which it can be taken where *hide* is offered: 100 at most. */
  quotingOurs: z.array(z.uuid()),
  /** Newest first, 100 at most. */
  moderations: z.array(moderationSchema),
});

export const askModerationSchema = z
  .object({
    kind: moderationKindSchema,
    /** The person whom it is about, one of those who speak in the conversation; for a message, its author. */
    correspondentId: z.uuid().optional(),
    /** Needed to hide; what is reported, when it is not the person. */
    messageId: z.uuid().optional(),
    reason: reportReasonSchema.optional(),
    comment: z.string().trim().max(1_000).default(''),
  })
  .refine(({ kind, messageId }) => kind !== 'hide' || messageId !== undefined, { path: ['messageId'], error: 'required' })
  .refine(({ kind, reason }) => (kind === 'report') === (reason !== undefined), { path: ['reason'], error: 'required' })
  .refine(({ correspondentId, messageId }) => correspondentId !== undefined || messageId !== undefined, {
    path: ['correspondentId'],
    error: 'required',
  });

/** About some people (ids with commas between them, 20 at most), or of an account. */
export const moderationQuerySchema = z
  .object({
    correspondents: z
      .string()
      .max(800)
      .transform((ids) => ids.split(','))
      .pipe(z.array(z.uuid()).min(1).max(20))
      .optional(),
    account: z.uuid().optional(),
  })
  .refine(({ correspondents, account }) => correspondents !== undefined || account !== undefined, { path: ['account'], error: 'required' });
/** A page of what an account did. */
export const moderationsAskedSchema = z.object({
  kind: moderationKindSchema.optional(),
  /** Also what was taken back. */
  past: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
  /** Part of a handle or a name. */
  find: z.string().trim().max(100).default(''),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const moderationPageSchema = z.object({
  moderations: z.array(moderationSchema),
  next: z.uuid().nullable(),
  /** How many of each kind were not taken back, whatever was asked for. */
  counts: z.object({ mute: z.number(), block: z.number(), hide: z.number(), report: z.number() }),
  /** What the account's network has not. */
  lacking: z.array(moderationKindSchema),
});
export const moderationListSchema = z.object({ moderations: z.array(moderationSchema) });

export type ModerationState = z.infer<typeof moderationStateSchema>;
export type ModerationView = z.infer<typeof moderationSchema>;
export type ConversationModeration = z.infer<typeof conversationModerationSchema>;
export type AskModeration = z.infer<typeof askModerationSchema>;
export type ModerationsAsked = z.infer<typeof moderationsAskedSchema>;
export type ModerationPage = z.infer<typeof moderationPageSchema>;
