import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/** A message as it was said on an account: ours, or somebody's to us. */
export interface PastMessage {
  readonly ref: string;
  readonly text: string;
  readonly saidAt: Date;
  readonly parentRef: string | null;
  /** Null: ours. */
  readonly correspondentId: string | null;
}

/**
 * What the inbox holds of an account, in the order of the network's names of posts, 2,000 at a time: `after` is the last name of the page
 * before. What others said around it, what was deleted, and what
 * was said in private, is left out.
 */
export async function listAccountPast(
  db: Query,
  { organisationId, accountId, after }: { readonly organisationId: string; readonly accountId: string; readonly after: string | null },
): Promise<PastMessage[]> {
  const { rows } = await sql<PastMessage>`
    select ref, text, said_at as "saidAt", parent_ref as "parentRef",
      case when direction = 'inbound' then correspondent_id end as "correspondentId"
    from message
    where organisation_id = ${organisationId} and account_id = ${accountId} and ref > ${after ?? ''} and direction <> 'context'
      and deleted_at is null and visibility <> 'private'
    order by ref limit 2000`.execute(db);
  return rows;
}

/** What these accounts said in public last, newest first, of each `limit` at most; what was deleted is left out. */
export async function listLastSaid(
  db: Query,
  {
    organisationId,
    accountIds,
    limit,
  }: { readonly organisationId: string; readonly accountIds: readonly string[]; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select last.text from unnest(${[...accountIds]}::uuid[]) as one (account_id)
    cross join lateral (
      select text from message
      where organisation_id = ${organisationId} and account_id = one.account_id and direction = 'outbound'
        and deleted_at is null and visibility <> 'private'
      order by said_at desc limit ${limit}
    ) as last`.execute(db);
  return rows.map((row) => row.text);
}
