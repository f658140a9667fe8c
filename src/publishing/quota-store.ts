import { sql } from 'kysely';
import type { PostingLimit } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

/** Milliseconds until one more post of an account is within its network's limits, by the database's clock; 0: it is now. */
export async function quotaWait(tx: Transaction, accountId: string, limits: readonly PostingLimit[]): Promise<number> {
  let longest = 0;
  for (const { posts, minutes } of limits) {
    // The one that must be out of the stretch before another is let in.
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from sent_at + make_interval(mins => ${minutes}) - now()) * 1000)::float8 as ms from publication
      where organisation_id = ${tx.organisationId} and account_id = ${accountId} and sent_at > now() - make_interval(mins => ${minutes})
      order by sent_at desc offset ${posts - 1} limit 1`.execute(tx.db);
    longest = Math.max(longest, Math.ceil(rows[0]?.ms ?? 0));
  }
  return longest;
}
