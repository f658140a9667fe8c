/**
 * What a person means by "Sunday at 2:30". Most wall times are one moment; in the night when the clocks go forward an hour of them is none, and
 * in the night when they go back an hour of them is two. A person who plans is told so and chooses; a repeated post goes by the rule below.
 */
import { Temporal } from 'temporal-polyfill';

export type Resolved =
  | { readonly kind: 'once'; readonly at: Date }
  /** The clocks skip it: the wall times right before and right after the skip, to the minute. */
  | { readonly kind: 'skipped'; readonly before: string; readonly after: string }
  /** The clocks show it twice. */
  | { readonly kind: 'twice'; readonly first: Date; readonly second: Date }
  | { readonly kind: 'no-such-time' }
  | { readonly kind: 'no-such-zone' };

export const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;

const minutes = (time: Temporal.PlainDateTime): string => time.toString({ smallestUnit: 'minute' });
const dateOf = (at: Temporal.ZonedDateTime): Date => new Date(at.epochMilliseconds);

/** Whether this machine knows the IANA zone. */
export function knowsZone(zone: string): boolean {
  // An offset is no place: it knows no summer.
  if (/^[+-]/u.test(zone)) return false;
  try {
    Temporal.Now.instant().toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The moments of a wall time, `YYYY-MM-DDTHH:MM`, in an IANA zone. */
export function resolveLocal(local: string, zone: string): Resolved {
  if (!knowsZone(zone)) return { kind: 'no-such-zone' };
  const wall = readWall(local);
  if (wall === null) return { kind: 'no-such-time' };
  const [earlier, later] = [
    wall.toZonedDateTime(zone, { disambiguation: 'earlier' }),
    wall.toZonedDateTime(zone, { disambiguation: 'later' }),
  ];
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', at: dateOf(earlier) };
  if (earlier.toPlainDateTime().equals(wall)) return { kind: 'twice', first: dateOf(earlier), second: dateOf(later) };
  const skip = endOfSkip(wall, zone);
  const before = skip.subtract({ minutes: 1 });
  return { kind: 'skipped', before: minutes(before.toPlainDateTime()), after: minutes(skip.toPlainDateTime()) };
}

/** The one moment of a wall time where nobody can be asked: the end of the skip when it is skipped, the first when it comes twice. */
export function momentOf(local: string, zone: string): Date {
  const wall = Temporal.PlainDateTime.from(local);
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return dateOf(first.toPlainDateTime().equals(wall) ? first : endOfSkip(wall, zone));
}

/** The wall time of a moment in a zone, to the minute. */
export const wallTimeOf = (at: Date, zone: string): string =>
  minutes(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime());

function readWall(local: string): Temporal.PlainDateTime | null {
  if (!LOCAL_TIME.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function endOfSkip(wall: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime {
  const after = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  return after.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? after;
}
