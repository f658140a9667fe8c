/**
 * How far an account has heard. X's ids grow with time, yet a post may be shown late, below others that were heard before: a *track* is the
 * latest id heard, and the ids heard in a window before it, which is read again now and then.
 */
import { z } from 'zod';
import { idAt, isId, isLater, latest, timeOf } from './ref.ts';

/** Re-read at each careful look, in milliseconds. */
export const WINDOW_MS = 10 * 60_000;
const MOST_REMEMBERED = 5_000;

const id = z.string().refine(isId);
const track = z.object({
  at: id,
  /** Where hearing began: what lies below was there before the account was connected. */
  since: id,
  heard: z.array(id).max(MOST_REMEMBERED),
});
export type Track = z.infer<typeof track>;

export const SOURCES = ['mentions', 'own', 'quotes', 'messages'] as const;
export type Source = (typeof SOURCES)[number];

const cursor = z.object({
  version: z.literal(1),
  mentions: track.nullable(),
  own: track.nullable(),
  quotes: track.nullable(),
  messages: track.nullable(),
});
export type ListenCursor = z.infer<typeof cursor>;

/** A cursor that this adapter wrote; anything else begins anew. */
export function readCursor(stored: unknown): ListenCursor {
  const parsed = cursor.safeParse(stored);
  return parsed.success ? parsed.data : { version: 1, mentions: null, own: null, quotes: null, messages: null };
}

export const beginAt = (at: string): Track => ({ at, since: at, heard: [] });

/** The id below which a look does not read. `careful`: the window before the latest one too. */
export function floorOf(from: Track, careful: boolean): string {
  const at = timeOf(from.at);
  // Of ids that are not X's, nobody can tell a moment: nothing is read again.
  return careful && at !== null ? latest(from.since, idAt(at - WINDOW_MS)) : from.at;
}

/** The track once `ids` are stored too. */
export function advance(from: Track, ids: readonly string[]): Track {
  if (ids.length === 0) return from;
  const at = ids.reduce(latest, from.at);
  const moment = timeOf(at);
  const floor = moment === null ? null : idAt(moment - WINDOW_MS);
  const kept = [...new Set([...from.heard, ...ids])].filter((heard) => floor === null || isLater(heard, floor));
  return { at, since: from.since, heard: kept.toSorted((one, other) => (isLater(one, other) ? -1 : 1)).slice(0, MOST_REMEMBERED) };
}
