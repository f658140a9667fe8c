import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Moderation, ModerationFailure } from './moderation.ts';
import type { ModerationState } from './schema.ts';

/** Columns of a `Moderation`. */
export const moderationColumns = sql`
  moderation_id as "moderationId", account_id as "accountId", kind, correspondent_id as "correspondentId", message_id as "messageId",
  conversation_id as "conversationId", reason, comment, state, member_id as "memberId", undone_by as "undoneBy", due_at as "dueAt",
  attempts, tries, failure, wished_at as "wishedAt", changed_at as "changedAt"`;

export type ModerationDraft = Pick<
  Moderation,
  'accountId' | 'kind' | 'correspondentId' | 'messageId' | 'conversationId' | 'reason' | 'comment' | 'memberId'
>;

/**
 * The one about the same person or message, locked, or a new one: of several who ask at once, one makes it. `isNew` says who.
 * `delaySeconds`: before the network is told.
 */
export async function openModeration(
  tx: Transaction,
  draft: ModerationDraft,
  delaySeconds: number,
): Promise<{ moderation: Moderation; isNew: boolean }> {
  const { rows } = await sql<Moderation>`
    insert into moderation (organisation_id, account_id, kind, correspondent_id, message_id, conversation_id, reason, comment, state, member_id,
      due_at)
    values (${tx.organisationId}, ${draft.accountId}, ${draft.kind}, ${draft.correspondentId}, ${draft.messageId}, ${draft.conversationId},
      ${draft.reason}, ${draft.comment}, 'asked', ${draft.memberId}, now() + make_interval(secs => ${delaySeconds}))
    on conflict (organisation_id, account_id, kind, correspondent_id, coalesce(message_id, '00000000-0000-0000-0000-000000000000'))
      where state <> 'undone' do nothing
    returning ${moderationColumns}`.execute(tx.db);
  if (rows[0]) return { moderation: rows[0], isNew: true };
  const found = await sql<Moderation>`
    select ${moderationColumns} from moderation
    where organisation_id = ${tx.organisationId} and account_id = ${draft.accountId} and kind = ${draft.kind}
      and correspondent_id = ${draft.correspondentId} and message_id is not distinct from ${draft.messageId}::uuid and state <> 'undone'
    for update`.execute(tx.db);
  // Taken back between the two statements: then there is room for a new one.
  return found.rows[0] ? { moderation: found.rows[0], isNew: false } : await openModeration(tx, draft, delaySeconds);
}

export async function lockModeration(tx: Transaction, moderationId: string): Promise<Moderation | null> {
  const { rows } = await sql<Moderation>`
    select ${moderationColumns} from moderation where organisation_id = ${tx.organisationId} and moderation_id = ${moderationId} for update`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

export interface ModerationChange {
  readonly state: ModerationState;
  readonly failure?: ModerationFailure | null;
  /** A person wishes this now: waits begin anew. */
  readonly wishedBy?: string;
}

/** Writes a change of state, and answers the moderation as it is then. */
export async function writeState(tx: Transaction, moderation: Moderation, change: ModerationChange): Promise<Moderation> {
  const { state, wishedBy } = change;
  const failure = change.failure === undefined ? sql`failure` : sql`${change.failure && JSON.stringify(change.failure)}::jsonb`;
  const isUndone = state === 'undoing' || state === 'undone';
  const wish =
    wishedBy === undefined
      ? sql``
      : sql`, wished_at = now(), due_at = now(), tries = 0,
          member_id = ${isUndone ? sql`member_id` : wishedBy}, undone_by = ${isUndone ? wishedBy : null}`;
  const { rows } = await sql<Moderation>`
    update moderation set state = ${state}, failure = ${failure}, changed_at = now() ${wish}
    where organisation_id = ${tx.organisationId} and moderation_id = ${moderation.moderationId} returning ${moderationColumns}`.execute(
    tx.db,
  );
  return rows[0]!;
}

/** Whether the network can be told now; else from when on. */
export async function readTurn(tx: Transaction, moderationId: string): Promise<{ isFree: boolean; from: Date }> {
  const { rows } = await sql<{ isFree: boolean; from: Date }>`
    select greatest(due_at, doing_until) <= clock_timestamp() as "isFree", greatest(due_at, doing_until) as "from"
    from moderation where organisation_id = ${tx.organisationId} and moderation_id = ${moderationId}`.execute(tx.db);
  return rows[0]!;
}

/** Keeps it for whoever tells the network, for `leaseMs`. */
export async function begin(tx: Transaction, moderationId: string, leaseMs: number): Promise<Moderation> {
  const { rows } = await sql<Moderation>`
    update moderation set attempts = attempts + 1, tries = tries + 1, doing_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
    where organisation_id = ${tx.organisationId} and moderation_id = ${moderationId} returning ${moderationColumns}`.execute(tx.db);
  return rows[0]!;
}

/** Lets it go again; `againInMs`: when it is next to be told, null when it need not. Answers since how many milliseconds it is wished. */
export async function letGo(
  tx: Transaction,
  moderationId: string,
  againInMs: number | null,
): Promise<{ wishedForMs: number; dueAt: Date }> {
  const due = againInMs === null ? sql`due_at` : sql`clock_timestamp() + make_interval(secs => ${againInMs / 1_000})`;
  const { rows } = await sql<{ wishedForMs: number; dueAt: Date }>`
    update moderation set doing_until = null, due_at = ${due}
    where organisation_id = ${tx.organisationId} and moderation_id = ${moderationId}
    returning (extract(epoch from clock_timestamp() - wished_at) * 1000)::float8 as "wishedForMs", due_at as "dueAt"`.execute(tx.db);
  return rows[0]!;
}

const MOST_LISTED = 100;

/** Newest first, 100 at most; what stands or waits before what is over. */
export async function listModerations(
  db: Query,
  organisationId: string,
  about: { readonly correspondentIds?: readonly string[] | undefined; readonly accountId?: string | undefined },
): Promise<Moderation[]> {
  const some: RawBuilder<unknown>[] = [];
  if (about.correspondentIds) some.push(sql`and correspondent_id = any(${[...about.correspondentIds]}::uuid[])`);
  if (about.accountId !== undefined) some.push(sql`and account_id = ${about.accountId}`);
  const { rows } = await sql<Moderation>`
    select ${moderationColumns} from moderation where organisation_id = ${organisationId} ${sql.join(some, sql` `)}
    order by state = 'undone', changed_at desc, moderation_id limit ${MOST_LISTED}`.execute(db);
  return rows;
}

/** What a member asked for or took back, newest first, 1,000 at most. */
export async function listOfMember(db: Query, organisationId: string, memberId: string): Promise<Moderation[]> {
  const { rows } = await sql<Moderation>`
    select ${moderationColumns} from moderation where organisation_id = ${organisationId} and (member_id = ${memberId} or undone_by = ${memberId})
    order by changed_at desc limit 1000`.execute(db);
  return rows;
}
