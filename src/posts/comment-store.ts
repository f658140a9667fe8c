import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** A colleague's word on a draft. */
export interface Comment {
  readonly commentId: string;
  readonly memberId: string;
  /** Of the post, as it was when this was said of it. */
  readonly revision: number;
  readonly text: string;
  readonly saidAt: Date;
  /** When somebody found it settled; null: it still stands. */
  readonly settledAt: Date | null;
}

interface CommentRow {
  comment_id: string;
  member_id: string;
  revision: number;
  text: string;
  said_at: Date;
  settled_at: Date | null;
}

export const MOST_COMMENTS = 500;

export async function insertComment(
  tx: Transaction,
  { postId, comment }: { readonly postId: string; readonly comment: Pick<Comment, 'commentId' | 'memberId' | 'revision' | 'text'> },
): Promise<void> {
  await sql`
    insert into post_comment (organisation_id, comment_id, post_id, member_id, revision, text)
    values (${tx.organisationId}, ${comment.commentId}, ${postId}, ${comment.memberId}, ${comment.revision}, ${comment.text})`.execute(
    tx.db,
  );
}

export async function countComments(tx: Transaction, postId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from post_comment where organisation_id = ${tx.organisationId} and post_id = ${postId}`.execute(tx.db);
  return rows[0]!.count;
}

/** In their order, 500 at most. */
export async function listComments(db: Query, organisationId: string, postId: string): Promise<Comment[]> {
  const { rows } = await sql<CommentRow>`
    select comment_id, member_id, revision, text, said_at, settled_at from post_comment
    where organisation_id = ${organisationId} and post_id = ${postId} order by said_at, comment_id limit ${MOST_COMMENTS}`.execute(db);
  return rows.map((row) => ({
    commentId: row.comment_id,
    memberId: row.member_id,
    revision: row.revision,
    text: row.text,
    saidAt: row.said_at,
    settledAt: row.settled_at,
  }));
}

/** Marks it as settled, or as standing again. False when there is none. */
export async function settleComment(
  tx: Transaction,
  {
    postId,
    commentId,
    memberId,
    settled,
  }: { readonly postId: string; readonly commentId: string; readonly memberId: string; readonly settled: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update post_comment set settled_at = case when ${settled} then clock_timestamp() end, settled_by = case when ${settled} then ${memberId}::uuid end
    where organisation_id = ${tx.organisationId} and post_id = ${postId} and comment_id = ${commentId}`.execute(tx.db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Words that were never published go with their author's personal data. */
export async function deleteCommentsOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`delete from post_comment where organisation_id = ${tx.organisationId} and member_id = ${memberId}`.execute(tx.db);
}
