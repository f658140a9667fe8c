import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { CorrespondentView } from './schema.ts';
import { MOST_IDENTITIES } from './tie.ts';
import type { Tie, TieState } from './tie.ts';

/** Of an organisation's ties one at a time is changed: two that chain must see each other. */
export async function lockTies(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('ties ' || ${tx.organisationId}, 0))`.execute(tx.db);
}

/** Every correspondent that is said to be the same person as this one, itself first; 20 at most. */
export async function findIdentities(db: Query, organisationId: string, correspondentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive known (id) as (
      select ${correspondentId}::uuid
      union
      select case when tie.one_id = known.id then tie.other_id else tie.one_id end
      from known join tie on tie.organisation_id = ${organisationId} and (tie.one_id = known.id or tie.other_id = known.id)
        and tie.state = 'joined'
    )
    select id from known order by id <> ${correspondentId}::uuid, id limit ${MOST_IDENTITIES}`.execute(db);
  return rows.map((row) => row.id);
}

/** What was said of any two of these, and of one of these and somebody else. */
export async function readTies(db: Query, organisationId: string, correspondentIds: readonly string[]): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select one_id as "oneId", other_id as "otherId", state, member_id as "memberId", changed_at as "changedAt" from tie
    where organisation_id = ${organisationId}
      and (one_id = any(${[...correspondentIds]}::uuid[]) or other_id = any(${[...correspondentIds]}::uuid[]))
    order by changed_at, one_id, other_id limit 1000`.execute(db);
  return rows;
}

/** Writes what a member says of two. False when it was said already. */
export async function writeTie(
  tx: Transaction,
  pair: { readonly oneId: string; readonly otherId: string },
  said: { readonly state: TieState; readonly memberId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tie (organisation_id, one_id, other_id, state, member_id)
    values (${tx.organisationId}, ${pair.oneId}, ${pair.otherId}, ${said.state}, ${said.memberId})
    on conflict (organisation_id, one_id, other_id) do update
      set state = excluded.state, member_id = excluded.member_id, changed_at = now() where tie.state <> excluded.state`.execute(tx.db);
  return numAffectedRows === 1n;
}

export interface AlikeRow extends CorrespondentView {
  readonly sameHandle: boolean;
  readonly sameName: boolean;
}

const MOST_ALIKE = 50;

/** Correspondents of other networks who are called like this one, 100 at most. */
export async function findAlike(db: Query, organisationId: string, correspondentId: string): Promise<AlikeRow[]> {
  const { rows } = await sql<AlikeRow>`
    select c.correspondent_id as "correspondentId", c.network, c.handle, c.display_name as "displayName", c.avatar_url as "avatarUrl",
      alike.same_handle = 1 as "sameHandle", alike.same_name = 1 as "sameName"
    from visavis.find_alike(${correspondentId}::uuid, ${MOST_ALIKE}) as alike
    join correspondent c on c.organisation_id = ${organisationId} and c.correspondent_id = alike.correspondent_id
    order by alike.same_handle + alike.same_name desc, c.first_seen_at, c.correspondent_id`.execute(db);
  return rows;
}
