/** Posts that come back: a rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=MO,TH`), read on the wall clock of the post's zone. It always has an end. */
import ICAL from 'ical.js';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { momentOf } from './local-time.ts';
import { recurringDays, toDay, understands } from './recurring-days.ts';

export interface Repeat {
  /** A rule as RFC 5545 writes it, without `UNTIL` and `COUNT`. */
  readonly rule: string;
  /** Last local date on which it may come, included. */
  readonly until: string;
  /** Local dates, `YYYY-MM-DD`, on which it does not come though the rule says so. */
  readonly except?: readonly string[] | undefined;
}

export interface Repeated {
  /** Wall time of the first one, `YYYY-MM-DDTHH:MM`; each comes at this time of the day. */
  readonly local: string;
  readonly zone: string;
  readonly repeat: Repeat;
}

/** A coming of a repeated post. */
export interface Coming {
  /** As the rule says it; with the post, its name. */
  readonly local: string;
  readonly at: Date;
}

export type RepeatRefusal =
  | { kind: 'no-such-rule' }
  /** More than once a day is no calendar. */
  | { kind: 'too-often' }
  /** It ends before it begins, or later than `LONGEST_DAYS` from then. */
  | { kind: 'bad-end' }
  /** No day fits it before its end. */
  | { kind: 'never' };

/** A repeated post ends within two years: whoever wrote it looks at it again by then. */
const LONGEST_DAYS = 731;
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const TIMES_OF_DAY = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];
const DAY_MS = 86_400_000;
const LONGEST_RULE = 200;

const dayOf = (local: string): string => local.slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** Reads a rule that a person made or a file brought; answers it as it is kept. */
export function readRepeat({ local, repeat }: Omit<Repeated, 'zone'>): Result<Repeat, RepeatRefusal> {
  const recur = readRule(repeat.rule);
  if (recur === null) return fail({ kind: 'no-such-rule' });
  if (!FREQUENCIES.has(recur.freq) || TIMES_OF_DAY.some((name) => name in recur.parts)) return fail({ kind: 'too-often' });
  if (!understands(recur)) return fail({ kind: 'no-such-rule' });
  const length = daysBetween(dayOf(local), repeat.until);
  if (Number.isNaN(length) || length < 0 || length > LONGEST_DAYS) return fail({ kind: 'bad-end' });
  recur.until = null;
  recur.count = null;
  const rule = recur.toString();
  const days = [...new Set(repeat.except)].toSorted();
  const read = { rule, until: repeat.until, ...(days.length > 0 && { except: days }) };
  return [...walls({ local, repeat: read })].length === 0 ? fail({ kind: 'never' }) : succeed(read);
}

/** The comings in `[from, to)`, in order, `limit` at most. */
export function comingsBetween(
  repeated: Repeated,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Coming[] {
  const found: Coming[] = [];
  // No zone is a day and a half away from the clock of the world: what is far before the span need not be worked out.
  const earliest = new Date(Math.max(from.getTime(), 0) - 1.5 * DAY_MS).toISOString().slice(0, 10);
  for (const local of walls(repeated)) {
    if (local < earliest) continue;
    const at = momentOf(local, repeated.zone);
    if (at >= to || found.length === limit) break;
    if (at >= from) found.push({ local, at });
  }
  return found;
}

/** The first coming after a moment; null when it has ended by then. */
export function comingAfter(repeated: Repeated, after: Date): Coming | null {
  const from = new Date(after.getTime() + 1);
  return comingsBetween(repeated, { from, to: new Date(8.64e15), limit: 1 })[0] ?? null;
}

function* walls({ local, repeat }: Omit<Repeated, 'zone'>): Generator<string> {
  const recur = readRule(repeat.rule);
  if (recur === null || Number.isNaN(toDay(repeat.until))) return;
  const except = new Set(repeat.except);
  for (const day of recurringDays(recur, dayOf(local), repeat.until)) if (!except.has(day)) yield `${day}${local.slice(10)}`;
}

function readRule(rule: string): ICAL.Recur | null {
  if (rule.length > LONGEST_RULE) return null;
  try {
    const recur = ICAL.Recur.fromString(rule.toUpperCase().replace(/^RRULE:/u, ''));
    return recur.freq && recur.interval >= 1 && recur.interval <= 366 ? recur : null;
  } catch {
    return null;
  }
}
