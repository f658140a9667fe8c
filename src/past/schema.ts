/** What the room of accounts' pasts says over the wire. Dates are ISO 8601 in UTC; hours are local to `hours.zone`; ids are UUIDs. */
import { z } from 'zod';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const moment = z.iso.datetime();
/** Local, `HH:MM`; `24:00` and later are after midnight, on the day that began before it. */
const hour = z.string().regex(/^\d{2}:\d{2}$/);
/** Local, `YYYY-MM-DD`. */
const day = z.iso.date();

/** How a message of ours was known to be a reply. */
export const replySignSchema = z.enum(['kind', 'in-reply-to', 'leading-mention']);

/** The hours that people keep on one weekday (1: Monday). Null hours: closed on that day, or, with fewer than 4 `days`, too little to say. */
export const weekdayHoursSchema = z.object({
  weekday: z.number().int().min(1).max(7),
  /** How many of this weekday the past has, and on how many somebody spoke. */
  days: count,
  present: count,
  kept: z.object({ opens: hour, closes: hour }).nullable(),
});

export const hoursSchema = z.object({
  zone: z.string(),
  /** What the hours were read from: replies show people, posts may be a program's. */
  basis: z.enum(['replies', 'posts']),
  /** Messages per weekday (Monday first) and local hour. */
  grid: z.array(z.array(count).length(24)).length(7),
  aroundTheClock: z.boolean(),
  /** Null: too little to say. */
  week: z.array(weekdayHoursSchema).length(7).nullable(),
});

export const spellSchema = z.object({ from: day, until: day, days: count });

export const signerSchema = z.object({
  /** Null when the past is of one account. */
  account: z.string().nullable(),
  /** As it mostly stands with its mark, e.g. `^IN`, `Inès`. */
  signature: z.string(),
  author: z.string(),
  form: z.string(),
  mark: z.string(),
  posts: count,
  /** Of the signed messages of the account. */
  share,
  days: count,
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  /** The shortest stretch with nine in ten of the signatures. */
  hours: z.object({ opens: hour, closes: hour }).nullable(),
});

/** Which signature most of the signed messages bear, as an account could take it up. */
export const signedSchema = z.object({
  count,
  /** Of all our messages, and of our replies; null when there is none. */
  share: share.nullable(),
  repliesShare: share.nullable(),
  form: z.string().nullable(),
  mark: z.string().nullable(),
});

export const verdictSchema = z.object({
  kind: z.enum(['only-broadcasts', 'mostly-broadcasts', 'both', 'mostly-replies', 'too-little', 'unknown']),
  /** What makes the verdict less than sure: the file may have been made without the replies. */
  caution: z.enum(['replies-may-be-left-out']).nullable(),
});

/** What a past says about an account. What the file cannot tell is null. */
export const presenceSchema = z.object({
  /** Ours; theirs is null when the file has one side only. */
  posts: z.object({ ours: count.nullable(), theirs: count.nullable() }),
  from: moment.nullable(),
  until: moment.nullable(),
  replies: z
    .object({
      count,
      broadcast: count,
      /** Of the broadcast: words of others, and what goes on a thread of ours (null: the file does not say). */
      reposts: count,
      ownThreads: count.nullable(),
      share: share.nullable(),
      knownBy: z.partialRecord(replySignSchema, count),
    })
    .nullable(),
  /** Theirs to us; null when one side is missing, or what replies to what. */
  received: z.object({ count, answered: count, share: share.nullable() }).nullable(),
  /** Those of them with a question mark outside links. */
  questions: z.object({ count, answered: count, share: share.nullable() }).nullable(),
  /** From a message of theirs to our first reply to it. */
  delay: z.object({ count, medianSeconds: z.number(), p90Seconds: z.number() }).nullable(),
  signed: signedSchema.nullable(),
  hours: hoursSchema.nullable(),
  /** Stretches without a gap of a week or more, and those gaps; the longest 20 of each, in their order. */
  spells: z.array(spellSchema).nullable(),
  gaps: z.array(spellSchema).nullable(),
  verdict: verdictSchema,
});

