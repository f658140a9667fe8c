import type { Span } from './text/prepared-text.ts';
import type { WhyKey } from './why.ts';

/** What a finding asks for, the mildest first. */
export const LEVELS = ['note', 'pause', 'hold'] as const;
export type Level = (typeof LEVELS)[number];

export type Values = Readonly<Record<string, string | number>>;

/** What a rule says of a draft. The words for `why` and `todo`, in both languages, are the interface's. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly why: WhyKey;
  readonly values: Values;
  /** In UTF-16 code units of the draft's text. */
  readonly where: Span;
  /** Nobody is above it: it holds whatever the author's latitude. */
  readonly firm: boolean;
}

export const stricter = (one: Level, other: Level): Level => (LEVELS.indexOf(one) >= LEVELS.indexOf(other) ? one : other);
export const milder = (one: Level, other: Level): Level => (LEVELS.indexOf(one) <= LEVELS.indexOf(other) ? one : other);
