import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

const MOST_MOMENTS = 20_000;

/** When an account's publications left since a moment, replies too, and when those leave that are on their way; 20,000 at most. */
export async function listLeavings(db: Query, organisationId: string, accountId: string, since: Date): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    (select sent_at as at from publication
      where organisation_id = ${organisationId} and account_id = ${accountId} and sent_at > ${since} limit ${MOST_MOMENTS})
    union all
    (select due_at from publication
      where organisation_id = ${organisationId} and account_id = ${accountId} and state in ('scheduled', 'retrying')
      order by due_at limit ${MOST_MOMENTS})`.execute(db);
  return rows.map((row) => row.at);
}
