/** What the shifts say over the wire. Moments are ISO 8601 in UTC; wall times (`2026-03-29T01:00`) are in the organisation's zone; ids are UUIDs. */
import { z } from 'zod';

export const wallTimeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
/** Written as a date; whether a plan may have it is `plan.ts`'s to say, in words. */
const dateSchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);
/** A day that exists, of the years that can be planned: one that is asked about. */
export const dayAskedSchema = z.iso.date().refine((date) => date >= '2000' && date < '2101');
const languageSchema = z.enum(['fr', 'en']);
// What the public or a colleague reads: no mark that turns the writing round.
const words = z.string().regex(/^[^\p{Cs}\0\u202a-\u202e\u2066-\u2069]*$/u);

export const repetitionSchema = z.object({
  everyWeeks: z.number().int().min(1).max(52),
  /** 1 is Monday. */
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
  until: dateSchema.nullable(),
  skipHolidays: z.boolean(),
});

const times = { memberId: z.uuid(), startsAt: wallTimeSchema, endsAt: wallTimeSchema };

export const newPlanSchema = z.object({ accountId: z.uuid(), ...times, repeat: repetitionSchema.nullable() });
export const planSchema = newPlanSchema.extend({ planId: z.uuid() });
/** `from`: a date on which it occurs: what comes from there on; null: all of it. */
export const changePlanSchema = z.object({ from: dayAskedSchema.nullable(), ...times, repeat: repetitionSchema.nullable() });
export const dropPlanSchema = z.object({ from: dayAskedSchema.optional() });
export const moveOccurrenceSchema = z.object(times);

export const occurrenceSchema = z.object({
  planId: z.uuid(),
  occursOn: dateSchema,
  memberId: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  localStart: wallTimeSchema,
  localEnd: wallTimeSchema,
  repeated: z.boolean(),
  changed: z.boolean(),
});
const stretch = { startsAt: z.iso.datetime(), endsAt: z.iso.datetime() };

/** A shift as it truly was. */
export const shiftSchema = z.object({
  shiftId: z.uuid(),
  accountId: z.uuid(),
  memberId: z.uuid(),
  state: z.enum(['absent', 'missed', 'taken', 'handing-over', 'ended']),
  /** The planned shift that it is; null when nothing was planned. */
  occurrence: z.object({ planId: z.uuid(), occursOn: dateSchema }).nullable(),
  takenAt: z.iso.datetime().nullable(),
  until: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedWhy: z.enum(['left', 'handed-over', 'deactivated', 'forgotten', 'ended-by-lead', 'off-team']).nullable(),
  greetingId: z.uuid().nullable(),
  goodbyeId: z.uuid().nullable(),
});

export const weekQuerySchema = z.object({
  account: z.uuid(),
  from: dayAskedSchema,
  days: z.coerce.number().int().min(1).max(42).default(7),
  language: languageSchema.default('fr'),
});
/** `country`: whose regions are asked for, before it is chosen. `language`: in which they are named. */
export const calendarQuerySchema = z.object({ country: z.string().max(8).optional(), language: languageSchema.default('fr') });
export const weekSchema = z.object({
  zone: z.string(),
  days: z.array(z.object({ date: dateSchema, holiday: z.string().nullable() })),
  occurrences: z.array(occurrenceSchema),
  plans: z.array(planSchema),
  shifts: z.array(shiftSchema),
  together: z.array(z.object({ ...stretch, memberIds: z.array(z.uuid()) })),
  gaps: z.array(z.object(stretch)),
  clashes: z.array(z.object({ ...stretch, memberId: z.uuid(), accountIds: z.array(z.uuid()) })),
});

