/** What an account has heard so far, and how it tells what is new, once. */
import { fail, succeed } from '../../platform/result.ts';
import type { Arrival, Heard, ListeningWay, NetworkFailure, NetworkResult } from '../network.ts';
import { advance, beginAt, readCursor, SOURCES, type Source } from './cursor.ts';
import { LOOKS, type Entry } from './looking.ts';
import type { Reader } from './reader.ts';
import { idAt, isLater } from './ref.ts';

const CHUNK = 100;
/** Of what came before the account was connected, what is still searched for. */
const FIRST_MS = 3_600_000;
const MOST_REMEMBERED = 100_000;

/** Yields what it hears; answers how many posts there were, and what kept it from hearing. */
export type Telling = AsyncGenerator<NetworkResult<Heard>, { readonly news: number; readonly failure: NetworkFailure | null }>;

export interface Ear {
  look(source: Source, careful: boolean, signal: AbortSignal): Telling;
  /** What a stream brought. */
  tell(entries: readonly Entry[]): NetworkResult<Heard> | null;
  /** The page that says: looked, nothing new. */
  nothing(): NetworkResult<Heard>;
}

export function createEar(reader: Reader, stored: unknown, wayNow: () => ListeningWay): Ear {
  let cursor = readCursor(stored);
  const heard = new Set(SOURCES.flatMap((source) => cursor[source]?.heard ?? []));
  /** What quotes are searched from at first, and messages where there are none. */
  const beginning = (): string => idAt(reader.client.theirNow() - FIRST_MS);

  function remember(ids: readonly string[]): void {
    for (const id of ids) heard.add(id);
    for (const oldest of heard) {
      if (heard.size <= MOST_REMEMBERED) break;
      heard.delete(oldest);
    }
  }

  const page = (arrivals: readonly Arrival[], upToDate: boolean, reads: number): NetworkResult<Heard> =>
    succeed({
      arrivals,
      cursor,
      upToDate,
      way: wayNow(),
      quota: reader.client.quotaOf(`/2/users/${reader.identity}/mentions`),
      spent: { reads, posts: 0 },
    });

  return {
    nothing: () => page([], true, 0),

    tell(entries) {
      const fresh = entries.filter(({ id }) => !heard.has(id));
      if (fresh.length === 0) return null;
      remember(fresh.map(({ id }) => id));
      const before = cursor.mentions;
      // Remembered, but not as the latest: below it something may have been missed, and the next look goes through all of it.
      if (before !== null)
        cursor = { ...cursor, mentions: { ...before, heard: [...fresh.map(({ id }) => id), ...before.heard].slice(0, 5_000) } };
      return page(
        fresh.map(({ arrival }) => arrival),
        true,
        fresh.length,
      );
    },

    async *look(source, careful, signal) {
      const before = cursor[source];
      const found = await LOOKS[source](reader, before, careful, signal);
      if (signal.aborted) return { news: 0, failure: null };
      if (!found.ok) {
        if (tells(source, found.error)) yield fail(found.error);
        return { news: 0, failure: found.error };
      }
      const isFirst = before === null;
      const entries = found.value.entries.toSorted((one, other) => (isLater(one.id, other.id) ? 1 : -1));
      const latestFound = entries.at(-1)?.id;
      // What the account said before it was connected is no news: only where it ends is noted.
      const fresh = isFirst && source === 'own' ? [] : entries.filter(({ id }) => !heard.has(id));
      const track = before ?? beginAt(entries[0]?.id ?? (source === 'mentions' || source === 'own' ? '0' : beginning()));
      if (isFirst || entries.length > fresh.length) {
        const passed = fresh.length === 0 && latestFound !== undefined ? [latestFound] : [];
        cursor = { ...cursor, [source]: advance(track, passed) };
      }
      let reads = found.value.reads;
      for (let start = 0; start < fresh.length; start += CHUNK) {
        const chunk = fresh.slice(start, start + CHUNK);
        const ids = chunk.map(({ id }) => id);
        remember(ids);
        cursor = { ...cursor, [source]: advance(cursor[source] ?? track, ids) };
        yield page(
          chunk.map(({ arrival }) => arrival),
          start + CHUNK >= fresh.length,
          reads,
        );
        reads = 0;
      }
      return { news: fresh.length, failure: null };
    },
  };
}

/** What concerns the account as a whole. Of the lesser feeds only that the account is shut out, or that X is not there. */
const tells = (source: Source, failure: NetworkFailure): boolean =>
  source === 'mentions' || failure.kind === 'unauthorised' || failure.kind === 'unavailable';
