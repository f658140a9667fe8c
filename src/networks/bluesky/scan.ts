/** Reads a feed (notifications, our own posts) from its newest entry back to what was heard before. */
import { succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import { inclusive, type Entry } from './cursor.ts';

export interface FeedPage<Kind extends Entry> {
  readonly entries: readonly Kind[];
  readonly cursor: string | undefined;
}

export interface ScanBounds {
  /** Reading stops below this date (milliseconds since 1970). */
  readonly floor: number;
  /** Whether a page of which all was heard before ends the reading too: quick, but blind to what came in below it. */
  readonly quick: boolean;
  readonly maximumPages: number;
}

export interface Scan<Kind extends Entry> {
  /** Reads one page more; true when the feed was read down to its bounds. After a failure, the next step tries the same page. */
  step(signal: AbortSignal): Promise<NetworkResult<boolean>>;
  /** What was not heard before, so far. */
  readonly found: ReadonlyMap<string, Kind>;
}

export function createScan<Kind extends Entry>(
  readPage: (cursor: string | undefined, signal: AbortSignal) => Promise<NetworkResult<FeedPage<Kind>>>,
  isHeard: (ref: string) => boolean,
  { floor, quick, maximumPages }: ScanBounds,
): Scan<Kind> {
  const found = new Map<string, Kind>();
  const met = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;

  return {
    found,
    async step(signal) {
      const page = await readPage(cursor, signal);
      if (!page.ok) return page;
      pages += 1;
      const fresh = page.value.entries.filter(({ ref, at }) => !isHeard(ref) && Date.parse(at) >= floor);
      for (const entry of fresh) found.set(entry.ref, entry);
      const moved = page.value.entries.some(({ ref }) => !met.has(ref));
      for (const { ref } of page.value.entries) met.add(ref);
      const next = page.value.cursor;
      const oldest = Math.min(...page.value.entries.map(({ at }) => Date.parse(at)));
      if (next === undefined || next === cursor || oldest < floor || pages >= maximumPages) return succeed(true);
      // A page of nothing but entries that the filter hides says nothing yet about what is below it.
      if (quick && fresh.length === 0 && page.value.entries.length > 0) return succeed(true);
      // More entries in one millisecond than a page holds: only the network's own cursor gets past them.
      cursor = moved ? inclusive(next) : next;
      return succeed(false);
    },
  };
}
