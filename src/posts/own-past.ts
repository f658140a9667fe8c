import { listLastSaid } from '../inbox/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readOwnPast } from './wording/index.ts';
import type { OwnPast } from './wording/index.ts';

/** Of each account; what was said before is another fashion. */
const MOST_READ = 4_000;
const KEPT_MS = 10 * 60_000;
/** Sets of accounts that are kept at once. */
const MOST_KEPT = 50;

/** What accounts wrote last, read once in ten minutes for whoever types. */
export function keepOwnPasts(database: Database) {
  const kept = new Map<string, { readonly until: number; readonly past: Promise<OwnPast> }>();
  return async (organisationId: string, accountIds: readonly string[]): Promise<OwnPast> => {
    const key = [organisationId, ...accountIds.toSorted()].join(' ');
    const known = kept.get(key);
    if (known && performance.now() < known.until) return await known.past;
    kept.delete(key);
    const past = database
      .read(organisationId, (db) => listLastSaid(db, { organisationId, accountIds, limit: MOST_READ }))
      .then((texts) => readOwnPast(texts));
    kept.set(key, { until: performance.now() + KEPT_MS, past });
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    // What could not be read is asked again by the next key.
    past.catch(() => kept.delete(key));
    return await past;
  };
}
