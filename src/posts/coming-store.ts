import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Post, Said } from './post.ts';

/** What became of a post, one time. */
export interface PastComing {
  readonly postId: string;
  readonly local: string;
  readonly dueAt: Date;
  /** Who said so when it was late; null when it left by itself. */
  readonly memberId: string | null;
  /** *undone*: everything that it had said was taken back before it left. */
  readonly outcome: 'left' | 'skipped' | 'undone';
  readonly said: readonly Said[];
  readonly settledAt: Date;
}

export interface ComingRow {
  post_id: string;
  local_time: string;
  due_at: Date;
  member_id: string | null;
  outcome: PastComing['outcome'];
  said: Said[];
  settled_at: Date;
}

/** What was let go before its time and planned for it anew is said after all; what was said stays. */
export async function writeComing(
  tx: Transaction,
  { postId, plan }: Pick<Post, 'postId' | 'plan'>,
  coming: Pick<PastComing, 'memberId' | 'outcome' | 'said'>,
): Promise<void> {
  if (plan === null) throw new Error('only what had a time has come');
  await sql`
    insert into post_coming (organisation_id, post_id, local_time, due_at, member_id, outcome, said)
    values (${tx.organisationId}, ${postId}, ${plan.local}, ${plan.dueAt}, ${coming.memberId}, ${coming.outcome}, ${JSON.stringify(coming.said)}::jsonb)
    on conflict (organisation_id, post_id, due_at) do update set local_time = excluded.local_time, member_id = excluded.member_id,
      outcome = excluded.outcome, said = excluded.said, settled_at = clock_timestamp()
    where post_coming.outcome = 'skipped'`.execute(tx.db);
}

/** What was said, or let go, in `[from, to)`, in its order. */
export async function listComings(
  db: Query,
  organisationId: string,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<PastComing[]> {
  const { rows } = await sql<ComingRow>`
    select post_id, local_time, due_at, member_id, outcome, said, settled_at from post_coming
    where organisation_id = ${organisationId} and due_at >= ${from} and due_at < ${to} order by due_at limit ${limit}`.execute(db);
  return rows.map(toComing);
}

/**
 * A moment that names a coming of this post and no other: what was taken back and is planned for the same minute anew comes a millisecond later, since
 * under one name an account says one thing, once, for life.
 */
export async function freshMoment(tx: Transaction, postId: string, dueAt: Date): Promise<Date> {
  const { rows } = await sql<{ ms: number }>`
    select extract(milliseconds from due_at - ${dueAt})::int as ms from post_coming
    where organisation_id = ${tx.organisationId} and post_id = ${postId} and outcome = 'undone'
      and due_at >= ${dueAt} and due_at < ${dueAt}::timestamptz + interval '1 second'`.execute(tx.db);
  const named = new Set(rows.map(({ ms }) => ms));
  let later = 0;
  while (named.has(later)) later += 1;
  return new Date(dueAt.getTime() + later);
}

/** The coming that handed a publication over, while it counts as said; null when there is none. */
export async function findComingOf(tx: Transaction, postId: string, publicationId: string): Promise<PastComing | null> {
  const { rows } = await sql<ComingRow>`
    select post_id, local_time, due_at, member_id, outcome, said, settled_at from post_coming
    where organisation_id = ${tx.organisationId} and post_id = ${postId} and outcome = 'left'
      and said @> ${JSON.stringify([{ publicationId }])}::jsonb order by due_at desc limit 1`.execute(tx.db);
  return rows[0] ? toComing(rows[0]) : null;
}

/** Says of a coming that nothing of it was said after all. */
export async function markUndone(tx: Transaction, { postId, dueAt }: Pick<PastComing, 'postId' | 'dueAt'>): Promise<void> {
  await sql`
    update post_coming set outcome = 'undone' where organisation_id = ${tx.organisationId} and post_id = ${postId} and due_at = ${dueAt}`.execute(
    tx.db,
  );
}

/** Of one post, newest first, 100 at most. */
export async function listComingsOf(db: Query, organisationId: string, postId: string): Promise<PastComing[]> {
  const { rows } = await sql<ComingRow>`
    select post_id, local_time, due_at, member_id, outcome, said, settled_at from post_coming
    where organisation_id = ${organisationId} and post_id = ${postId} order by due_at desc limit 100`.execute(db);
  return rows.map(toComing);
}

export const toComing = (row: ComingRow): PastComing => ({
  postId: row.post_id,
  local: row.local_time,
  dueAt: row.due_at,
  memberId: row.member_id,
  outcome: row.outcome,
  said: row.said,
  settledAt: row.settled_at,
});
