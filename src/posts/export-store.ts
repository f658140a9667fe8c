import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { PastComing } from './coming-store.ts';
import { toComing } from './coming-store.ts';
import type { ComingRow } from './coming-store.ts';

/** Ids of all posts in the order in which they were begun, page by page: those after `after`, `limit` at most. */
export async function listPostIds(db: Query, organisationId: string, after: PostPlace | null, limit: number): Promise<PostPlace[]> {
  const behind = after === null ? sql`` : sql`and (created_at, post_id) > (${after.createdAt}::text::timestamptz, ${after.postId}::uuid)`;
  const { rows } = await sql<{ post_id: string; created_at: string }>`
    select post_id, created_at::text from post where organisation_id = ${organisationId} ${behind}
    order by created_at, post_id limit ${limit}`.execute(db);
  return rows.map((row) => ({ postId: row.post_id, createdAt: row.created_at }));
}

/** `createdAt`: to the microsecond, as the database writes it. */
export interface PostPlace {
  readonly postId: string;
  readonly createdAt: string;
}

/** What became of these posts, each time, in their order. */
export async function listAllComings(db: Query, organisationId: string, postIds: readonly string[], limit: number): Promise<PastComing[]> {
  const { rows } = await sql<ComingRow>`
    select post_id, local_time, due_at, member_id, outcome, said, settled_at from post_coming
    where organisation_id = ${organisationId} and post_id = any(${[...postIds]}::uuid[]) order by due_at limit ${limit}`.execute(db);
  return rows.map(toComing);
}
