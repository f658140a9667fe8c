import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** Notes who wants a publication taken back, now: waits begin anew. Its state is written by `writeChange`. */
export async function noteRecall(tx: Transaction, publicationId: string, memberId: string): Promise<void> {
  await sql`
    update publication set withdrawn_by = ${memberId}, withdraw_asked_at = clock_timestamp(), withdraw_tries = 0
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}

/** Notes that the network is being asked once more. */
export async function noteTry(tx: Transaction, publicationId: string): Promise<void> {
  await sql`
    update publication set withdraw_tries = withdraw_tries + 1
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}

export async function noteTakenDown(tx: Transaction, publicationId: string): Promise<void> {
  await sql`
    update publication set withdrawn_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}

/** Milliseconds since somebody wanted it taken back, by the database's clock. */
export async function recallAge(tx: Transaction, publicationId: string): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select (extract(epoch from clock_timestamp() - withdraw_asked_at) * 1000)::float8 as age
    from publication where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
  return rows[0]?.age ?? 0;
}
