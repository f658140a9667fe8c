/** Posts that come back: a rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=MO,TH`), read on the wall clock of the post's zone. It always has an end. */
import ICAL from 'ical.js';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { momentOf } from './local-time.ts';

export interface Repeat {
  /** A rule as RFC 5545 writes it, without `UNTIL` and `COUNT`. */
  readonly rule: string;
  /** Last local date on which it may come, included. */
  readonly until: string;
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
/** A rule that finds no day in so many steps finds none that anybody meant (`BYMONTH=2;BYMONTHDAY=30`). */
const STEPS = 3_000;
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const DAY_MS = 86_400_000;
const LONGEST_RULE = 200;

const dayOf = (local: string): string => local.slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** Reads a rule that a person made or a file brought; answers it as it is kept. */
export function readRepeat({ local, repeat }: Omit<Repeated, 'zone'>): Result<Repeat, RepeatRefusal> {
  const recur = readRule(repeat.rule);
  if (recur === null) return fail({ kind: 'no-such-rule' });
  if (!FREQUENCIES.has(recur.freq)) return fail({ kind: 'too-often' });
  const parts = recur.parts as Readonly<Record<string, unknown>>;
  if ('BYHOUR' in parts || 'BYMINUTE' in parts || 'BYSECOND' in parts) return fail({ kind: 'too-often' });
  const days = daysBetween(dayOf(local), repeat.until);
  if (Number.isNaN(days) || days < 0 || days > LONGEST_DAYS) return fail({ kind: 'bad-end' });
  recur.until = null;
  recur.count = null;
  const rule = recur.toString();
  return [...walls({ local, repeat: { ...repeat, rule } })].length === 0 ? fail({ kind: 'never' }) : succeed({ rule, until: repeat.until });
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
  if (recur === null) return;
  const days = recur.iterator(ICAL.Time.fromDateString(dayOf(local)));
  for (let step = 0; step < STEPS; step += 1) {
    const day = next(days);
    if (day === null || day > repeat.until) return;
    yield `${day}${local.slice(10)}`;
  }
}

/** The library throws where a rule never comes. */
function next(days: ICAL.RecurIterator): string | null {
  try {
    return days.next()?.toString().slice(0, 10) ?? null;
  } catch {
    return null;
  }
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