/** A row that could not be read: its line, why, and what stands there, shortened. */
export const brokenRowSchema = z.object({
  line: count,
  reason: z.enum(['open-quote', 'text-after-quote', 'column-count', 'too-long', 'not-json', 'not-an-object']),
  raw: z.string(),
});

/** What was found in a past. */
export const pastResultSchema = z.object({
  presence: presenceSchema,
  /** Of a past of several accounts, those that say most; empty when there is one. */
  accounts: z.array(z.object({ account: z.string(), ours: count, repliesShare: share.nullable() })),
  /** Who signs most, first; 200 at most. */
  signers: z.array(signerSchema),
  signersLeftOut: count,
  file: z.object({
    format: z.enum(['csv', 'json-lines']),
    encoding: z.string(),
    /** The file's own name of each column that was understood. */
    columns: z.partialRecord(z.string(), z.string()),
    rows: count,
    undated: count,
    duplicates: count,
    /** After so many rows the reading stopped; null: all were read. */
    stoppedAt: count.nullable(),
  }),
});

/**
 * Its life: *uploading* (parts come in), *waiting* for a worker, *reading*, then *read* or *failed*; *which-account* asks a person who among the
 * authors is the account. *cancelled* by a person; *expired*: nobody went on with it for a day. What has ended keeps no post.
 */
export const readingStateSchema = z.enum(['uploading', 'waiting', 'reading', 'which-account', 'read', 'failed', 'cancelled', 'expired']);

export const readingSchema = z.object({
  readingId: z.uuid(),
  state: readingStateSchema,
  /** Null: of a file. */
  accountId: z.uuid().nullable(),
  fileName: z.string(),
  sizeBytes: count,
  receivedBytes: count,
  author: z.string().nullable(),
  zone: z.string(),
  readBytes: count,
  readRows: count,
  failure: z.looseObject({ kind: z.string() }).nullable(),
  brokenCount: count,
  startedBy: z.uuid(),
  createdAt: moment,
  endedAt: moment.nullable(),
});
export const readingWithResultSchema = readingSchema.extend({
  result: pastResultSchema.nullable(),
  /** The first of them; all that are kept: `/past/readings/{readingId}/broken-rows`. */
  brokenRows: z.array(brokenRowSchema),
});

/** In bytes: every part but the last has exactly this length. */
export const PART_BYTES = 4 * 1024 * 1024;
export const MOST_BYTES = 1024 * 1024 * 1024;

const zone = z.string().min(1).max(64);
export const startReadingSchema = z.object({
  fileName: z.string().trim().min(1).max(200),
  sizeBytes: z.number().int().min(1),
  zone,
  /** Who among the file's authors is the account, when it has several. */
  author: z.string().trim().min(1).max(200).nullable().default(null),
});
export const readAccountSchema = z.object({ accountId: z.uuid(), zone });
export const chooseAuthorSchema = z.object({ author: z.string().trim().min(1).max(200) });

export type ReplySign = z.infer<typeof replySignSchema>;
export type WeekdayHours = z.infer<typeof weekdayHoursSchema>;
export type Hours = z.infer<typeof hoursSchema>;
export type Spell = z.infer<typeof spellSchema>;
export type Signer = z.infer<typeof signerSchema>;
export type Signed = z.infer<typeof signedSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type BrokenRow = z.infer<typeof brokenRowSchema>;
export type Presence = z.infer<typeof presenceSchema>;
export type PastResult = z.infer<typeof pastResultSchema>;
export type ReadingState = z.infer<typeof readingStateSchema>;
export type ReadingView = z.infer<typeof readingSchema>;
export type ReadingWithResult = z.infer<typeof readingWithResultSchema>;
export type StartReading = z.infer<typeof startReadingSchema>;
