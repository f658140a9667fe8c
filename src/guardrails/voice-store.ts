import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

export interface KeptVoice {
  readonly askedAt: Date | null;
  readonly readAt: Date | null;
  readonly version: number;
  readonly posts: number;
  /** Null: there is none, for lack of posts. */
  readonly edition: string | null;
}

/** What is known of an account's voice, without it; null: its past was never read, and nobody asked. */
export async function findVoice(db: Query, organisationId: string, accountId: string): Promise<KeptVoice | null> {
  const { rows } = await sql<KeptVoice>`
    select asked_at as "askedAt", read_at as "readAt", version, posts, case when packed is not null then edition end as edition
    from account_voice where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}

export async function findPackedVoice(db: Query, organisationId: string, accountId: string): Promise<Buffer | null> {
  const { rows } = await sql<{ packed: Buffer | null }>`
    select packed from account_voice where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0]?.packed ?? null;
}

/** Notes that the past is to be read. */
export async function noteAsked(tx: Transaction, accountId: string): Promise<void> {
  await sql`
    insert into account_voice (organisation_id, account_id, asked_at) values (${tx.organisationId}, ${accountId}, now())
    on conflict (organisation_id, account_id) do update set asked_at = now()`.execute(tx.db);
}

export interface LearnedVoice {
  readonly version: number;
  readonly posts: number;
  /** Null: too few posts. */
  readonly packed: Buffer | null;
}

/** Keeps what was learned. False when the account is gone. */
export async function writeVoice(tx: Transaction, accountId: string, learned: LearnedVoice): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into account_voice (organisation_id, account_id, read_at, version, posts, edition, packed)
    select organisation_id, account_id, now(), ${learned.version}, ${learned.posts}, gen_random_uuid(), ${learned.packed}::bytea
    from account where organisation_id = ${tx.organisationId} and account_id = ${accountId}
    on conflict (organisation_id, account_id) do update
      set asked_at = null, read_at = excluded.read_at, version = excluded.version, posts = excluded.posts, edition = excluded.edition,
        packed = excluded.packed`.execute(tx.db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Takes away a voice that cannot be read, unless another was learned meanwhile. */
export async function dropVoice(tx: Transaction, accountId: string, edition: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update account_voice set packed = null, version = 0
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and edition = ${edition} and packed is not null`.execute(
    tx.db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** One post of an account's past. */
export interface SaidRow {
  readonly messageId: string;
  readonly said: Date;
  /** As typed where it left from here. */
  readonly text: string;
  /** The signature as it stands in a text that did not leave from here. */
  readonly signedAs: string | null;
  readonly reply: boolean;
}

const PAGE = 1_000;
const LONGEST = 5_000;

/** What an account said to the public, the latest first, 1,000 at a time, strictly before a moment and message. */
export async function listSaid(
  db: Query,
  organisationId: string,
  { accountId, before }: { readonly accountId: string; readonly before: Pick<SaidRow, 'said' | 'messageId'> | null },
): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select message.message_id as "messageId", said_at as said, left(coalesce(publication.body, message.text), ${LONGEST}) as text,
      case when publication.body is null then signed_as end as "signedAs", parent_ref is not null as reply
    from message left join publication
      on publication.organisation_id = message.organisation_id and publication.publication_id = message.publication_id
    where message.organisation_id = ${organisationId} and message.account_id = ${accountId} and direction = 'outbound'
      and deleted_at is null and message.visibility <> 'private'
      and (said_at, message_id) < (coalesce(${before?.said ?? null}::timestamptz, 'infinity'),
        coalesce(${before?.messageId ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by said_at desc, message_id desc limit ${PAGE}`.execute(db);
  return rows;
}

/** What tells whether an account's past is to be read again. */
export interface VoiceAge extends KeptVoice {
  readonly accountId: string;
  /** Posts since it was last read, so many at most. */
  readonly gained: number;
}

/** Of every account that is not disconnected; 1,000 at most. `most`: no more posts are counted. */
export async function listVoiceAges(db: Query, organisationId: string, most: number): Promise<VoiceAge[]> {
  const { rows } = await sql<VoiceAge>`
    select account.account_id as "accountId", asked_at as "askedAt", read_at as "readAt", coalesce(version, 0) as version, coalesce(posts, 0) as posts,
      case when packed is not null then edition end as edition,
      (select count(*)::int from (
        select from message where message.organisation_id = ${organisationId} and message.account_id = account.account_id
          and direction = 'outbound' and deleted_at is null and said_at > coalesce(read_at, '-infinity') limit ${most}) as latest) as gained
    from account left join account_voice using (organisation_id, account_id)
    where account.organisation_id = ${organisationId} and account.state <> 'disconnected' order by account.account_id limit 1000`.execute(
    db,
  );
  return rows;
}
