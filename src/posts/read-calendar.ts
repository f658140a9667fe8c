import type { Query } from '../platform/database/index.ts';
import { listComings } from './coming-store.ts';
import type { PastComing } from './coming-store.ts';
import type { Post } from './post.ts';
import { comingsBetween } from './repeat.ts';
import { listByIds, listPlanned } from './store.ts';

/** A coming of a post in the calendar: what was said, or is to be. */
export interface CalendarEntry {
  readonly post: Post;
  readonly local: string;
  readonly dueAt: Date;
  /** What became of it; null while it is to come, or asks. */
  readonly past: PastComing | null;
}

/** Entries that one look shows; a month of thirty accounts is under it. */
export const MOST_ENTRIES = 1_000;

export interface CalendarQuery {
  readonly from: Date;
  readonly to: Date;
  readonly accountId: string | undefined;
}

/** Everything with a time in `[from, to)`, in its order, `MOST_ENTRIES` at most; `whole` says whether that was all. */
export async function readCalendar(
  db: Query,
  organisationId: string,
  { from, to, accountId }: CalendarQuery,
): Promise<{ readonly entries: CalendarEntry[]; readonly whole: boolean }> {
  const concerns = (post: Post): boolean => accountId === undefined || post.accountIds.includes(accountId);
  const span = { from, to, limit: MOST_ENTRIES + 1 };
  const entries: CalendarEntry[] = [];
  const comings = await listComings(db, organisationId, span);
  const ofComings = await listByIds(db, organisationId, [...new Set(comings.map(({ postId }) => postId))]);
  const posts = new Map(ofComings.map((post) => [post.postId, post]));
  for (const past of comings) {
    const post = posts.get(past.postId);
    if (post && (concerns(post) || past.said.some((one) => one.accountId === accountId)))
      entries.push({ post, local: past.local, dueAt: past.dueAt, past });
  }
  const planned = await listPlanned(db, organisationId, span);
  for (const post of planned.filter(concerns)) entries.push(...comingsOf(post, span));
  const sorted = entries.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  return { entries: sorted.slice(0, MOST_ENTRIES), whole: Math.max(sorted.length, comings.length, planned.length) <= MOST_ENTRIES };
}

/** When a post comes in `[from, to)` as it is planned now, each time, in order. */
export function comingsOf(post: Post, span: { readonly from: Date; readonly to: Date; readonly limit: number }): CalendarEntry[] {
  const { plan } = post;
  if (plan === null) return [];
  const next = plan.dueAt >= span.from && plan.dueAt < span.to ? [{ post, local: plan.local, dueAt: plan.dueAt, past: null }] : [];
  if (plan.repeat === null) return next;
  const from = new Date(Math.max(span.from.getTime(), plan.dueAt.getTime() + 1));
  const repeated = { local: plan.repeat.from, zone: plan.zone, repeat: plan.repeat };
  return [...next, ...comingsBetween(repeated, { ...span, from }).map(({ local, at }) => ({ post, local, dueAt: at, past: null }))];
}
