import type { Query } from '../database/index.ts';
import type { JournalEntry } from './journal.ts';

type JournalTables = {
  journal_entry: {
    organisation_id: string;
    seq: number;
    at: Date;
    kind: string;
    member_id: string | null;
    account_id: string | null;
    conversation_id: string | null;
    publication_id: string | null;
    data: Record<string, unknown>;
  };
  journal_head: { organisation_id: string; last_seq: number };
};

/** The number of the organisation's newest entry; 0 before the first. */
export async function lastSeq(db: Query, organisationId: string): Promise<number> {
  const head = await db
    .withTables<JournalTables>()
    .selectFrom('journal_head')
    .select('last_seq')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return head?.last_seq ?? 0;
}

/** Entries after `seq`, oldest first, `limit` at most. */
export async function entriesAfter(db: Query, organisationId: string, seq: number, limit: number): Promise<JournalEntry[]> {
  const rows = await db
    .withTables<JournalTables>()
    .selectFrom('journal_entry')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** What happened to one conversation, newest first, `limit` at most. */
export async function entriesOfConversation(
  db: Query,
  organisationId: string,
  conversationId: string,
  limit: number,
): Promise<JournalEntry[]> {
  const rows = await db
    .withTables<JournalTables>()
    .selectFrom('journal_entry')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

const toEntry = (row: JournalTables['journal_entry']): JournalEntry => ({
  seq: row.seq,
  at: row.at,
  kind: row.kind,
  memberId: row.member_id,
  accountId: row.account_id,
  conversationId: row.conversation_id,
  publicationId: row.publication_id,
  data: row.data,
});
