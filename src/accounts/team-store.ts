import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** A member's place in the team of an account. */
export interface TeamPlace {
  readonly memberId: string;
  /** The name under which the member signs on this account; null: the public name. */
  readonly signsAs: string | null;
  /** From 0. */
  readonly rank: number;
  readonly since: Date;
}

const MOST_PLACES = 200;

/** The team of an account in its order, 200 at most. Empty: the account has none, and everybody may answer on it. */
export async function listTeam(db: Query, organisationId: string, accountId: string): Promise<TeamPlace[]> {
  const { rows } = await sql<{ member_id: string; signs_as: string | null; rank: number; since: Date }>`
    select member_id, signs_as, rank, since from account_member
    where organisation_id = ${organisationId} and account_id = ${accountId} and until is null order by rank limit ${MOST_PLACES}
  `.execute(db);
  return rows.map((row) => ({ memberId: row.member_id, signsAs: row.signs_as, rank: row.rank, since: row.since }));
}

/**
 * Whether this member may answer on the account: it has no team, or the member is in it. On an account that belongs to an office only its team
 * may, were it empty, and nobody while the office is vacant (`voice-store.ts`).
 */
export async function mayAnswer(db: Query, organisationId: string, accountId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select case when voice_until is null then count(place) = 0 or bool_or(member_id = ${memberId})
      else voice_until > now() and coalesce(bool_or(member_id = ${memberId}), false) end as may
    from account left join (select * from account_member where until is null) as place using (organisation_id, account_id)
    where organisation_id = ${organisationId} and account_id = ${accountId} group by voice_until
  `.execute(db);
  return rows[0]?.may ?? false;
}

/** Who may answer on each account, in the team's order; null: everybody may. On that of an office never everybody, and nobody while it is vacant. */
export async function listAnswerers(db: Query, organisationId: string): Promise<Map<string, readonly string[] | null>> {
  const { rows } = await sql<{ account_id: string; of_office: boolean; silent: boolean; members: string[] }>`
    select account_id, voice_until is not null as of_office, coalesce(voice_until <= now(), false) as silent,
      coalesce(array_agg(member_id order by rank) filter (where member_id is not null), '{}') as members
    from account left join (select * from account_member where until is null) as place using (organisation_id, account_id)
    where organisation_id = ${organisationId} group by account_id, voice_until
  `.execute(db);
  const everybody = ({ of_office, members }: (typeof rows)[number]) => !of_office && members.length === 0;
  return new Map(rows.map((row) => [row.account_id, row.silent ? [] : everybody(row) ? null : row.members]));
}

/** Every place that a member has or had in a team, newest first, 1,000 at most. */
export async function readPlacesOf(db: Query, organisationId: string, memberId: string) {
  const { rows } = await sql<{ account_id: string; handle: string; signs_as: string | null; since: Date; until: Date | null }>`
    select account_id, handle, signs_as, since, until from account_member join account using (organisation_id, account_id)
    where organisation_id = ${organisationId} and member_id = ${memberId} order by since desc limit 1000
  `.execute(db);
  return rows.map((row) => ({ accountId: row.account_id, handle: row.handle, signsAs: row.signs_as, since: row.since, until: row.until }));
}

/** Writes the team of an account as it is from now on; who is not in it any more leaves it now. */
export async function writeTeam(
  tx: Transaction,
  accountId: string,
  team: readonly { readonly memberId: string; readonly signsAs: string | null }[],
): Promise<void> {
  const memberIds = team.map(({ memberId }) => memberId);
  await sql`
    update account_member set until = now()
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and until is null
      and not (member_id = any (${memberIds}::uuid[]))
  `.execute(tx.db);
  for (const [rank, { memberId, signsAs }] of team.entries()) {
    await sql`
      insert into account_member (organisation_id, account_id, member_id, signs_as, rank)
      values (${tx.organisationId}, ${accountId}, ${memberId}, ${signsAs}, ${rank})
      on conflict (organisation_id, account_id, member_id) where until is null
        do update set signs_as = excluded.signs_as, rank = excluded.rank
    `.execute(tx.db);
  }
}

/** Ends a member's places in every team. Answers the accounts that were touched. */
export async function endPlacesOf(tx: Transaction, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    update account_member set until = now() where organisation_id = ${tx.organisationId} and member_id = ${memberId} and until is null
    returning account_id
  `.execute(tx.db);
  return rows.map((row) => row.account_id);
}

/** Forgets under which names a member signed. */
export async function forgetNamesOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`
    update account_member set signs_as = null where organisation_id = ${tx.organisationId} and member_id = ${memberId}
  `.execute(tx.db);
}
