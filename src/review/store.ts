import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Finding } from '../guardrails/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Review, Subject } from './review.ts';
import { isReviewer } from './reviewer-store.ts';
import type { ReviewState } from './schema.ts';

interface ReviewRow {
  review_id: string;
  publication_id: string | null;
  post_id: string | null;
  conversation_id: string | null;
  reply_to_message_id: string | null;
  account_id: string;
  account_ids: string[];
  member_id: string;
  written_by: string[];
  parts: string[];
  findings: Finding[];
  asked_at: Date;
  ends_at: Date;
  state: ReviewState;
  reviewer_id: string | null;
  word: string | null;
  amended_parts: string[] | null;
  gone_why: string | null;
  settled_at: Date | null;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const ids = (values: readonly string[]) => sql`${[...values]}::uuid[]`;
const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

export interface NewReview extends Pick<
  Review,
  'reviewId' | 'subject' | 'accountId' | 'accountIds' | 'memberId' | 'writtenBy' | 'parts' | 'findings'
> {
  /** A moment, or so many minutes from now by the database's clock. */
  readonly ends: Date | { readonly minutes: number };
}

export async function insertReview(tx: Transaction, one: NewReview): Promise<Review> {
  const { subject } = one;
  const reply = subject.kind === 'reply' ? subject : null;
  const post = subject.kind === 'post' ? subject : null;
  const { rows } = await sql<ReviewRow>`
    insert into review (organisation_id, review_id, publication_id, post_id, conversation_id, reply_to_message_id, account_id, account_ids,
      member_id, written_by, parts, findings, ends_at)
    values (${tx.organisationId}, ${one.reviewId}, ${reply?.publicationId ?? null}, ${post?.postId ?? null}, ${reply?.conversationId ?? null},
      ${reply?.replyToMessageId ?? null}, ${one.accountId}, ${ids(one.accountIds)}, ${one.memberId}, ${ids(one.writtenBy)}, ${texts(one.parts)},
      ${json(one.findings)}, ${endOf(one.ends)})
    returning *`.execute(tx.db);
  return toReview(rows[0]!);
}

const endOf = (ends: NewReview['ends']): RawBuilder<unknown> =>
  ends instanceof Date ? sql`${ends}` : sql`clock_timestamp() + make_interval(mins => ${ends.minutes})`;

export async function findReview(db: Query, organisationId: string, reviewId: string): Promise<Review | null> {
  const { rows } = await sql<ReviewRow>`
    select * from review where organisation_id = ${organisationId} and review_id = ${reviewId}`.execute(db);
  return rows[0] ? toReview(rows[0]) : null;
}

/** The review, which nobody else settles until this transaction ends; `over`: its time is up. */
export async function lockReview(tx: Transaction, reviewId: string): Promise<{ readonly review: Review; readonly over: boolean } | null> {
  const { rows } = await sql<ReviewRow>`
    select * from review where organisation_id = ${tx.organisationId} and review_id = ${reviewId} for update`.execute(tx.db);
  if (!rows[0]) return null;
  const review = toReview(rows[0]);
  const clock = await sql<{ over: boolean }>`select ${review.endsAt} <= clock_timestamp() as over`.execute(tx.db);
  return { review, over: clock.rows[0]!.over };
}

const ofSubject = (subject: SubjectKey) =>
  'publicationId' in subject ? sql`publication_id = ${subject.publicationId}` : sql`post_id = ${subject.postId}`;
export type SubjectKey = { readonly publicationId: string } | { readonly postId: string };

/** The one that waits for this subject, locked; null when none does. */
export async function lockWaiting(tx: Transaction, subject: SubjectKey): Promise<Review | null> {
  const { rows } = await sql<ReviewRow>`
    select * from review where organisation_id = ${tx.organisationId} and ${ofSubject(subject)} and state = 'waiting' for update`.execute(
    tx.db,
  );
  return rows[0] ? toReview(rows[0]) : null;
}

export interface Settlement {
  readonly state: ReviewState;
  readonly reviewerId?: string | null;
  readonly word?: string | null;
  readonly amendedParts?: readonly string[] | null;
  readonly goneWhy?: string | null;
}

/** Writes what became of a locked review. The only place that writes its state. */
export async function writeSettlement(tx: Transaction, review: Review, settlement: Settlement): Promise<Review> {
  const amended = settlement.amendedParts ?? null;
  const { rows } = await sql<ReviewRow>`
    update review set state = ${settlement.state}, reviewer_id = ${settlement.reviewerId ?? null}, word = ${settlement.word ?? null},
      amended_parts = ${amended === null ? null : texts(amended)}, gone_why = ${settlement.goneWhy ?? null}, settled_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and review_id = ${review.reviewId}
    returning *`.execute(tx.db);
  return toReview(rows[0]!);
}

/** Of one that goes on waiting, because its subject got another time. */
export async function writeAgain(
  tx: Transaction,
  review: Review,
  change: Pick<NewReview, 'ends' | 'findings' | 'parts' | 'accountId' | 'accountIds'>,
): Promise<Review> {
  const { rows } = await sql<ReviewRow>`
    update review set ends_at = ${endOf(change.ends)}, findings = ${json(change.findings)}, parts = ${texts(change.parts)},
      account_id = ${change.accountId}, account_ids = ${ids(change.accountIds)}
    where organisation_id = ${tx.organisationId} and review_id = ${review.reviewId}
    returning *`.execute(tx.db);
  return toReview(rows[0]!);
}

/** Those of a member that wait; 1,000 at most. */
export async function listWaitingOf(tx: Transaction, memberId: string): Promise<Review[]> {
  const { rows } = await sql<ReviewRow>`
    select * from review where organisation_id = ${tx.organisationId} and member_id = ${memberId} and state = 'waiting'
    order by asked_at limit 1000`.execute(tx.db);
  return rows.map(toReview);
}

/** Ids of those whose time is up, in any organisation. */
export async function listEnded(gate: Query, limit: number): Promise<{ organisationId: string; reviewId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; review_id: string }>`select * from list_ended_reviews(${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, reviewId: row.review_id }));
}

/** A review as one reader sees it. */
export interface ReadReview {
  readonly review: Review;
  readonly answeredText: string;
  readonly mayReview: boolean;
  /** The reader wrote it, settled it, or is among those who review it: what was found in it, and the word that it got, are theirs to read. */
  readonly concerned: boolean;
  /** Who may settle it now; 20 at most, nobody once it is settled. */
  readonly readers: readonly string[];
}

type ReadRow = ReviewRow & { answered_text: string | null; may_review: boolean; concerned: boolean; readers: string[] };
const MOST_READERS = 20;
const READ = (reader: PrivateReader) => sql`
  select r.*, answered.text as answered_text,
    r.state = 'waiting' and r.ends_at > clock_timestamp() and ${isReviewer(reader.organisationId, sql`reader`, sql`r`)} as may_review,
    r.member_id = ${reader.memberId} or r.reviewer_id is not distinct from ${reader.memberId}::uuid
      or ${isReviewer(reader.organisationId, sql`reader`, sql`r`)} as concerned,
    array(select one.member_id from member one
      where r.state = 'waiting' and one.organisation_id = ${reader.organisationId} and ${isReviewer(reader.organisationId, sql`one`, sql`r`)}
      order by one.role = 'member' desc, one.member_id limit ${MOST_READERS}) as readers
  from review r
    join member reader on reader.organisation_id = r.organisation_id and reader.member_id = ${reader.memberId}
    left join conversation c on c.organisation_id = r.organisation_id and c.conversation_id = r.conversation_id
    left join message answered on answered.organisation_id = r.organisation_id and answered.message_id = r.reply_to_message_id
      and answered.deleted_at is null
  where r.organisation_id = ${reader.organisationId}
    and (r.member_id = ${reader.memberId} or c.conversation_id is null or ${readableBy(reader, 'c')})`;

const toRead = (row: ReadRow): ReadReview => ({
  review: toReview(row),
  answeredText: row.answered_text ?? '',
  mayReview: row.may_review,
  concerned: row.concerned,
  readers: row.readers,
});

export interface ReviewQuery {
  readonly state?: 'waiting' | 'settled' | undefined;
  readonly mine?: boolean | undefined;
  readonly accountId?: string | undefined;
}

const MOST_REVIEWS = 100;

/** Those that concern a reader: waiting ones by their end, settled ones the last first; 100 at most. */
export async function listReviews(db: Query, reader: PrivateReader, { state, mine, accountId }: ReviewQuery): Promise<ReadReview[]> {
  const own = sql`r.member_id = ${reader.memberId}`;
  const others = sql`(r.reviewer_id = ${reader.memberId} or ${isReviewer(reader.organisationId, sql`reader`, sql`r`)})`;
  const whose = mine === undefined ? sql`(${own} or ${others})` : mine ? own : others;
  const ofState = state === undefined ? sql`true` : state === 'waiting' ? sql`r.state = 'waiting'` : sql`r.state <> 'waiting'`;
  const ofAccount = accountId === undefined ? sql`true` : sql`${accountId}::uuid = any(r.account_ids)`;
  const { rows } = await sql<ReadRow>`${READ(reader)} and ${ofState} and ${ofAccount} and ${whose}
    order by (r.state = 'waiting') desc, case when r.state = 'waiting' then r.ends_at end, r.settled_at desc limit ${MOST_REVIEWS}`.execute(
    db,
  );
  return rows.map(toRead);
}

export async function readReview(db: Query, reader: PrivateReader, reviewId: string): Promise<ReadReview | null> {
  const { rows } = await sql<ReadRow>`${READ(reader)} and r.review_id = ${reviewId}`.execute(db);
  return rows[0] ? toRead(rows[0]) : null;
}

/** The last review of each of these publications that had one. */
export async function readReviewsOf(db: Query, reader: PrivateReader, publicationIds: readonly string[]): Promise<Map<string, ReadReview>> {
  if (publicationIds.length === 0) return new Map();
  const { rows } = await sql<ReadRow>`${READ(reader)} and r.publication_id = any(${ids(publicationIds)}) order by r.asked_at`.execute(db);
  return new Map(rows.map((row) => [row.publication_id!, toRead(row)]));
}

/** How many wait for this reader, and how many of the reader's own wait for others; 1,000 of each at most. */
export async function countReviews(db: Query, reader: PrivateReader): Promise<{ toReview: number; mine: number }> {
  const { rows } = await sql<{ to_review: number; mine: number }>`
    select count(*) filter (where may_review)::int as to_review, count(*) filter (where member_id = ${reader.memberId})::int as mine
    from (${READ(reader)} and r.state = 'waiting' limit 2000) as waiting`.execute(db);
  return { toReview: rows[0]?.to_review ?? 0, mine: rows[0]?.mine ?? 0 };
}

export function toReview(row: ReviewRow): Review {
  return {
    reviewId: row.review_id,
    subject: toSubject(row),
    accountId: row.account_id,
    accountIds: row.account_ids,
    memberId: row.member_id,
    writtenBy: row.written_by,
    parts: row.parts,
    findings: row.findings,
    askedAt: row.asked_at,
    endsAt: row.ends_at,
    state: row.state,
    reviewerId: row.reviewer_id,
    word: row.word,
    amendedParts: row.amended_parts,
    goneWhy: row.gone_why,
    settledAt: row.settled_at,
  };
}

function toSubject({ publication_id, post_id, conversation_id, reply_to_message_id }: ReviewRow): Subject {
  if (publication_id !== null && conversation_id !== null && reply_to_message_id !== null)
    return { kind: 'reply', publicationId: publication_id, conversationId: conversation_id, replyToMessageId: reply_to_message_id };
  if (post_id === null) throw new Error('a review has a subject');
  return { kind: 'post', postId: post_id };
}
