/** What the posts room says over the wire. Moments are ISO 8601 in UTC, wall times `YYYY-MM-DDTHH:MM` in the named zone; ids are UUIDs. */
import { z } from 'zod';
import { networkNameSchema } from '../accounts/schema.ts';
import { findingSchema } from '../guardrails/schema.ts';
import { publicationStateSchema } from '../publishing/schema.ts';
import { besideShape, gatesSchema, speakingBesideShape, typedBesideShape } from './schema-beside.ts';

/** So many posts are a thread. */
const MOST_PARTS = 100;
/** So many characters of all parts and versions together are a post; more is a mistake. */
const LONGEST_CONTENT = 200_000;

const MOST_MENTIONS = 50;

/** Who is meant by a handle in the words, and as whom the same person is known where. */
const mentionSchema = z.object({
  as: z.string().min(1).max(300),
  name: z.string().max(300),
  handles: z.array(z.object({ network: networkNameSchema, handle: z.string().min(1).max(300) })).max(20),
});
const part = z.object({ text: z.string(), ...besideShape });
const parts = z.array(part).min(1).max(MOST_PARTS);

export const postContentSchema = z.object({
  parts,
  versions: z.array(z.object({ accountId: z.uuid(), parts })).max(50),
  visibility: z.enum(['public', 'unlisted', 'followers']),
  contentWarning: z.string().trim().min(1).max(500).nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u)).max(3),
  mentions: z.array(mentionSchema).max(MOST_MENTIONS).optional(),
  /** Whether each part of a thread says which it is (`2/5`). */
  numbered: z.boolean().optional(),
  gates: gatesSchema.optional(),
});

/** What a person typed, as it can be kept: neither NUL signs nor halves of signs. */
const typed = z
  .string()
  .max(50_000)
  .transform((text) => text.toWellFormed().replaceAll('\0', ''));
const typedParts = z
  .array(z.object({ text: typed, ...typedBesideShape }))
  .min(1)
  .max(MOST_PARTS);
const lengthOf = (several: z.output<typeof typedParts>): number =>
  several.reduce((sum, { text, media = [] }) => media.reduce((all, { alt }) => all + alt.length, sum + text.length), 0);
const typedContentSchema = postContentSchema
  .extend({
    parts: typedParts,
    versions: z
      .array(z.object({ accountId: z.uuid().transform((id) => id.toLowerCase()), parts: typedParts }))
      .max(50)
      .refine((versions) => new Set(versions.map(({ accountId }) => accountId)).size === versions.length),
    contentWarning: typed.pipe(z.string().trim().min(1).max(500)).nullable(),
    mentions: z
      .array(
        z.object({
          as: typed.pipe(z.string().min(1).max(300)),
          name: typed.pipe(z.string().max(300)),
          handles: z.array(z.object({ network: networkNameSchema, handle: typed.pipe(z.string().min(1).max(300)) })).max(20),
        }),
      )
      .max(MOST_MENTIONS)
      .optional(),
  })
  .refine(({ parts: all, versions }) => versions.reduce((sum, version) => sum + lengthOf(version.parts), lengthOf(all)) <= LONGEST_CONTENT);
export const wordingSchema = z.object({
  content: typedContentSchema,
  accountIds: z.array(z.uuid().transform((id) => id.toLowerCase())).max(50),
});
/** The reader was asked, and knows that a post which was to leave in a colleague's name does not any more. */
export const takesOver = z.boolean().optional();
export const changeSchema = wordingSchema.extend({ revision: z.number().int().min(1), takesOver });

const localTime = z.string().max(20);
const repeat = z.object({ rule: z.string().max(200), until: z.iso.date(), except: z.array(z.iso.date()).max(750).optional() });
/** The pause that one has taken to read these very words again. */
const readAgain = z.uuid().nullish();
export const planRequestSchema = z.object({
  readAgain,
  revision: z.number().int().min(1),
  when: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('now') }),
    z.object({ kind: z.literal('at'), local: localTime, which: z.enum(['first', 'second']).optional(), repeat: repeat.nullable() }),
    z.object({ kind: z.literal('slot'), accountId: z.uuid() }),
  ]),
  /** Longer than any delay during which it can be undone. */
  deadlineMinutes: z.number().int().min(5).max(10_080).nullable(),
  takesOver,
});

