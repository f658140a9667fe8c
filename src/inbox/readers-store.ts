import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/**
 * Who may read those of these conversations that not everybody may, by conversation: the team of the account, leads and administrators of this
 * instant. The same rule as `readableBy`, asked for all members at once.
 */
export async function listReaders(
  db: Query,
  organisationId: string,
  conversationIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ id: string; readers: string[] }>`
    select c.conversation_id as id, array(
        select member_id from member where organisation_id = ${organisationId} and role in ('administrator', 'lead')
        union
        select member_id from account_member place
        where place.organisation_id = ${organisationId} and place.account_id = c.account_id and place.until is null
      ) as readers
    from conversation c join account a on a.organisation_id = c.organisation_id and a.account_id = c.account_id
    where c.organisation_id = ${organisationId} and c.conversation_id = any(${[...conversationIds]}::uuid[]) and c.visibility = 'private'
      and (a.voice_until is not null or exists (
        select from account_member place
        where place.organisation_id = ${organisationId} and place.account_id = c.account_id and place.until is null))`.execute(db);
  return new Map(rows.map(({ id, readers }) => [id, new Set(readers)]));
}
