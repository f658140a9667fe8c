/** Reads a list from its newest entry back to what was heard before. */
import { succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import type { FeedPage, Notice, Where } from './feeds.ts';
import { compareIds } from './ref.ts';

export interface Scan {
  /** Reads one page more; true when the list was read down to its bounds. After a failure, the next step tries the same page. */
  step(signal: AbortSignal): Promise<NetworkResult<boolean>>;
  /** What was not heard before, so far. */
  readonly found: ReadonlyMap<string, Notice>;
  /** The newest id met, on the first page. */
  newest(): string | null;
}

export interface ScanBounds {
  /** Reading stops below this date (milliseconds since 1970). */
  readonly floor: number;
  readonly maximumPages: number;
  readonly isHeard: (mark: string) => boolean;
  /** What is younger than this id is new whatever its date; null: dates alone tell. */
  readonly newest: string | null;
}

export function createScan(
  readPage: (where: Where, signal: AbortSignal) => Promise<NetworkResult<FeedPage>>,
  first: Exclude<Where, URL>,
  { floor, maximumPages, isHeard, newest: known }: ScanBounds,
): Scan {
  const found = new Map<string, Notice>();
  const met = new Set<string>();
  let where: Where = first;
  let pages = 0;
  let newest: string | null = null;

  return {
    found,
    newest: () => newest,
    async step(signal) {
      const page = await readPage(where, signal);
      if (!page.ok) return page;
      const { entries, ids, oldest, older } = page.value;
      pages += 1;
      newest ??= ids[0] ?? null;
      const isYoung = (id: string) => known !== null && compareIds(id, known) > 0;
      for (const entry of entries) if (!isHeard(entry.mark) && (entry.at >= floor || isYoung(entry.id))) found.set(entry.mark, entry);
      const moved = ids.some((id) => !met.has(id));
      for (const id of ids) met.add(id);
      const isPast = oldest < floor && !isYoung(ids.at(-1) ?? '');
      if (!moved || older === null || isPast || pages >= maximumPages) return succeed(true);
      where = older instanceof URL ? older : { ...first, ...older };
      return succeed(false);
    },
  };
}