export const postStateSchema = z.enum(['draft', 'review', 'planned', 'asking', 'left', 'dropped']);
export const postSchema = z.object({
  postId: z.uuid(),
  state: postStateSchema,
  authorId: z.uuid(),
  content: postContentSchema.extend({ contentWarning: z.string().nullable() }),
  accountIds: z.array(z.uuid()),
  revision: z.number().int(),
  plan: z
    .object({
      local: z.string(),
      zone: z.string(),
      dueAt: z.iso.datetime(),
      repeat: repeat.extend({ from: z.string() }).nullable(),
      deadlineMinutes: z.number().int().nullable(),
      /** In whose name it leaves. */
      memberId: z.uuid(),
    })
    .nullable(),
  asks: z.enum(['late', 'writer-gone', 'refused', 'stopped']).nullable(),
  /** What stops it, when it asks for that. */
  stopped: z.array(findingSchema),
  /** The review that waits for it, or the last that did. */
  reviewId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export const postListSchema = z.object({ posts: z.array(postSchema) });

/** What one account said of one part: as far as it has come, or why it was never handed over. */
const said = z.object({
  accountId: z.uuid(),
  part: z.number().int(),
  publicationId: z.uuid().optional(),
  state: publicationStateSchema.optional(),
  url: z.string().nullable().optional(),
  refusal: z.string().optional(),
});
export const pastComingSchema = z.object({
  local: z.string(),
  dueAt: z.iso.datetime(),
  memberId: z.uuid().nullable(),
  outcome: z.enum(['left', 'skipped', 'undone']),
  said: z.array(said),
  settledAt: z.iso.datetime(),
});
export const calendarSchema = z.object({
  zone: z.string(),
  entries: z.array(z.object({ post: postSchema, local: z.string(), dueAt: z.iso.datetime(), past: pastComingSchema.nullable() })),
  /** Whether these are all. */
  whole: z.boolean(),
});
export const calendarQuerySchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime(), accountId: z.uuid().optional() });

export const commentSchema = z.object({
  commentId: z.uuid(),
  memberId: z.uuid(),
  revision: z.number().int(),
  text: z.string(),
  saidAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
});
export const postDetailSchema = z.object({
  post: postSchema,
  comments: z.array(commentSchema),
  versions: z.array(
    z.object({
      revision: z.number().int(),
      memberId: z.uuid(),
      writtenAt: z.iso.datetime(),
      content: postContentSchema,
      accountIds: z.array(z.uuid()),
    }),
  ),
  comings: z.array(pastComingSchema),
  /** What stands in the way of the reader's planning it as it is; `kind` and its details. */
  problems: z.array(z.looseObject({ kind: z.string() })),
});
export const newCommentSchema = z.object({ text: typed.pipe(z.string().trim().min(1).max(2_000)) });

export const noticesSchema = z.object({
  notices: z.array(
    z.object({
      noticeId: z.uuid(),
      postId: z.uuid(),
      kind: z.enum(['taken-over', 'reworded', 'unplanned', 'dropped']),
      byMemberId: z.uuid(),
      local: z.string(),
      toldAt: z.iso.datetime(),
    }),
  ),
});
export type NoticeView = z.infer<typeof noticesSchema>['notices'][number];

export const lateSchema = z.object({ send: z.boolean(), revision: z.number().int().min(1), readAgain });

export const slotsSchema = z.object({
  slots: z.array(z.object({ weekday: z.number().int().min(1).max(7), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u) })).max(100),
});

/** How the reader would speak on an account. */
export const speakingSchema = z.object({
  accountId: z.uuid(),
  may: z.enum(['yes', 'outside-team', 'no-voice', 'no-speaker-tag', 'account-disconnected']),
  signature: z.object({ text: z.string(), separator: z.string(), stands: z.enum(['end', 'start']) }),
  counting: z.object({
    unit: z.enum(['graphemes', 'characters', 'weighted']),
    maximum: z.number(),
    maximumBytes: z.number().nullable(),
    urlLength: z.number().nullable(),
    mentionsByNameOnly: z.boolean(),
  }),
  visibilities: z.array(z.enum(['public', 'unlisted', 'followers', 'private'])),
  contentWarnings: z.boolean(),
  ...speakingBesideShape,
});
export type SpeakingView = z.infer<typeof speakingSchema>;

export type PostView = z.infer<typeof postSchema>;
export type PostContentView = z.infer<typeof postContentSchema>;
export type PlanRequestBody = z.infer<typeof planRequestSchema>;
export type PostDetail = z.infer<typeof postDetailSchema>;
export type CalendarView = z.infer<typeof calendarSchema>;
