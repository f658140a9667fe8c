import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Published, ReplyTarget, Visibility } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication, PublicationFailure, SpokenPersona } from './publication.ts';
import type { PublicationState } from './schema.ts';

export interface PublicationRow {
  publication_id: string;
  kind: Publication['kind'];
  account_id: string;
  conversation_id: string | null;
  reply_to_message_id: string | null;
  member_id: string | null;
  body: string;
  signature: string;
  persona_id: string | null;
  persona_name: string | null;
  persona_revision: number | null;
  opening: string;
  text: string;
  visibility: Visibility;
  content_warning: string | null;
  reply: ReplyTarget | null;
  continues: string | null;
  deadline_at: Date | null;
  languages: string[];
  idempotency_key: string;
  record_key: string;
  written_at: Date;
  state: PublicationState;
  due_at: Date;
  attempts: number;
  look_ups: number;
  failure: PublicationFailure | null;
  ref: string | null;
  version: string | null;
  url: string | null;
  created_at: Date;
  sent_at: Date | null;
  corrects_message_id: string | null;
  withdrawn_by: string | null;
  withdraw_asked_at: Date | null;
  withdrawn_at: Date | null;
  withdraw_tries: number;
  body_before: string | null;
  amended_by: string | null;
}

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;

/** Publications by a condition of ours. */
export async function select(db: Query, condition: ReturnType<typeof sql>): Promise<Publication[]> {
  const { rows } = await sql<PublicationRow>`select * from publication where ${condition}`.execute(db);
  return rows.map(toPublication);
}

export interface NewPublication {
  readonly publicationId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly replyToMessageId: string;
  readonly memberId: string;
  readonly body: string;
  readonly signature: string;
  readonly persona: SpokenPersona | null;
  readonly opening: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  readonly reply: ReplyTarget;
  readonly correctsMessageId: string | null;
  readonly languages: readonly string[];
  readonly idempotencyKey: string;
  readonly recordKey: string;
  readonly undoDelaySeconds: number;
  /** It waits for a second pair of eyes. */
  readonly held: boolean;
}

/**
 * Adds a publication that leaves at the end of its undo delay. Its dates are taken now and not at the start of the transaction, which may have
 * waited: publications of a conversation are ordered by them.
 */
export async function addPublication(tx: Transaction, one: NewPublication): Promise<Publication> {
  const { rows } = await sql<PublicationRow>`
    insert into publication (organisation_id, publication_id, account_id, conversation_id, reply_to_message_id, member_id, body, signature,
      persona_id, persona_name, persona_revision, opening, text, visibility, content_warning, reply, corrects_message_id, languages,
      idempotency_key, record_key, written_at, state, due_at, created_at)
    select ${tx.organisationId}, ${one.publicationId}, ${one.accountId}, ${one.conversationId}, ${one.replyToMessageId}, ${one.memberId},
      ${one.body}, ${one.signature}, ${one.persona?.personaId ?? null}, ${one.persona?.name ?? null}, ${one.persona?.revision ?? null}::int,
      ${one.opening}, ${one.text}, ${one.visibility}, ${one.contentWarning}, ${json(one.reply)}, ${one.correctsMessageId}::uuid,
      ${[...one.languages]}, ${one.idempotencyKey}, ${one.recordKey}, moment, ${one.held ? 'held' : 'scheduled'}, moment + make_interval(secs => ${one.undoDelaySeconds}), moment
    from date_trunc('milliseconds', clock_timestamp()) as moment
    returning *`.execute(tx.db);
  return toPublication(rows[0]!);
}

export async function findPublication(db: Query, organisationId: string, publicationId: string): Promise<Publication | null> {
  const [found] = await select(db, sql`organisation_id = ${organisationId} and publication_id = ${publicationId}`);
  return found ?? null;
}

