/** A card as its form holds it, and what of it changed. */
import type { CardChange, MemberView, Role } from '../../src/people/schema.ts';
import type { FormErrors } from '../design/use-form.ts';
import { areInitials, isName, isSpeakerTag } from './form-rules.ts';

export interface CardValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly publicName: string;
  readonly initials: string;
  readonly jobTitle: string;
  readonly pronouns: string;
  /** Empty: none. */
  readonly speakerTag: string;
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  /** Hours, as typed; empty: not said. */
  readonly weeklyHours: string;
  readonly listedPublicly: boolean;
}

export const CARD_FIELDS = [
  ['givenName', 'given-name'],
  ['familyName', 'family-name'],
  ['publicName', 'public-name'],
  ['initials', 'initials'],
  ['jobTitle', 'job-title'],
  ['pronouns', 'pronouns'],
  ['speakerTag', 'speaker-tag'],
  ['languages', 'languages'],
  ['topics', 'topics'],
  ['weeklyHours', 'weekly-hours'],
  ['listedPublicly', 'listed-publicly'],
] as const satisfies readonly (readonly [keyof CardValues, string])[];

/** What a colleague of each role may write on somebody else's card; the server decides (src/people/policy.ts). */
const BY_OTHERS: Readonly<Record<Role, readonly (keyof CardValues)[]>> = {
  member: [],
  lead: ['initials', 'jobTitle', 'speakerTag', 'languages', 'topics', 'weeklyHours'],
  administrator: ['givenName', 'familyName', 'initials', 'jobTitle', 'speakerTag', 'languages', 'topics', 'weeklyHours'],
};

/** The lines of `member`'s card that `me` may write. */
export const writableLines = (me: MemberView, member: MemberView): readonly (keyof CardValues)[] =>
  me.memberId === member.memberId ? CARD_FIELDS.map(([field]) => field) : member.erasedAt === null ? BY_OTHERS[me.role] : [];

export const valuesOf = (member: MemberView): CardValues => ({
  givenName: member.givenName,
  familyName: member.familyName,
  publicName: member.publicName,
  initials: member.initials,
  jobTitle: member.jobTitle,
  pronouns: member.pronouns,
  speakerTag: member.speakerTag ?? '',
  languages: member.languages,
  topics: member.topics,
  weeklyHours: member.weeklyMinutes === null ? '' : String(member.weeklyMinutes / 60),
  listedPublicly: member.listedPublicly,
});

/** Minutes of hours as people type them, `1,5` or `1.5`; null for nothing, undefined for what is no number of hours in a week. */
export function minutesOf(hours: string): number | null | undefined {
  const typed = hours.trim().replace(',', '.');
  if (typed === '') return null;
  const minutes = Math.round(Number(typed) * 60);
  return Number.isFinite(minutes) && minutes >= 0 && minutes <= 7 * 24 * 60 ? minutes : undefined;
}

export type WrongLine = 'givenName' | 'familyName' | 'publicName' | 'initials' | 'speakerTag' | 'weeklyHours';

/** The lines that cannot be as they are; `say` has the words. */
export function wrongLines(values: CardValues, say: (line: WrongLine) => string): FormErrors<CardValues> {
  const wrong: Readonly<Record<WrongLine, boolean>> = {
    givenName: !isName(values.givenName),
    familyName: !isName(values.familyName),
    publicName: !isName(values.publicName),
    initials: !areInitials(values.initials),
    speakerTag: values.speakerTag.trim() !== '' && !isSpeakerTag(values.speakerTag),
    weeklyHours: minutesOf(values.weeklyHours) === undefined,
  };
  return Object.fromEntries((Object.keys(wrong) as WrongLine[]).flatMap((line) => (wrong[line] ? [[line, say(line)]] : [])));
}

/** Only what was changed is sent: a line that somebody else mends meanwhile stays mended. */
export function changesOf(before: CardValues, after: CardValues): CardChange {
  const changed = Object.fromEntries(
    CARD_FIELDS.flatMap(([field]) => (JSON.stringify(before[field]) === JSON.stringify(after[field]) ? [] : [[field, after[field]]])),
  ) as Partial<CardValues>;
  const { weeklyHours, speakerTag, languages, topics, ...plain } = changed;
  return {
    ...plain,
    ...(languages !== undefined && { languages: [...languages] }),
    ...(topics !== undefined && { topics: [...topics] }),
    ...(speakerTag !== undefined && { speakerTag: speakerTag.trim() === '' ? null : speakerTag.trim() }),
    ...(weeklyHours !== undefined && { weeklyMinutes: minutesOf(weeklyHours) ?? null }),
  };
}
