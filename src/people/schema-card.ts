/** What may be written on a member's card. The public reads most of it at the end of a message. */
import { z } from 'zod';

/** Texts are compared and counted in one form (NFC), without spaces around. */
const text = z.string().max(2_000).trim().normalize('NFC');

/**
 * One line of text: no control, no line break, no half character, no sign that turns the writing round or has neither shape nor use. The two
 * joiners stay (Persian and Hindi names need them), and so do marks, four on a letter at most.
 */
export const line = text.regex(
  /^(?!.*\p{M}{5})[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]*$/u,
);

export const NAME_MAXIMUM = 80;
export const JOB_TITLE_MAXIMUM = 120;
export const INITIALS_MAXIMUM = 6;
export const SPEAKER_TAG_MAXIMUM = 30;
export const PRONOUNS_MAXIMUM = 30;
export const LANGUAGES_MAXIMUM = 12;
export const TOPICS_MAXIMUM = 20;
export const TOPIC_MAXIMUM = 40;
export const WEEKLY_MINUTES_MAXIMUM = 7 * 24 * 60;

const graphemes = (most: number) => (value: string) => {
  let count = 0;
  for (const _ of new Intl.Segmenter('fr').segment(value)) if ((count += 1) > most) return false;
  return true;
};

/** A person's name, given, family or public: it has a letter. */
export const name = line
  .min(1)
  .max(4 * NAME_MAXIMUM)
  .regex(/\p{L}/u)
  .refine(graphemes(NAME_MAXIMUM));

export const jobTitle = line.max(JOB_TITLE_MAXIMUM);

/** Letters and digits, a letter first: what a reader, and our own eyes on the past, can tell from a word. */
const initials = line
  .max(4 * INITIALS_MAXIMUM)
  .regex(/^\p{L}[\p{L}\p{M}\p{N}\u200c\u200d]*$/u)
  .refine(graphemes(INITIALS_MAXIMUM));

/**
 * A hashtag on every network: letters, digits and underscores, one letter at least, and no underscore at its end, where Bluesky takes it for
 * punctuation. The # may be typed and is not kept.
 */
const speakerTag = line
  .overwrite((typed) => typed.replace(/^[#＃]/u, ''))
  .max(4 * SPEAKER_TAG_MAXIMUM)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*$/u)
  .regex(/\p{L}/u)
  .regex(/[^_]$/)
  .refine(graphemes(SPEAKER_TAG_MAXIMUM));

const spoken = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .refine((tag) => canonicalTag(tag) !== null);

/** `FR` → `fr`; null for what is no language tag. */
function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

const topic = line
  .min(1)
  .max(4 * TOPIC_MAXIMUM)
  .refine(graphemes(TOPIC_MAXIMUM));

const without = (same: (item: string) => string) => (items: string[]) =>
  [...new Map(items.toReversed().map((item) => [same(item), item])).values()].toReversed();

/** What is written on a card; what is left out stays as it is. */
export const cardChangeSchema = z.object({
  givenName: name.optional(),
  familyName: name.optional(),
  publicName: name.optional(),
  initials: initials.optional(),
  jobTitle: jobTitle.optional(),
  pronouns: line.max(PRONOUNS_MAXIMUM).optional(),
  /** Empty: none. */
  speakerTag: z.union([z.literal('').transform(() => null), z.null(), speakerTag]).optional(),
  languages: z
    .array(spoken)
    .max(LANGUAGES_MAXIMUM)
    .overwrite((tags) => [...new Set(tags.map((tag) => canonicalTag(tag) ?? tag))])
    .optional(),
  topics: z
    .array(topic)
    .max(TOPICS_MAXIMUM)
    .overwrite(without((item) => item.toLowerCase()))
    .optional(),
  weeklyMinutes: z.number().int().min(0).max(WEEKLY_MINUTES_MAXIMUM).nullable().optional(),
  listedPublicly: z.boolean().optional(),
});

export type CardChange = z.infer<typeof cardChangeSchema>;
