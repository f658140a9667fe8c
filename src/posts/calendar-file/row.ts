/** One post as a calendar from elsewhere says it, before anybody knows what becomes of it. Plain data: it is kept as JSON. */

/** When it says that it leaves. */
export type ReadTime =
  /** On the wall of the organisation's zone: `YYYY-MM-DDTHH:MM`. */
  | { readonly kind: 'wall'; readonly local: string }
  /** On the wall of another zone (IANA). */
  | { readonly kind: 'elsewhere'; readonly local: string; readonly zone: string }
  /** ISO 8601 in UTC. */
  | { readonly kind: 'moment'; readonly at: string }
  /** A whole day: at what time is for a person to say. */
  | { readonly kind: 'day'; readonly day: string }
  /** 03/04 is 3 April or 4 March, and nothing in the file tells which. Each as one of the others. */
  | { readonly kind: 'either'; readonly dayFirst: SureTime; readonly monthFirst: SureTime };

export type SureTime = Exclude<ReadTime, { readonly kind: 'either' }>;

export interface ReadRepeat {
  /** As RFC 5545 writes it, without its end. */
  readonly rule: string;
  /** Last local date; null when it counts, or has no end. */
  readonly until: string | null;
  /** ISO 8601 in UTC: an end that is a moment. */
  readonly untilMoment: string | null;
  readonly count: number | null;
  /** Local dates that are left out. */
  readonly except: readonly string[];
}

export interface ReadRow {
  /** By which the file names it; null: what it says is its name. */
  readonly uid: string | null;
  /** The state that our own export says; null in any other file. */
  readonly state: string | null;
  readonly time: ReadTime | null;
  readonly repeat: ReadRepeat | null;
  /** As written: `@ligne4`, `bluesky:@ligne4`. */
  readonly accounts: readonly string[];
  readonly parts: readonly string[];
  readonly versions: readonly { readonly account: string; readonly parts: readonly string[] }[];
  readonly visibility: string | null;
  readonly contentWarning: string | null;
  readonly languages: readonly string[];
  readonly deadlineMinutes: number | null;
  /** What else our own export says of the words, as JSON; null: nothing. */
  readonly more: string | null;
}

/** Why a row or an event is none. */
export type RowFault =
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'no-such-date'; readonly written: string }
  | { readonly kind: 'no-such-time'; readonly written: string }
  | { readonly kind: 'unknown-zone'; readonly zone: string }
  | { readonly kind: 'too-long' };

export interface FoundRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly row: ReadRow | null;
  readonly fault: RowFault | null;
}

export type FileFault =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-text' }
  /** It names no text, or nothing that we know: what it does name. */
  | { readonly kind: 'no-text-column'; readonly found: readonly string[] }
  | { readonly kind: 'too-many-rows'; readonly maximum: number };

export interface ReadFile {
  readonly kind: 'csv' | 'icalendar';
  readonly rows: readonly FoundRow[];
  /** Of a table: the file's name of each column that was understood, and those that were not. */
  readonly columns: Readonly<Record<string, string>>;
  readonly unknownColumns: readonly string[];
}

export const MOST_ROWS = 10_000;
/** Of all the words of one row, in UTF-16 code units: what a post may be. */
export const LONGEST_WORDS = 200_000;

/** A thread in one field: its parts stand under each other, with a line of three hyphens between them. */
export const joinParts = (parts: readonly string[]): string => parts.map((part) => part.replace(/^(\\*---)$/gmu, '\\$1')).join('\n---\n');

export const splitParts = (text: string): string[] =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .split(/^---$/mu)
    .map((part, place, all) =>
      part.slice(place > 0 && part.startsWith('\n') ? 1 : 0, place < all.length - 1 && part.endsWith('\n') ? -1 : undefined),
    )
    .map((part) => part.replace(/^\\(\\*---)$/gmu, '$1'));
