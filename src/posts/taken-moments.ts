import type { Transaction } from '../platform/database/index.ts';
import { comingsOf } from './read-calendar.ts';
import { listPlannedOn } from './store.ts';

const DAY_MS = 86_400_000;
/** Two comings a slot, for a year of them: more are not looked at. */
const MOST_MOMENTS = 10_600;

/** When other posts of an account come in the `days` after `from`, each time that they do. */
export async function takenMoments(
  tx: Transaction,
  { days, ...of }: { readonly accountId: string; readonly from: Date; readonly days: number; readonly exceptPostId: string },
): Promise<Date[]> {
  const span = { from: of.from, to: new Date(of.from.getTime() + days * DAY_MS), limit: MOST_MOMENTS };
  const posts = await listPlannedOn(tx, of);
  return posts.flatMap((post) => comingsOf(post, span).map(({ dueAt }) => dueAt)).slice(0, MOST_MOMENTS);
}
