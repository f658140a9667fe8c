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

/** The hours that people keep on one weekday (1: Monday). Null hours: closed on that day. */
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
  /** As it stands with its mark, e.g. `^IN`, `Inès`. */
  signature: z.string(),
  author: z.string(),
  posts: count,
  share,
  days: count,
  firstDay: day.nullable(),
  lastDay: day.nullable(),
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

export type ReplySign = z.infer<typeof replySignSchema>;
export type WeekdayHours = z.infer<typeof weekdayHoursSchema>;
export type Hours = z.infer<typeof hoursSchema>;
export type Spell = z.infer<typeof spellSchema>;
export type Signer = z.infer<typeof signerSchema>;
export type Signed = z.infer<typeof signedSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type BrokenRow = z.infer<typeof brokenRowSchema>;
export type Presence = z.infer<typeof presenceSchema>;
