import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { OfficePost } from './office-post.ts';

type PostRow = {
  tenure_id: string;
  kind: OfficePost['kind'];
  body: string;
  state: OfficePost['state'];
  publication_id: string | null;
  attempt: number;
};

const POST = sql`tenure_id, kind, body, state, publication_id, attempt`;

/** Words proposed for the tenures of the organisation, 500 at most, newest first. */
export async function readPosts(db: Query, organisationId: string): Promise<OfficePost[]> {
  const { rows } = await sql<PostRow>`
    select ${POST} from office_post where organisation_id = ${organisationId} order by proposed_at desc limit 500`.execute(db);
  return rows.map(toPost);
}

/** One of them, which nobody else changes until this transaction ends. */
export async function lockPost(tx: Transaction, key: { tenureId: string; kind: OfficePost['kind'] }): Promise<OfficePost | null> {
  const { rows } = await sql<PostRow>`
    select ${POST} from office_post
    where organisation_id = ${tx.organisationId} and tenure_id = ${key.tenureId} and kind = ${key.kind} for update`.execute(tx.db);
  return rows[0] ? toPost(rows[0]) : null;
}

/** Proposes words; those that are there already stay as somebody may have changed them. */
export async function insertPost(tx: Transaction, post: Pick<OfficePost, 'tenureId' | 'kind' | 'body'>): Promise<void> {
  await sql`
    insert into office_post (organisation_id, tenure_id, kind, body, state)
    values (${tx.organisationId}, ${post.tenureId}, ${post.kind}, ${post.body}, 'proposed')
    on conflict (organisation_id, tenure_id, kind) do nothing`.execute(tx.db);
}

export async function writePost(tx: Transaction, post: OfficePost): Promise<void> {
  await sql`
    update office_post set body = ${post.body}, state = ${post.state}, publication_id = ${post.publicationId}, attempt = ${post.attempt},
      changed_at = now()
    where organisation_id = ${tx.organisationId} and tenure_id = ${post.tenureId} and kind = ${post.kind}`.execute(tx.db);
}

/** Takes back a proposal that came with a plan which is taken back. */
export async function deleteProposal(tx: Transaction, key: { tenureId: string; kind: OfficePost['kind'] }): Promise<void> {
  await sql`
    delete from office_post
    where organisation_id = ${tx.organisationId} and tenure_id = ${key.tenureId} and kind = ${key.kind} and state <> 'published'`.execute(
    tx.db,
  );
}

/** Words that were never published go with their author's personal data. */
export async function deleteUnpublishedOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    delete from office_post using tenure
    where office_post.organisation_id = ${tx.organisationId} and tenure.organisation_id = ${tx.organisationId}
      and tenure.tenure_id = office_post.tenure_id and tenure.member_id = ${memberId} and office_post.state <> 'published'`.execute(tx.db);
}

const toPost = (row: PostRow): OfficePost => ({
  tenureId: row.tenure_id,
  kind: row.kind,
  body: row.body,
  state: row.state,
  publicationId: row.publication_id,
  attempt: row.attempt,
});
