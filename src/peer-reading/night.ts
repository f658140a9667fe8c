import { Temporal } from 'temporal-polyfill';
import { dayBefore, localDay, startOfDay } from '../offices/index.ts';

/** Wall time of the draw: the latest shift is over, the first has not begun. */
const DRAWN_AT = Temporal.PlainTime.from('04:00');

/** The day to draw from at `now`, in `zone` (IANA): yesterday; its first instant and the first of the next, and when the next night comes. */
export interface Night {
  /** `2026-11-24`. */
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
  readonly nextAt: Date;
}

/** A zone that this machine does not know (its data is older than the organisation) counts as UTC. */
export function nightOf(now: Date, zone: string): Night {
  const timeZone = knownZone(zone);
  const today = localDay(now, timeZone);
  const day = dayBefore(today);
  const drawnAt = (date: string) =>
    new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: DRAWN_AT }).epochMilliseconds);
  const tonight = drawnAt(today);
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  return { day, from: startOfDay(day, timeZone), to: startOfDay(today, timeZone), nextAt: now < tonight ? tonight : drawnAt(tomorrow) };
}

function knownZone(zone: string): string {
  try {
    localDay(new Date(0), zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
