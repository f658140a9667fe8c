import { sql } from 'kysely';
import type { Holding } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import { recordPublication } from './record-publication.ts';
import { settleStopped } from './settle.ts';
import { lockPublication, select, writeChange } from './store.ts';

/**
 * What this room keeps of members. What they published is public and stays as it was signed; what has surely not left is stopped when they
 * leave, and its words go with their data.
 */
export const publishingHolding: Holding = {
  name: 'publications',
  leave: async (tx, memberId) => {
    // What is being sent, or may have arrived, is looked up first; then it is stopped too (`deliver.ts`).
    for (const { publicationId } of await listOf(tx, memberId, sql`state in ('scheduled', 'retrying', 'needs-reauth')`)) {
      const locked = await lockPublication(tx, publicationId);
      if (locked !== null && locked.state !== 'outcome-unknown') await settleStopped(tx, locked, { kind: 'writer-gone' });
    }
  },
  erase: async (tx, memberId) => {
    const unsaid = sql`state = 'failed' and failure->>'kind' is distinct from 'outcome-unknown'`;
    for (const failed of await listOf(tx, memberId, unsaid)) {
      const state = nextState(failed.state, 'discarded');
      if (state === null) continue;
      recordPublication(tx, 'cancelled', await writeChange(tx, failed, { state }), { data: { why: 'erased' } });
    }
    await sql`update publication set body = '', text = '', opening = '', signature = '', body_before = null
      where organisation_id = ${tx.organisationId} and member_id = ${memberId} and state = 'cancelled'`.execute(tx.db);
  },
  /** Newest first, 10,000 at most. */
  export: async (db, organisationId, memberId) => {
    const { rows } = await sql<{ text: string; state: string; url: string | null; created_at: Date; sent_at: Date | null }>`
      select text, state, url, created_at, sent_at from publication
      where organisation_id = ${organisationId} and member_id = ${memberId} order by created_at desc limit 10000
    `.execute(db);
    return rows.map((row) => ({ text: row.text, state: row.state, url: row.url, writtenAt: row.created_at, sentAt: row.sent_at }));
  },
};

/** Those of a member on which the condition holds, locked one by one by who changes them; 1,000 at most. */
const listOf = async (tx: Transaction, memberId: string, condition: ReturnType<typeof sql>): Promise<Publication[]> =>
  await select(tx.db, sql`organisation_id = ${tx.organisationId} and member_id = ${memberId} and ${condition} limit 1000`);
