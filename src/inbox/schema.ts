/** What the inbox says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** *to-answer*: nobody has it; *mine* and *taken*: held by me, by others; *waiting*: answered, the ball is theirs; *closed*. */
export const queueSchema = z.enum(['to-answer', 'mine', 'taken', 'waiting', 'closed']);
export const conversationStateSchema = z.enum(['waiting', 'taken', 'answered', 'closed']);

export const correspondentSchema = z.object({
  correspondentId: z.uuid(),
  network: z.string(),
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
});

/** Who may read a message: everybody; everybody who has its address; who follows its author; those it was sent to. */
export const visibilitySchema = z.enum(['public', 'unlisted', 'followers', 'private']);

export const conversationSchema = z.object({
  conversationId: z.uuid(),
  accountId: z.uuid(),
  correspondent: correspondentSchema.nullable(),
  state: conversationStateSchema,
  holderMemberId: z.uuid().nullable(),
  leaseUntil: z.iso.datetime().nullable(),
  preview: z.string(),
  /** The narrowest of what was said in it, by us or to us. */
  visibility: visibilitySchema,
  messageCount: z.number().int(),
  waitingSince: z.iso.datetime().nullable(),
  lastMessageAt: z.iso.datetime(),
  unread: z.boolean(),
  /** The reader's own draft waits in it. */
  hasDraft: z.boolean(),
});

