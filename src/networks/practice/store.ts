import { sql } from 'kysely';
import type { Query } from '../../platform/database/index.ts';
import type { Facet, NetworkImage } from '../network.ts';
import { refOf } from './post.ts';
import type { PostDraft, PracticePost, PracticeVisibility } from './post.ts';

/** NOTIFY channel of the practice networks: the id of the organisation in whose network something changed. */
export const PRACTICE_CHANNEL = 'visavis_practice';

export type PostTables = {
  practice_person: {
    organisation_id: string;
    identity: string;
    handle: string;
    display_name: string;
    kind: 'character' | 'account' | 'guest';
    about: string;
    passphrase_hash: string | null;
    created_at: Date;
    avatar_id: string | null;
    banner_id: string | null;
    spoken_to: boolean;
    pinned_ref: string | null;
  };
  practice_post: {
    organisation_id: string;
    ref: string;
    seq: number;
    author_identity: string;
    record_key: string;
    version: number;
    parent_ref: string | null;
    root_ref: string;
    quoted_ref: string | null;
    text: string;
    facets: readonly Facet[];
    images: readonly NetworkImage[];
    languages: string[];
    visibility: 'public' | 'private';
    audience: string[];
    hidden_at: Date | null;
    written_at: Date;
    published_at: Date;
    edited_at: Date | null;
    deleted_at: Date | null;
  };
};

/** A draft with what the network adds: the thread that it belongs to, and what its text points at. */
export interface PlacedDraft extends PostDraft {
  readonly rootRef: string;
  readonly facets: readonly Facet[];
  readonly visibility: PracticeVisibility;
  readonly audience: readonly string[];
}

/**
 * Writes posts, in order, and tells those who listen. A ref that exists is left as it is. Answers the refs that were written now. Holds
 * the network's head until the commit, so it comes last in its transaction.
 */
export async function insertPosts(db: Query, organisationId: string, posts: readonly PlacedDraft[]): Promise<string[]> {
  if (posts.length === 0) return [];
  const rows = JSON.stringify(
    posts.map((post, index) => ({
      place: index + 1,
      ref: refOf(post.authorIdentity, post.recordKey),
      author_identity: post.authorIdentity,
      record_key: post.recordKey,
      parent_ref: post.parentRef,
      root_ref: post.rootRef,
      quoted_ref: post.quotedRef,
      text: post.text,
      facets: post.facets,
      images: post.images,
      languages: post.languages,
      visibility: post.visibility,
      audience: post.audience,
      written_at: post.writtenAt.toISOString(),
    })),
  );
  const { rows: written } = await sql<{ ref: string }>`
    with head as (${nextNumbers(organisationId, posts.length)}),
    written as (
      insert into practice_post (organisation_id, ref, seq, author_identity, record_key, parent_ref, root_ref, quoted_ref, text, facets, images,
        languages, visibility, audience, written_at)
      select ${organisationId}, post.ref, head.last_seq - ${posts.length}::int + post.place, post.author_identity, post.record_key,
        post.parent_ref, post.root_ref, post.quoted_ref, post.text, post.facets, post.images,
        array(select json_array_elements_text(post.languages)), post.visibility,
        array(select json_array_elements_text(post.audience)), post.written_at
      from head, json_to_recordset(${rows}::json) as post (place int, ref text, author_identity text, record_key text, parent_ref text,
        root_ref text, quoted_ref text, text text, facets jsonb, images jsonb, languages json, visibility text, audience json,
        written_at timestamptz)
      on conflict do nothing
      returning ref
    ), told as (select pg_notify(${PRACTICE_CHANNEL}, ${organisationId}))
    select ref from written, told
  `.execute(db);
  return written.map((row) => row.ref);
}

/** Gives a post another text. False when there is no such post, or no more. */
export async function changeText(
  db: Query,
  organisationId: string,
  ref: string,
  change: { text: string; facets: readonly Facet[] },
): Promise<boolean> {
  const { rows } = await sql<{ ref: string }>`
    with head as (${nextNumbers(organisationId, 1)}),
    told as (select pg_notify(${PRACTICE_CHANNEL}, ${organisationId}))
    update practice_post post set text = ${change.text}, facets = ${JSON.stringify(change.facets)}::jsonb, version = post.version + 1,
      edited_at = clock_timestamp(), seq = head.last_seq
    from head, told
    where post.organisation_id = ${organisationId} and post.ref = ${ref} and post.deleted_at is null
    returning post.ref
  `.execute(db);
  return rows.length > 0;
}

/** Takes a post away, words and images; its place in the thread stays. False when there is no such post, or no more. */
export async function markDeleted(db: Query, organisationId: string, ref: string): Promise<boolean> {
  const { rows } = await sql<{ ref: string }>`
    with head as (${nextNumbers(organisationId, 1)}),
    told as (select pg_notify(${PRACTICE_CHANNEL}, ${organisationId}))
    update practice_post post set text = '', images = '[]', version = post.version + 1, deleted_at = clock_timestamp(), seq = head.last_seq
    from head, told
    where post.organisation_id = ${organisationId} and post.ref = ${ref} and post.deleted_at is null
    returning post.ref
  `.execute(db);
  return rows.length > 0;
}

