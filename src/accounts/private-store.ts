import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/** A member who reads. */
export interface PrivateReader {
  readonly organisationId: string;
  readonly memberId: string;
}

/**
 * Accounts whose private conversations are closed to a member: those with a team, or of an office, of which he or she is not; none for leads
 * and administrators. By the roles and teams of this instant. An account without a team is everybody's, as answering on it is.
 */
const closedAccounts = ({ organisationId, memberId }: PrivateReader): RawBuilder<unknown> => sql`
  select closed.account_id from account closed
  where closed.organisation_id = ${organisationId}
    and not exists (
      select from member where member.organisation_id = ${organisationId} and member.member_id = ${memberId}
        and member.role in ('administrator', 'lead'))
    and (closed.voice_until is not null or exists (
      select from account_member place
      where place.organisation_id = ${organisationId} and place.account_id = closed.account_id and place.until is null))
    and not exists (
      select from account_member place
      where place.organisation_id = ${organisationId} and place.account_id = closed.account_id and place.member_id = ${memberId}
        and place.until is null)`;

/**
 * Condition on a row with `visibility` and `account_id` (of `table`): this member may read it. The accounts are looked up once for a query,
 * and only when it comes upon something private.
 */
export function readableBy(reader: PrivateReader, table: 'c' | 'conversation' | 'message' | 'publication'): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`(${column('visibility')} <> 'private' or ${column('account_id')} <> all(array(${closedAccounts(reader)})))`;
}

/** The ids of those accounts; for most members there are none. */
export async function listClosedAccounts(db: Query, reader: PrivateReader): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`${closedAccounts(reader)}`.execute(db);
  return rows.map((row) => row.account_id);
}