/** `to-answer` comes oldest first (who has waited longest), the other queues newest first. */
export const conversationPageSchema = z.object({
  conversations: z.array(conversationSchema),
  nextCursor: z.string().nullable(),
});
export const queueQuerySchema = z.object({
  queue: queueSchema,
  account: z.uuid().optional(),
  /** Only conversations in which this member wrote, or that name him by his speaker tag. */
  speaker: z.uuid().optional(),
  /** Only the private ones. */
  visibility: z.literal('private').optional(),
  /** Only these of it: at most 50 ids, with commas between them. */
  among: z
    .string()
    .max(2_000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).min(1).max(50))
    .optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Counted up to 1,000; 1,000 means "1,000 or more". */
export const queueCountsSchema = z.object({
  'to-answer': z.number().int(),
  mine: z.number().int(),
  taken: z.number().int(),
  waiting: z.number().int(),
  closed: z.number().int(),
});

export const facetSchema = z.union([
  z.object({ start: z.number(), end: z.number(), kind: z.literal('mention'), identity: z.string() }),
  z.object({ start: z.number(), end: z.number(), kind: z.literal('link'), url: z.string() }),
  z.object({ start: z.number(), end: z.number(), kind: z.literal('tag'), tag: z.string() }),
]);
export const imageSchema = z.object({
  url: z.string(),
  thumbnailUrl: z.string(),
  alt: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Absent: it is still; otherwise `url` is the film or the sound, and `thumbnailUrl` a still picture. */
  plays: z.enum(['film', 'sound']).optional(),
});
export const pollSchema = z.object({
  /** `votes`: null while the network tells nobody. */
  options: z.array(z.object({ title: z.string(), votes: z.number().int().nullable() })),
  multiple: z.boolean(),
  endsAt: z.iso.datetime().nullable(),
});
/** What stands for `:shortcode:` in texts and names. */
export const emojiSchema = z.object({ shortcode: z.string(), url: z.string() });

/** How the author of a message of ours is known that did not leave from here; `thread`: it goes on after a post whose author is known. */
export const authorSourceSchema = z.enum(['signature', 'tag', 'thread', 'person']);

export const messageSchema = z.object({
  messageId: z.uuid(),
  /** The message that it answers, when that one is known here. */
  parentMessageId: z.uuid().nullable(),
  /** Its parent exists on the network but could not be had. */
  parentMissing: z.boolean(),
  /** 0 for the first message of the thread. */
  depth: z.number().int(),
  direction: z.enum(['inbound', 'outbound', 'context']),
  author: correspondentSchema.nullable(),
  /** Outbound: who wrote it; null when it was sent from elsewhere by an unknown hand. */
  memberId: z.uuid().nullable(),
  publicationId: z.uuid().nullable(),
  /** The character that spoke, `memberId` being behind it. */
  personaName: z.string().nullable(),
  /** Outbound, not sent from here: how `memberId` is known. */
  authorSource: authorSourceSchema.nullable(),
  /** Outbound, not sent from here: the signature as it stands in the text; null when there is none. */
  signedAs: z.string().nullable(),
  /** Inbound: the speaker whom it names by tag. */
  addressedMemberId: z.uuid().nullable(),
  text: z.string(),
  facets: z.array(facetSchema),
  images: z.array(imageSchema),
  languages: z.array(z.string()),
  visibility: visibilitySchema,
  /** What its author wrote before the fold; null: it stands open. */
  contentWarning: z.string().nullable(),
  poll: pollSchema.nullable(),
  emoji: z.array(emojiSchema),
  /** What the network, its moderators or its author warn of, in the network's words. */
  restrictions: z.array(z.string()),
  /** What it quotes: often of another conversation, a post of ours (`isOurs`); null ids: it is not here; null text: nor are its words, or it is gone. */
  quoted: z
    .object({
      messageId: z.uuid().nullable(),
      conversationId: z.uuid().nullable(),
      text: z.string().nullable(),
      isOurs: z.boolean(),
    })
    .nullable(),
  url: z.string().nullable(),
  writtenAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  earlierTexts: z.array(z.object({ text: z.string(), until: z.iso.datetime() })),
  deletedAt: z.iso.datetime().nullable(),
});

export const noteSchema = z.object({ noteId: z.uuid(), memberId: z.uuid(), text: z.string(), createdAt: z.iso.datetime() });
export const presenceSchema = z.object({ memberId: z.uuid(), activity: z.enum(['viewing', 'writing']), until: z.iso.datetime() });
export const draftSchema = z.object({
  text: z.string(),
  replyToMessageId: z.uuid().nullable(),
  /** Who is to read it; null: whoever reads what it answers. */
  visibility: visibilitySchema.nullable(),
  /** Words to fold it behind; null: those of what it answers; empty: none. */
  contentWarning: z.string().nullable(),
  /** It corrects the message of ours that it answers. */
  corrects: z.boolean(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
});

/** In what two correspondents are alike; `site`: their handles stand on the same one. */
export const likenessSchema = z.enum(['name', 'handle', 'site', 'picture']);
/** Correspondents that are one person, as members say; and who may be, which only a person decides. */
export const tiesSchema = z.object({
  /** All that the person is known as, the one that was asked for first; 20 at most. */
  identities: z.array(correspondentSchema),
  joined: z.array(z.object({ oneId: z.uuid(), otherId: z.uuid(), memberId: z.uuid(), at: z.iso.datetime() })),
  /** The likeliest first, 3 at most. */
  proposals: z.array(z.object({ correspondent: correspondentSchema, alikeIn: z.array(likenessSchema) })),
});
export const tieSchema = z.object({ state: z.enum(['joined', 'told-apart', 'parted']) });

/** The correspondent's card: who it is and his history with us, on every network that he was joined on. */
export const correspondentCardSchema = correspondentSchema.extend({
  /** Himself first; one, unless members joined others to him. */
  identities: z.array(correspondentSchema),
  firstSeenAt: z.iso.datetime(),
  conversationCount: z.number().int(),
  /** Who of us has answered, most often first. */
  answeredBy: z.array(z.object({ memberId: z.uuid(), count: z.number().int() })),
  /** The newest ten others. */
  earlier: z.array(conversationSchema),
});

/** A conversation as it is read: a window of its messages in reading order (each branch under what it answers). */
export const threadSchema = z.object({
  conversation: conversationSchema,
  messages: z.array(messageSchema),
  /** Index of the first message of the window in the whole reading order. */
  from: z.number().int(),
  total: z.number().int(),
  notes: z.array(noteSchema),
  draft: draftSchema.nullable(),
  presences: z.array(presenceSchema),
  correspondent: correspondentCardSchema.nullable(),
});
export const threadQuerySchema = z.object({
  /** Absent: the window that ends with the newest message. */
  from: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export const saveDraftSchema = z.object({
  text: z.string().max(10_000),
  replyToMessageId: z.uuid().nullable(),
  visibility: visibilitySchema.nullable().default(null),
  contentWarning: z.string().max(200).nullable().default(null),
  corrects: z.boolean().default(false),
  /** The revision that this one was written on; 0 for the first. An older one is refused with the newer text. */
  revision: z.number().int().min(0),
});
export const writeNoteSchema = z.object({ text: z.string().trim().min(1).max(4_000) });
export const showPresenceSchema = z.object({ activity: z.enum(['viewing', 'writing', 'gone']) });
/** A word to the colleague from whom the conversation is taken over. */
export const takeOverSchema = z.object({ word: z.string().trim().max(500) });
export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(200),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
/** A found conversation, newest first; `excerpt` is the text of its newest message that matches, `marks` UTF-16 ranges of it. */
export const searchPageSchema = z.object({
  results: z.array(
    z.object({
      conversation: conversationSchema,
      messageId: z.uuid(),
      excerpt: z.string(),
      marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** Messages of ours of which nobody knows the author; `count` up to 100. */
export const authorlessPageSchema = z.object({
  count: z.number().int(),
  messages: z.array(
    z.object({
      messageId: z.uuid(),
      conversationId: z.uuid(),
      accountId: z.uuid(),
      text: z.string(),
      signedAs: z.string().nullable(),
      personaName: z.string().nullable(),
      writtenAt: z.iso.datetime(),
      url: z.string().nullable(),
    }),
  ),
});
export const authorlessQuerySchema = z.object({ account: z.uuid().optional() });
/** Null: nobody of the team. */
export const attributeSchema = z.object({ memberId: z.uuid().nullable() });
export const attributedSchema = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  memberId: z.uuid().nullable(),
  authorSource: authorSourceSchema.nullable(),
});

/** What happened to a conversation. Kinds are in docs/api-map.md. */
export const journalSchema = z.object({
  entries: z.array(
    z.object({
      seq: z.number().int(),
      at: z.iso.datetime(),
      kind: z.string(),
      memberId: z.uuid().nullable(),
      accountId: z.uuid().nullable(),
      conversationId: z.uuid().nullable(),
      publicationId: z.uuid().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type Queue = z.infer<typeof queueSchema>;
export type ConversationView = z.infer<typeof conversationSchema>;
export type ConversationPage = z.infer<typeof conversationPageSchema>;
export type QueueCounts = z.infer<typeof queueCountsSchema>;
export type AuthorSource = z.infer<typeof authorSourceSchema>;
export type AuthorlessPage = z.infer<typeof authorlessPageSchema>;
export type MessageView = z.infer<typeof messageSchema>;
export type NoteView = z.infer<typeof noteSchema>;
export type PresenceView = z.infer<typeof presenceSchema>;
export type DraftView = z.infer<typeof draftSchema>;
export type CorrespondentView = z.infer<typeof correspondentSchema>;
export type LikenessView = z.infer<typeof likenessSchema>;
export type TiesView = z.infer<typeof tiesSchema>;
export type CorrespondentCard = z.infer<typeof correspondentCardSchema>;
export type ThreadView = z.infer<typeof threadSchema>;
export type SearchPage = z.infer<typeof searchPageSchema>;
