/**
 * How far an account has heard. Numbers are given to notifications before they can be read, so one may appear below another that was heard
 * already: a *track* is the latest date heard and what was heard in a window before it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Read again at each careful look, in milliseconds. */
export const WINDOW_MS = 10 * 60_000;
const MOST_REMEMBERED = 5_000;

export interface Entry {
  /** What stands for it among what was heard: another version of a post has another. */
  readonly mark: string;
  /** The server's date of it, milliseconds since 1970. */
  readonly at: number;
}

const track = z.object({
  /** The latest date heard, milliseconds since 1970. */
  at: z.number(),
  /** Where hearing began: what lies below was there, and read, before the account was connected. */
  since: z.number(),
  /** The youngest id met: what has a younger one is new whatever its date, should the server's clock be put back. */
  newest: z.string().max(64).nullable(),
  heard: z.array(z.tuple([z.string(), z.number()])).max(MOST_REMEMBERED * 2),
});
export type Track = z.infer<typeof track>;

const cursor = z.object({ version: z.literal(1), notices: track.nullable(), own: track.nullable() });
export type ListenCursor = z.infer<typeof cursor>;

/** A cursor that this adapter wrote; anything else begins anew. */
export function readCursor(stored: unknown): ListenCursor {
  const parsed = cursor.safeParse(stored);
  return parsed.success ? parsed.data : { version: 1, notices: null, own: null };
}

/** Short, since an incident brings thousands within the window. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 11);

export const beginAt = (since: number): Track => ({ at: since, since, newest: null, heard: [] });

/** How far back a look reads; milliseconds since 1970. */
export const floorOf = ({ at, since }: Track): number => Math.max(since, at - WINDOW_MS);

/** The track once `entries` are stored too. */
export function advance(from: Track, entries: readonly Entry[]): Track {
  if (entries.length === 0) return from;
  const at = Math.max(from.at, ...entries.map((entry) => entry.at));
  const heard = new Map(from.heard);
  for (const entry of entries) heard.set(entry.mark, entry.at);
  const kept = [...heard].filter(([, date]) => date >= at - WINDOW_MS).toSorted((one, other) => other[1] - one[1]);
  return { ...from, at, heard: kept.slice(0, MOST_REMEMBERED) };
}
