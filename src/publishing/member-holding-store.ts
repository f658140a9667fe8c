import { sql } from 'kysely';
import type { Holding } from '../people/index.ts';

/** What this room keeps of members is what they published, which is public and stays as it was signed. */
export const publishingHolding: Holding = {
  name: 'publications',
  /** Newest first, 10,000 at most. */
  export: async (db, organisationId, memberId) => {
    const { rows } = await sql<{ text: string; state: string; url: string | null; created_at: Date; sent_at: Date | null }>`
      select text, state, url, created_at, sent_at from publication
      where organisation_id = ${organisationId} and member_id = ${memberId} order by created_at desc limit 10000
    `.execute(db);
    return rows.map((row) => ({ text: row.text, state: row.state, url: row.url, writtenAt: row.created_at, sentAt: row.sent_at }));
  },
};
