/**
 * How far an account has heard. The network sorts notifications by a date that their authors write (`createdAt`, when it is past), so a
 * post may come in below others that were heard long ago: a *track* is the latest date heard and the posts heard in a window before it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Re-read at each careful look, in milliseconds. */
export const WINDOW_MS = 10 * 60_000;
const MOST_REMEMBERED = 5_000;

export interface Entry {
  readonly ref: string;
  /** The date that the network sorts by, ISO 8601 in UTC. */
  readonly at: string;
}

const track = z.object({
  /** The latest date heard. */
  at: z.iso.datetime(),
  /** Where hearing began: what lies below was there, and read, before the account was connected. */
  since: z.iso.datetime(),
  /** Marks of the posts heard in the window before `at`, each with its date in milliseconds since 1970. */
  heard: z.array(z.tuple([z.string(), z.number()])).max(MOST_REMEMBERED * 2),
});
export type Track = z.infer<typeof track>;

const cursor = z.object({
  version: z.literal(1),
  notifications: track.nullable(),
  own: track.nullable(),
  /** How far the log of private messages was read. */
  chat: z.string().max(500).nullable().default(null),
});
export type ListenCursor = z.infer<typeof cursor>;

/** A cursor that this adapter wrote; anything else begins anew. */
export function readCursor(stored: unknown): ListenCursor {
  const parsed = cursor.safeParse(stored);
  return parsed.success ? parsed.data : { version: 1, notifications: null, own: null, chat: null };
}

/** What stands for a ref in a cursor: short, since an incident brings thousands within the window. */
export const markOf = (ref: string): string => createHash('sha256').update(ref).digest('base64url').slice(0, 11);

const BEGINNING = new Date(0).toISOString();

/** The track of an account that has heard nothing yet, from a date on (null: from ever). */
export const beginAt = (since: string | null): Track => ({ at: since ?? BEGINNING, since: since ?? BEGINNING, heard: [] });

/** How far back a look reads, `depthMs` below the latest date heard; milliseconds since 1970. */
export const floorOf = (from: Track, depthMs: number): number => Math.max(Date.parse(from.since), Date.parse(from.at) - depthMs);

/** The track once `entries` are stored too, and all that came before them. */
export function advance(from: Track, entries: readonly Entry[]): Track {
  const latest = entries.reduce((at, entry) => (Date.parse(entry.at) > Date.parse(at) ? entry.at : at), from.at);
  return mark({ ...from, at: latest }, entries);
}

/** The track once `entries` are stored too, while what came before some of them may still be missing: it is read from where it was. */
export function mark(from: Track, entries: readonly Entry[]): Track {
  if (entries.length === 0) return from;
  const floor = Date.parse(from.at) - WINDOW_MS;
  const heard = new Map(from.heard);
  for (const entry of entries) heard.set(markOf(entry.ref), Date.parse(entry.at));
  const kept = [...heard].filter(([, at]) => at >= floor).toSorted((one, other) => other[1] - one[1]);
  return { ...from, heard: kept.slice(0, MOST_REMEMBERED) };
}

/** Oldest first: what is stored before an interruption is then never newer than what is still to come. */
export const oldestFirst = <Kind extends Entry>(entries: Iterable<Kind>): Kind[] =>
  [...entries].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));

/**
 * The page cursor that reads the last millisecond of a page again. The network pages by date alone ("before this one"), so of two posts
 * of one millisecond on both sides of a page's edge it would skip the second. A cursor of another shape is left alone.
 */
export function inclusive(pageCursor: string): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(pageCursor)) return pageCursor;
  const at = Date.parse(pageCursor);
  return Number.isNaN(at) ? pageCursor : new Date(at + 1).toISOString();
}