/** Those of these ids that are here. */
export async function listByIds(db: Query, organisationId: string, publicationIds: readonly string[]): Promise<Publication[]> {
  if (publicationIds.length === 0) return [];
  return await select(db, sql`organisation_id = ${organisationId} and publication_id = any(${[...publicationIds]}::uuid[])`);
}

/** The publication, which nobody else changes until this transaction ends. */
export async function lockPublication(tx: Transaction, publicationId: string): Promise<Publication | null> {
  const [found] = await select(tx.db, sql`organisation_id = ${tx.organisationId} and publication_id = ${publicationId} for update`);
  return found ?? null;
}

/** What this press of the button made already; a key belongs to one conversation. */
export async function findByKey(tx: Transaction, conversationId: string, idempotencyKey: string): Promise<Publication | null> {
  const [found] = await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and idempotency_key = ${idempotencyKey}`,
  );
  return found ?? null;
}

/** Unsettled publications of a conversation, and those sent within the last minute, oldest first: what a new reply could repeat. */
export async function findRecent(tx: Transaction, conversationId: string): Promise<Publication[]> {
  return await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and kind = 'reply'
      and (state = any(${[...UNSETTLED]}) or state = 'sent' and sent_at > now() - interval '1 minute') order by created_at, publication_id limit 100`,
  );
}

/** Whether something written earlier in the same conversation has yet to leave. */
export async function hasEarlier(tx: Transaction, publication: Publication): Promise<boolean> {
  const { rows } = await sql`
    select 1 from publication
    where organisation_id = ${tx.organisationId} and conversation_id = ${publication.conversationId}
      and (created_at, publication_id) < (${publication.createdAt}, ${publication.publicationId}::uuid)
      and (state in ('scheduled', 'sending', 'retrying', 'outcome-unknown')
        or (state = 'needs-reauth' and created_at > now() - interval '1 hour'))
    limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** What comes next in the same conversation, once `publication` is settled. */
export async function findNext(tx: Transaction, publication: Publication): Promise<Publication | null> {
  const [found] = await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and conversation_id = ${publication.conversationId} and state in ('scheduled', 'retrying')
      and (created_at, publication_id) > (${publication.createdAt}, ${publication.publicationId}::uuid)
      order by created_at, publication_id limit 1`,
  );
  return found ?? null;
}

export interface Change {
  readonly state: PublicationState;
  /** Milliseconds from now until it is due; unchanged when absent. */
  readonly dueInMs?: number | undefined;
  /** Milliseconds for which nobody else sends it or looks it up; nobody does when absent. */
  readonly leaseMs?: number | undefined;
  readonly attempts?: number;
  readonly lookUps?: number;
  readonly failure?: PublicationFailure | null;
  readonly published?: Published | undefined;
}

/** Writes what became of a locked publication. The only place that writes its state. */
export async function writeChange(tx: Transaction, before: Publication, change: Change): Promise<Publication> {
  const due = change.dueInMs === undefined ? sql`due_at` : sql`clock_timestamp() + make_interval(secs => ${change.dueInMs / 1_000})`;
  const lease = change.leaseMs === undefined ? sql`null` : sql`clock_timestamp() + make_interval(secs => ${change.leaseMs / 1_000})`;
  const published = change.published ?? before.published;
  const { rows } = await sql<PublicationRow>`
    update publication set state = ${change.state}, due_at = ${due}, sending_until = ${lease},
      attempts = ${change.attempts ?? before.attempts}, look_ups = ${change.lookUps ?? before.lookUps},
      failure = ${json(change.failure === undefined ? before.failure : change.failure)},
      ref = ${published?.ref ?? null}, version = ${published?.version ?? null}, url = ${published?.url ?? null},
      sent_at = case when ${change.state === 'sent'} then coalesce(sent_at, clock_timestamp()) else sent_at end
    where organisation_id = ${tx.organisationId} and publication_id = ${before.publicationId}
    returning *`.execute(tx.db);
  return toPublication(rows[0]!);
}