export const briefSchema = z.object({
  conversationId: z.uuid(),
  correspondentName: z.string().nullable(),
  preview: z.string(),
  state: z.enum(['waiting', 'taken', 'answered', 'closed']),
  holderMemberId: z.uuid().nullable(),
});
export const handOverSchema = z.object({
  handOverId: z.uuid(),
  accountId: z.uuid(),
  fromMemberId: z.uuid(),
  /** Null: whoever comes next. */
  toMemberId: z.uuid().nullable(),
  word: z.string(),
  threads: z.array(briefSchema),
  /** Its author has gone before anybody confirmed: the threads are in the queue. */
  leaverGone: z.boolean(),
  createdAt: z.iso.datetime(),
});
export const helmSchema = z.object({
  accountId: z.uuid(),
  /** Who may be at it; null: everybody. Empty: nobody, its office is vacant. */
  team: z.array(z.uuid()).nullable(),
  atHelm: z.array(shiftSchema),
  /** Planned now and not there. `absent`: longer than the account waits. */
  missing: z.array(z.object({ memberId: z.uuid(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), absent: z.boolean() })),
  next: z.object({ memberId: z.uuid(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).nullable(),
  handOvers: z.array(handOverSchema),
});
export const helmListSchema = z.object({ helms: z.array(helmSchema) });

export const wordsSchema = z.object({ text: words.max(2_000), language: languageSchema });
const until = z.iso.datetime();
export const takeSchema = z.object({ until, greeting: wordsSchema.nullable() });
export const takenSchema = z.object({ shift: shiftSchema, joined: z.boolean() });
export const endSchema = z.object({ goodbye: wordsSchema.nullable() });
export const extendSchema = z.object({ until });
export const offerSchema = z.object({ toMemberId: z.uuid().nullable(), word: words.max(4_000), goodbye: wordsSchema.nullable() });
export const declineSchema = z.object({ answer: words.max(1_000) });
export const confirmedSchema = z.object({ shift: shiftSchema, conversationIds: z.array(z.uuid()) });

export const previewQuerySchema = z.object({ words: wordsSchema, until });
export const previewSchema = z.object({
  text: z.string(),
  signature: z.string(),
  separator: z.string(),
  length: z.number().int(),
  maximum: z.number().int(),
  undoDelaySeconds: z.number().int(),
});
/** What is open on an account, for who is about to hand over. */
export const noteSchema = z.object({ threads: z.array(briefSchema), waiting: z.number().int() });

const template = z.object({ kind: z.enum(['greeting', 'goodbye']), language: languageSchema, text: words.trim().min(1).max(500) });
const notice = words.trim().min(1).max(500);
export const helmSettingsSchema = z.object({
  templates: z.array(template).max(20),
  profileLine: z.boolean(),
  absentAfterMinutes: z.number().int().min(1).max(120),
  hoursNotice: z.boolean(),
  hoursNoticeWords: z.object({ fr: notice, en: notice }),
});
export const calendarSchema = z.object({ country: z.string().max(8).nullable(), region: z.string().max(16).nullable() });
const named = z.array(z.object({ code: z.string(), name: z.string() }));
export const calendarViewSchema = calendarSchema.extend({ chosen: z.boolean(), countries: named, regions: named });

export type WeekView = z.infer<typeof weekSchema>;
export type OccurrenceView = z.infer<typeof occurrenceSchema>;
export type PlanView = z.infer<typeof planSchema>;
export type RepetitionView = z.infer<typeof repetitionSchema>;
export type NewPlanView = z.infer<typeof newPlanSchema>;
export type ShiftView = z.infer<typeof shiftSchema>;
export type HelmView = z.infer<typeof helmSchema>;
export type HandOverView = z.infer<typeof handOverSchema>;
export type ThreadBrief = z.infer<typeof briefSchema>;
export type HelmSettingsView = z.infer<typeof helmSettingsSchema>;
export type TemplateView = z.infer<typeof template>;
export type CalendarView = z.infer<typeof calendarViewSchema>;
export type PreviewView = z.infer<typeof previewSchema>;
export type WordsView = z.infer<typeof wordsSchema>;
export type HandOverNote = z.infer<typeof noteSchema>;
