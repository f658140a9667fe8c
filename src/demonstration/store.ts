import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Keeps other processes from making the demonstration until this transaction ends. */
export async function lockDemonstration(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`demonstration:${tx.organisationId}`}, 0))`.execute(tx.db);
}

/** Whether this installation has an organisation other than this one. */
export async function hasOtherOrganisation(gate: Query, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`
    select exists (select 1 from list_organisations() as id where id <> ${organisationId}) as other`.execute(gate);
  return rows[0]?.other ?? false;
}