/** Whether it is due, and nobody else is at it, by the database's clock. `age` in milliseconds since it was written. */
export async function readiness(tx: Transaction, publicationId: string): Promise<{ due: boolean; free: boolean; age: number }> {
  const { rows } = await sql<{ due: boolean; free: boolean; age: number }>`
    select due_at <= clock_timestamp() as due, coalesce(sending_until < clock_timestamp(), true) as free,
      (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as age
    from publication where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
  return rows[0] ?? { due: false, free: false, age: 0 };
}

/** All that are not settled of a conversation, and what was sent or taken back in the last hour; newest 100, oldest first. */
export async function listOfConversation(db: Query, organisationId: string, conversationId: string): Promise<Publication[]> {
  const newest = await select(
    db,
    sql`organisation_id = ${organisationId} and conversation_id = ${conversationId}
      and (state not in ('sent', 'cancelled', 'withdrawn') or coalesce(sent_at, created_at) > now() - interval '1 hour')
      order by created_at desc, publication_id desc limit 100`,
  );
  return newest.toReversed();
}

/** The organisation's publications, newest first, of one state when asked; private ones as far as the reader may read those of the account. */
export async function listPublications(
  db: Query,
  reader: PrivateReader,
  { state, limit }: { state?: PublicationState | undefined; limit: number },
): Promise<Publication[]> {
  const ofState = state ? sql`and state = ${state}` : sql``;
  return await select(
    db,
    sql`organisation_id = ${reader.organisationId} ${ofState} and (${readableBy(reader, 'publication')} or member_id = ${reader.memberId})
    order by created_at desc limit ${limit}`,
  );
}

/** Ids of what is due in any organisation and whose job is late by `graceMs`: its sender died, or its job was lost. */
export async function listDue(gate: Query, graceMs: number, limit: number): Promise<{ organisationId: string; publicationId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; publication_id: string }>`
    select organisation_id, publication_id from list_due_publications(make_interval(secs => ${graceMs / 1_000}), ${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, publicationId: row.publication_id }));
}

/** Keeps a publication for who brings its files, for `leaseMs` more. False when it is not to leave any more, or another is at it. */
export async function renewLease(tx: Transaction, { publicationId, attempts }: Publication, leaseMs: number): Promise<boolean> {
  const { rows } = await sql`
    update publication set sending_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId} and state in ('scheduled', 'retrying')
      and attempts = ${attempts} and sending_until is not null
    returning 1`.execute(tx.db);
  return rows.length > 0;
}

export function toPublication(row: PublicationRow): Publication {
  const { ref, version, url } = row;
  return {
    publicationId: row.publication_id,
    kind: row.kind,
    accountId: row.account_id,
    conversationId: row.conversation_id,
    replyToMessageId: row.reply_to_message_id,
    memberId: row.member_id,
    body: row.body,
    signature: row.signature,
    persona:
      row.persona_id === null ? null : { personaId: row.persona_id, name: row.persona_name ?? '', revision: row.persona_revision ?? 0 },
    opening: row.opening,
    text: row.text,
    visibility: row.visibility,
    contentWarning: row.content_warning,
    reply: row.reply,
    continues: row.continues,
    deadlineAt: row.deadline_at,
    languages: row.languages,
    idempotencyKey: row.idempotency_key,
    recordKey: row.record_key,
    writtenAt: row.written_at,
    state: row.state,
    dueAt: row.due_at,
    attempts: row.attempts,
    lookUps: row.look_ups,
    failure: row.failure,
    published: ref !== null && version !== null ? { ref, version, url } : null,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    correctsMessageId: row.corrects_message_id,
    withdrawal:
      row.withdrawn_by === null || row.withdraw_asked_at === null
        ? null
        : { memberId: row.withdrawn_by, askedAt: row.withdraw_asked_at, doneAt: row.withdrawn_at, tries: row.withdraw_tries },
    bodyBefore: row.body_before,
    amendedBy: row.amended_by,
  };
}
