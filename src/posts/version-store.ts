import { sql } from 'kysely';
import { holdForPost } from '../media/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { mediaIn } from './beside.ts';
import type { Post, PostContent } from './post.ts';

/** A wording of a post, and whose it is. */
export interface Version {
  readonly revision: number;
  readonly memberId: string;
  readonly writtenAt: Date;
  readonly content: PostContent;
  readonly accountIds: readonly string[];
}

interface VersionRow {
  revision: number;
  member_id: string;
  written_at: Date;
  content: PostContent;
  account_ids: string[];
}

/** What one person writes within so long of its beginning is one wording: each key pressed is not. */
const ONE_SITTING = '10 minutes';
/** Older wordings beyond so many are forgotten. */
const MOST_VERSIONS = 100;

/**
 * Keeps the wording of a post as it is now; in the place of the one before, when the same person wrote that in this sitting, which is as old as
 * its first wording. `apart`: beside the one before, whoever wrote it.
 */
export async function keepVersion(
  tx: Transaction,
  post: Post,
  { memberId, apart = false }: { readonly memberId: string; readonly apart?: boolean },
): Promise<void> {
  const { organisationId } = tx;
  const { postId, revision, content, accountIds } = post;
  const { rows: gone } = await sql<{ written_at: Date; revision: number }>`
    delete from post_version as one where one.organisation_id = ${organisationId} and one.post_id = ${postId} and (
      (not ${apart}::boolean and one.member_id = ${memberId} and one.written_at > clock_timestamp() - ${ONE_SITTING}::interval
        and one.revision = (select max(revision) from post_version where organisation_id = ${organisationId} and post_id = ${postId})
        and not exists (select 1 from post_comment as said where said.organisation_id = ${organisationId} and said.post_id = ${postId}
          and said.revision = one.revision))
      or one.revision < (select coalesce(min(revision), 0) from (select revision from post_version
          where organisation_id = ${organisationId} and post_id = ${postId} order by revision desc limit ${MOST_VERSIONS - 1}) as newest))
    returning one.written_at, one.revision`.execute(tx.db);
  const replaced = gone.find((version) => version.revision === revision - 1);
  await sql`
    insert into post_version (organisation_id, post_id, revision, member_id, content, account_ids, written_at)
    values (${organisationId}, ${postId}, ${revision}, ${memberId}, ${JSON.stringify(content)}::jsonb, ${[...accountIds]}::uuid[],
      coalesce(${replaced?.written_at ?? null}::timestamptz, clock_timestamp()))`.execute(tx.db);
  await holdForPost(tx, { postId, revision, mediaIds: mediaIn(content) });
}

/** Newest first, `MOST_VERSIONS` at most. */
export async function listVersions(db: Query, organisationId: string, postId: string): Promise<Version[]> {
  const { rows } = await sql<VersionRow>`
    select revision, member_id, written_at, content, account_ids from post_version
    where organisation_id = ${organisationId} and post_id = ${postId} order by revision desc limit ${MOST_VERSIONS}`.execute(db);
  return rows.map(toVersion);
}

export async function findVersion(
  db: Query,
  organisationId: string,
  { postId, revision }: { readonly postId: string; readonly revision: number },
): Promise<Version | null> {
  const { rows } = await sql<VersionRow>`
    select revision, member_id, written_at, content, account_ids from post_version
    where organisation_id = ${organisationId} and post_id = ${postId} and revision = ${revision}`.execute(db);
  return rows[0] ? toVersion(rows[0]) : null;
}

const toVersion = (row: VersionRow): Version => ({
  revision: row.revision,
  memberId: row.member_id,
  writtenAt: row.written_at,
  content: row.content,
  accountIds: row.account_ids,
});
