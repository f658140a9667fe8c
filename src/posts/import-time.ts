/** What the times of a calendar from elsewhere are on the wall of the organisation's zone, with what a person answered where the file did not tell. */
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { ReadRepeat, ReadTime, SureTime } from './calendar-file/index.ts';
import { knowsZone, momentOf, resolveLocal, wallTimeOf } from './local-time.ts';
import { comingsBetween, readRepeat } from './repeat.ts';
import type { Repeat, RepeatRefusal } from './repeat.ts';

export interface ImportAnswers {
  /** What 03/04 is; null: nobody said. */
  readonly order: 'day-first' | 'month-first' | null;
  /** At what time of the day that which has only a day leaves, `HH:MM`; null: it does not. */
  readonly allDayAt: string | null;
  /** By whom that is said which names no account. */
  readonly accountIds: readonly string[];
}

export interface ImportTime {
  /** In the organisation's zone. */
  readonly local: string;
  /** Of a time that the clocks show twice, where the file knew the moment. */
  readonly which?: 'first' | 'second';
  /** As the file had it, for what repeats. */
  readonly source: { readonly local: string; readonly zone: string };
}

export type ImportTimeRefusal = { kind: 'which-day' } | { kind: 'all-day' } | { kind: 'unknown-zone'; zone: string };

export function timeIn(
  read: ReadTime,
  { order, allDayAt }: Pick<ImportAnswers, 'order' | 'allDayAt'>,
  zone: string,
): Result<ImportTime, ImportTimeRefusal> {
  if (read.kind === 'either' && order === null) return fail({ kind: 'which-day' });
  const time: SureTime = read.kind !== 'either' ? read : order === 'month-first' ? read.monthFirst : read.dayFirst;
  switch (time.kind) {
    case 'wall':
      return succeed({ local: time.local, source: { local: time.local, zone } });
    case 'day': {
      const local = `${time.day}T${allDayAt ?? ''}`;
      return allDayAt === null ? fail({ kind: 'all-day' }) : succeed({ local, source: { local, zone } });
    }
    case 'moment': {
      const at = new Date(time.at);
      return succeed(known(at, zone, { local: wallTimeOf(at, 'UTC'), zone: 'UTC' }));
    }
    case 'elsewhere': {
      const source = { local: time.local, zone: time.zone };
      if (!knowsZone(time.zone)) return fail({ kind: 'unknown-zone', zone: time.zone });
      return succeed(time.zone === zone ? { local: time.local, source } : known(momentOf(time.local, time.zone), zone, source));
    }
  }
}

function known(at: Date, zone: string, source: ImportTime['source']): ImportTime {
  const local = wallTimeOf(at, zone);
  const resolved = resolveLocal(local, zone);
  if (resolved.kind !== 'twice') return { local, source };
  return { local, source, which: Math.abs(resolved.second.getTime() - at.getTime()) < 60_000 ? 'second' : 'first' };
}

export type ImportRepeatRefusal =
  | RepeatRefusal
  /** It goes on for ever. */
  | { kind: 'no-end' }
  /** Its clock is another zone's, and the two do not change together. */
  | { kind: 'other-zone'; zone: string };

const FARTHEST_DAYS = 731;
const MOST_COMINGS = 800;
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The rule as posts know it: with a last day, on the wall of the organisation's zone. */
export function repeatIn(read: ReadRepeat, { local, source }: ImportTime, zone: string): Result<Repeat, ImportRepeatRefusal> {
  const until = lastDay(read, source);
  if (!until.ok) return until;
  const wanted = { rule: read.rule, until: until.value, ...(read.except.length > 0 && { except: read.except }) };
  const there = readRepeat({ local: source.local, repeat: wanted });
  if (!there.ok || source.zone === zone) return there;
  // Elsewhere's days may be others here; what counts is that each coming is at the same moment.
  const here = readRepeat({ local, repeat: wanted });
  const all = (one: Parameters<typeof comingsBetween>[0]) =>
    comingsBetween(one, { from: new Date(0), to: new Date(8.64e15), limit: MOST_COMINGS }).map(({ at }) => at.getTime());
  const [theirs, ours] = [all({ ...source, repeat: there.value }), here.ok ? all({ local, zone, repeat: here.value }) : []];
  const same = theirs.length === ours.length && theirs.every((at, place) => at === ours[place]);
  return same ? here : fail({ kind: 'other-zone', zone: source.zone });
}

function lastDay(
  { rule, until, untilMoment, count }: ReadRepeat,
  { local, zone }: ImportTime['source'],
): Result<string, ImportRepeatRefusal> {
  if (until !== null) return succeed(until);
  if (untilMoment !== null) {
    const end = wallTimeOf(new Date(untilMoment), zone);
    return succeed(end.slice(11) >= local.slice(11) ? end.slice(0, 10) : addDays(end.slice(0, 10), -1));
  }
  if (count === null) return fail({ kind: 'no-end' });
  // Each day that is left out counts too.
  const far = readRepeat({ local, repeat: { rule, until: addDays(local.slice(0, 10), FARTHEST_DAYS) } });
  if (!far.ok) return far;
  const comings = comingsBetween({ local, zone, repeat: far.value }, { from: new Date(0), to: new Date(8.64e15), limit: count });
  const last = comings.at(-1);
  return last === undefined || comings.length < count ? fail({ kind: 'bad-end' }) : succeed(last.local.slice(0, 10));
}
