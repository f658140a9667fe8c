import { sql } from 'kysely';
import type { ReplyTarget } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { select } from './store.ts';
import type { Publication } from './publication.ts';

/** Fixes under which post of ours a part of a thread stands. */
export async function writePlace(tx: Transaction, publicationId: string, reply: ReplyTarget): Promise<void> {
  await sql`
    update publication set reply = ${JSON.stringify(reply)}::jsonb
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}

/** The part of a thread that waited for `publicationId`. */
export async function findContinuing(tx: Transaction, publicationId: string): Promise<Publication | null> {
  const [found] = await select(
    tx.db,
    sql`organisation_id = ${tx.organisationId} and continues = ${publicationId} and state in ('scheduled', 'retrying') limit 1`,
  );
  return found ?? null;
}

/** Whether a publication is past the moment after which it does not leave any more, by the database's clock. */
export async function isPastDeadline(tx: Transaction, publicationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from publication
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId} and deadline_at < clock_timestamp()`.execute(tx.db);
  return rows.length > 0;
}

/** A person wants it said however late it is. */
export async function forgetDeadline(tx: Transaction, publicationId: string): Promise<void> {
  await sql`
    update publication set deadline_at = null
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}
