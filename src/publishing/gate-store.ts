import { sql } from 'kysely';
import type { PostGate } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Who may answer and quote a publication, where its author said so; null: as its account's rules have it. */
export async function findGateOf(db: Query, organisationId: string, publicationId: string): Promise<PostGate | null> {
  const { rows } = await sql<{ gate: PostGate | null }>`
    select gate from publication where organisation_id = ${organisationId} and publication_id = ${publicationId}`.execute(db);
  return rows[0]?.gate ?? null;
}

export async function writeGateOf(tx: Transaction, publicationId: string, { replies, quotable }: PostGate): Promise<void> {
  await sql`
    update publication set gate = ${JSON.stringify({ replies, quotable })}::jsonb
    where organisation_id = ${tx.organisationId} and publication_id = ${publicationId}`.execute(tx.db);
}
