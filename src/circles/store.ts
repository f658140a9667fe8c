import { sql } from 'kysely';
import type { PostGate } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';

export interface KeptGate extends PostGate {
  readonly memberId: string;
  readonly changedAt: Date;
}

/** Who may answer and quote what the account posts; null: everybody, and nobody ever said otherwise. */
export async function findGate(db: Query, organisationId: string, accountId: string): Promise<KeptGate | null> {
  const { rows } = await sql<KeptGate>`
    select replies, quotable, member_id as "memberId", changed_at as "changedAt" from account_gate
    where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}

export async function writeGate(tx: Transaction, accountId: string, gate: PostGate & { readonly memberId: string }): Promise<void> {
  await sql`
    insert into account_gate (organisation_id, account_id, replies, quotable, member_id)
    values (${tx.organisationId}, ${accountId}, ${JSON.stringify(gate.replies)}::jsonb, ${gate.quotable}, ${gate.memberId})
    on conflict (organisation_id, account_id) do update
      set replies = excluded.replies, quotable = excluded.quotable, member_id = excluded.member_id, changed_at = now()`.execute(tx.db);
}

export interface KnownFollower {
  readonly identity: string;
  readonly correspondentId: string;
  /** The newest one that is not private; null: none. */
  readonly conversationId: string | null;
}

/** Which of these people of the account's network spoke to it, and where. */
export async function findKnown(
  db: Query,
  organisationId: string,
  { accountId, network, identities }: { readonly accountId: string; readonly network: string; readonly identities: readonly string[] },
): Promise<Map<string, KnownFollower>> {
  if (identities.length === 0) return new Map();
  const { rows } = await sql<KnownFollower>`
    select person.identity, person.correspondent_id as "correspondentId", (
      select conversation_id from conversation
      where conversation.organisation_id = ${organisationId} and conversation.account_id = ${accountId}
        and conversation.correspondent_id = person.correspondent_id and conversation.visibility <> 'private'
      order by last_message_at desc limit 1
    ) as "conversationId"
    from correspondent person
    where person.organisation_id = ${organisationId} and person.network = ${network} and person.identity = any(${[...identities]}::text[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.identity, row]));
}