export const nextNumbers = (organisationId: string, count: number) => sql`
  insert into practice_head (organisation_id, last_seq) values (${organisationId}, ${count})
  on conflict (organisation_id) do update set last_seq = practice_head.last_seq + excluded.last_seq
  returning last_seq`;

/** Posts that changed after number `after`, in the order of commits, `limit` at most; deleted ones too. */
export async function changesAfter(db: Query, organisationId: string, after: number, limit: number): Promise<PracticePost[]> {
  const rows = await selectPosts(db, organisationId).where('post.seq', '>', after).orderBy('post.seq').limit(limit).execute();
  return rows.map(toPost);
}

/** The posts of these refs, in no order; deleted ones too. */
export async function findPosts(db: Query, organisationId: string, refs: readonly string[]): Promise<PracticePost[]> {
  if (refs.length === 0) return [];
  const rows = await selectPosts(db, organisationId)
    .where('post.ref', 'in', [...new Set(refs)])
    .execute();
  return rows.map(toPost);
}

/** Everything under one root, oldest first, `limit` at most; deleted ones too. */
export async function postsOfThread(db: Query, organisationId: string, rootRef: string, limit: number): Promise<PracticePost[]> {
  const rows = await selectPosts(db, organisationId)
    .where('post.root_ref', '=', rootRef)
    .orderBy('post.written_at')
    .orderBy('post.ref')
    .limit(limit)
    .execute();
  return rows.map(toPost);
}

/** A page of what anybody reads, newest first: everybody's, or one person's. */
export async function newestPosts(
  db: Query,
  organisationId: string,
  page: { authorIdentity?: string | undefined; before?: { writtenAt: Date; ref: string } | undefined; limit: number },
): Promise<PracticePost[]> {
  let query = selectPosts(db, organisationId).where('post.deleted_at', 'is', null).where('post.visibility', '=', 'public');
  if (page.authorIdentity !== undefined) query = query.where('post.author_identity', '=', page.authorIdentity);
  const { before } = page;
  if (before !== undefined) {
    // The tuple, so that posts of one moment are neither lost nor shown twice between two pages.
    query = query.where(sql<boolean>`(post.written_at, post.ref) < (${before.writtenAt}, ${before.ref})`);
  }
  const rows = await query.orderBy('post.written_at', 'desc').orderBy('post.ref', 'desc').limit(page.limit).execute();
  return rows.map(toPost);
}

/** Private posts that somebody may read, newest first. */
export async function lettersOf(db: Query, organisationId: string, identity: string, limit: number): Promise<PracticePost[]> {
  const rows = await selectPosts(db, organisationId)
    .where('post.visibility', '=', 'private')
    .where(sql<boolean>`post.audience @> array[${identity}]`)
    .where('post.deleted_at', 'is', null)
    .orderBy('post.written_at', 'desc')
    .orderBy('post.ref', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPost);
}

/** How many answers hang directly under each of these posts. */
export async function countReplies(db: Query, organisationId: string, rootRefs: readonly string[]): Promise<Map<string, number>> {
  if (rootRefs.length === 0) return new Map();
  const rows = await db
    .withTables<PostTables>()
    .selectFrom('practice_post')
    .select(['parent_ref', (eb) => eb.fn.countAll<number>().as('count')])
    .where('organisation_id', '=', organisationId)
    .where('root_ref', 'in', [...new Set(rootRefs)])
    .where('parent_ref', 'is not', null)
    .where('deleted_at', 'is', null)
    .where('visibility', '=', 'public')
    .groupBy('parent_ref')
    .execute();
  return new Map(rows.map((row) => [row.parent_ref ?? '', row.count]));
}

const selectPosts = (db: Query, organisationId: string) =>
  db
    .withTables<PostTables>()
    .selectFrom('practice_post as post')
    .innerJoin('practice_person as author', (join) =>
      join.onRef('author.organisation_id', '=', 'post.organisation_id').onRef('author.identity', '=', 'post.author_identity'),
    )
    .selectAll('post')
    .select(['author.handle as author_handle', 'author.display_name as author_name', 'author.avatar_id as author_avatar_id'])
    .where('post.organisation_id', '=', organisationId);

type PostRow = PostTables['practice_post'] & { author_handle: string; author_name: string; author_avatar_id: string | null };

const toPost = (row: PostRow): PracticePost => ({
  ref: row.ref,
  seq: row.seq,
  version: row.version,
  authorIdentity: row.author_identity,
  authorHandle: row.author_handle,
  authorName: row.author_name || row.author_handle,
  authorAvatarId: row.author_avatar_id,
  parentRef: row.parent_ref,
  rootRef: row.root_ref,
  quotedRef: row.quoted_ref,
  text: row.text,
  facets: row.facets,
  images: row.images,
  languages: row.languages,
  visibility: row.visibility,
  audience: row.audience,
  hiddenAt: row.hidden_at,
  writtenAt: row.written_at,
  editedAt: row.edited_at,
  deletedAt: row.deleted_at,
});
