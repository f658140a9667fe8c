import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Asks, Plan, Post, PostContent, PostState } from './post.ts';

interface PostRow {
  post_id: string;
  state: PostState;
  author_id: string;
  content: PostContent;
  account_ids: string[];
  revision: number;
  planned_by: string | null;
  local_time: string | null;
  zone: string | null;
  due_at: Date | null;
  repeat_from: string | null;
  repeat_rule: string | null;
  repeat_until: string | null;
  repeat_except: string[] | null;
  deadline_minutes: number | null;
  asks: Asks | null;
  stopped: Post['stopped'] | null;
  judged: string[];
  judged_revision: number | null;
  review_id: string | null;
  created_at: Date;
  changed_at: Date;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const ids = (values: readonly string[]) => sql`${[...values]}::uuid[]`;

async function select(db: Query, condition: ReturnType<typeof sql>): Promise<Post[]> {
  const { rows } = await sql<PostRow>`select * from post where ${condition}`.execute(db);
  return rows.map(toPost);
}

export async function insertPost(tx: Transaction, post: Pick<Post, 'postId' | 'authorId' | 'content' | 'accountIds'>): Promise<Post> {
  const { rows } = await sql<PostRow>`
    insert into post (organisation_id, post_id, state, author_id, content, account_ids)
    values (${tx.organisationId}, ${post.postId}, 'draft', ${post.authorId}, ${json(post.content)}, ${ids(post.accountIds)})
    returning *`.execute(tx.db);
  return toPost(rows[0]!);
}

export async function findPost(db: Query, organisationId: string, postId: string): Promise<Post | null> {
  const [found] = await select(db, sql`organisation_id = ${organisationId} and post_id = ${postId}`);
  return found ?? null;
}

/** Those of these ids that are here. */
export async function listByIds(db: Query, organisationId: string, postIds: readonly string[]): Promise<Post[]> {
  if (postIds.length === 0) return [];
  return await select(db, sql`organisation_id = ${organisationId} and post_id = any(${ids(postIds)})`);
}

/** The post, which nobody else changes until this transaction ends. */
export async function lockPost(tx: Transaction, postId: string): Promise<Post | null> {
  const [found] = await select(tx.db, sql`organisation_id = ${tx.organisationId} and post_id = ${postId} for update`);
  return found ?? null;
}

/** Whether a planned post is due, by the database's clock, and by how many milliseconds it is late. */
export async function lateness(tx: Transaction, dueAt: Date): Promise<number> {
  const { rows } = await sql<{ late: number }>`select (extract(epoch from clock_timestamp() - ${dueAt}) * 1000)::float8 as late`.execute(
    tx.db,
  );
  return rows[0]!.late;
}

export interface PostChange {
  readonly state?: PostState;
  readonly content?: PostContent;
  readonly accountIds?: readonly string[];
  readonly revision?: number;
  /** Null: it has no time any more. */
  readonly plan?: Plan | null;
  /** Of a post that asks; forgotten when they are absent. */
  readonly asks?: Asks;
  readonly stopped?: Post['stopped'];
  readonly judged?: readonly string[];
  readonly judgedRevision?: number;
  readonly reviewId?: string;
}

/** Writes what became of a locked post. The only place that writes its state. */
export async function writePost(tx: Transaction, before: Post, change: PostChange): Promise<Post> {
  const after = { ...before, ...change };
  const plan = planColumns(after.plan);
  const { rows } = await sql<PostRow>`
    update post set state = ${after.state}, content = ${json(after.content)}, account_ids = ${ids(after.accountIds)},
      revision = ${after.revision}, planned_by = ${plan.memberId}, local_time = ${plan.local}, zone = ${plan.zone}, due_at = ${plan.dueAt},
      repeat_from = ${plan.from}, repeat_rule = ${plan.rule}, repeat_until = ${plan.until}, repeat_except = ${plan.except ? [...plan.except] : null}::text[],
      deadline_minutes = ${plan.deadlineMinutes},
      asks = ${change.asks ?? null}, stopped = ${change.stopped === undefined ? null : json(change.stopped)},
      judged = ${sql`${[...after.judged]}::text[]`}, judged_revision = ${after.judgedRevision}, review_id = ${after.reviewId}, changed_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and post_id = ${before.postId}
    returning *`.execute(tx.db);
  return toPost(rows[0]!);
}

const NO_PLAN = { memberId: null, local: null, zone: null, dueAt: null, deadlineMinutes: null };
const ONCE = { from: null, rule: null, until: null, except: null };
const planColumns = (plan: Plan | null) => ({ ...(plan ?? NO_PLAN), ...ONCE, ...plan?.repeat });

export interface PostQuery {
  /** Of one of these states; any when empty. */
  readonly states: readonly PostState[];
  readonly accountId: string | undefined;
  readonly limit: number;
}

/** Posts, those that were changed last first. */
export async function listPosts(db: Query, organisationId: string, { states, accountId, limit }: PostQuery): Promise<Post[]> {
  const ofStates = states.length === 0 ? sql`` : sql`and state = any(${[...states]})`;
  const ofAccount = accountId === undefined ? sql`` : sql`and ${accountId}::uuid = any(account_ids)`;
  return await select(db, sql`organisation_id = ${organisationId} ${ofStates} ${ofAccount} order by changed_at desc limit ${limit}`);
}

/** Posts with a time that may come in `[from, to)`: once, or over and over. */
export async function listPlanned(
  db: Query,
  organisationId: string,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<Post[]> {
  return await select(
    db,
    sql`organisation_id = ${organisationId} and state in ('review', 'planned', 'asking') and due_at < ${to} and (due_at >= ${from} or repeat_rule is not null)
      order by due_at limit ${limit}`,
  );
}

/** Other posts of an account that are planned to come after `from`, once or over and over; as many as the slots of a year at most. */
export async function listPlannedOn(
  tx: Pick<Transaction, 'db' | 'organisationId'>,
  { accountId, from, exceptPostId }: { readonly accountId: string; readonly from: Date; readonly exceptPostId: string | null },
): Promise<Post[]> {
  return await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and state in ('review', 'planned', 'asking') and (due_at >= ${from} or repeat_rule is not null)
      and ${accountId}::uuid = any(account_ids) and post_id is distinct from ${exceptPostId}::uuid order by due_at limit 5300`,
  );
}

/** Planned posts that repeat and whose last day is `until` or before, unless somebody said that they may end then; 100 at most, the next to end first. */
export async function listEnding(db: Query, organisationId: string, until: string): Promise<Post[]> {
  return await select(
    db,
    sql`organisation_id = ${organisationId} and state = 'planned' and repeat_until <= ${until} and may_end is distinct from repeat_until
      order by repeat_until, post_id limit 100`,
  );
}

/** Notes that a post may end on its last day; until it has another one. */
export async function letEnd(tx: Transaction, postId: string): Promise<void> {
  await sql`update post set may_end = repeat_until where organisation_id = ${tx.organisationId} and post_id = ${postId}`.execute(tx.db);
}

/** Ids of what is due in any organisation. */
export async function listDue(gate: Query, limit: number): Promise<{ organisationId: string; postId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; post_id: string }>`select * from list_due_posts(${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, postId: row.post_id }));
}

function toPost(row: PostRow): Post {
  return {
    postId: row.post_id,
    state: row.state,
    authorId: row.author_id,
    content: row.content,
    accountIds: row.account_ids,
    revision: row.revision,
    plan: toPlan(row),
    asks: row.asks,
    stopped: row.stopped ?? [],
    judged: row.judged,
    judgedRevision: row.judged_revision,
    reviewId: row.review_id,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

function toPlan(row: PostRow): Plan | null {
  const { planned_by: memberId, local_time: local, zone, due_at: dueAt, repeat_from: from, repeat_rule: rule, repeat_until: until } = row;
  if (memberId === null || local === null || zone === null || dueAt === null) return null;
  const except = row.repeat_except === null ? {} : { except: row.repeat_except };
  const repeat = from === null || rule === null || until === null ? null : { from, rule, until, ...except };
  return { memberId, local, zone, dueAt, repeat, deadlineMinutes: row.deadline_minutes };
}
