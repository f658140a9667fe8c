import type { Start, Thread } from './morning.ts';

const MINUTE = 60_000;
/** Nothing of this morning lasts longer. */
export const MORNING_MINUTES = 275;

/** Six in the morning in `timeZone`, `daysBack` days before the day that it is there. */
export function sixInTheMorning(now: Date, timeZone: string, daysBack: number): Date {
  const { year, month, day } = partsOf(now, timeZone);
  const guess = new Date(Date.UTC(year, month - 1, day - daysBack, 6));
  const there = partsOf(guess, timeZone);
  const offset = Date.UTC(there.year, there.month - 1, there.day, there.hour, there.minute) - guess.getTime();
  return new Date(guess.getTime() - offset);
}

/** When a thread began. Before this morning is over, its story is told as of the last hours. */
export function momentOf(start: Start, now: Date, timeZone: string): Date {
  if ('ago' in start) return minutesAfter(now, -start.ago);
  if ('yesterday' in start) return minutesAfter(sixInTheMorning(now, timeZone, 1), start.yesterday);
  const morning = sixInTheMorning(now, timeZone, 0);
  const latest = minutesAfter(now, -MORNING_MINUTES);
  return minutesAfter(morning < latest ? morning : latest, start.today);
}

/** The moments of a thread's posts, the first being its beginning. */
export function momentsOf(thread: Thread, now: Date, timeZone: string): Date[] {
  const moments = [momentOf(thread.start, now, timeZone)];
  for (const [, minutes] of thread.turns) moments.push(minutesAfter(moments.at(-1) ?? now, minutes));
  return moments;
}

const minutesAfter = (date: Date, minutes: number): Date => new Date(date.getTime() + minutes * MINUTE);

function partsOf(date: Date, timeZone: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', number> {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}
