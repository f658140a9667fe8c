import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** What was planned in a member's name asks from now on; answers which. */
export async function stopPlannedBy(tx: Transaction, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    update post set state = 'asking', asks = 'writer-gone', changed_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and planned_by = ${memberId} and state = 'planned' returning post_id`.execute(tx.db);
  return rows.map((row) => row.post_id);
}

/** Posts that a member began or planned, his or her wordings, and what he or she said of others; 10,000 of each at most. */
export async function exportOf(db: Query, organisationId: string, memberId: string): Promise<unknown> {
  const posts = await sql`
    select post_id, state, content, local_time, zone, created_at from post
    where organisation_id = ${organisationId} and (author_id = ${memberId} or planned_by = ${memberId}) order by created_at limit 10000`.execute(
    db,
  );
  const comments = await sql`
    select post_id, text, said_at from post_comment
    where organisation_id = ${organisationId} and member_id = ${memberId} order by said_at limit 10000`.execute(db);
  const wordings = await sql`
    select post_id, revision, content, written_at from post_version
    where organisation_id = ${organisationId} and member_id = ${memberId} order by written_at limit 10000`.execute(db);
  return { posts: posts.rows, wordings: wordings.rows, comments: comments.rows };
}
