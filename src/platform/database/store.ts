import { sql } from 'kysely';
import type { JobDraft } from '../jobs/job.ts';
import type { JournalDraft } from '../journal/journal.ts';
import type { Query } from './query.ts';

/** NOTIFY channel of journal entries: `<organisation>:<seq>` of the last one committed. */
export const JOURNAL_CHANNEL = 'visavis_journal';
/** NOTIFY channel of what need not last: `{ organisationId, topic, data }`, at most 8,000 bytes. */
export const EPHEMERAL_CHANNEL = 'visavis_ephemeral';

/** Begins a transaction's work in the name of an organisation: the wall shows its rows, and takes its rows only. */
export async function enterOrganisation(db: Query, organisationId: string): Promise<void> {
  await sql`select set_config('visavis.organisation_id', ${organisationId}, true)`.execute(db);
}

/** The same for reading, where a plan may serve again. */
export async function enterToRead(db: Query, organisationId: string): Promise<void> {
  await sql`
    select set_config('visavis.organisation_id', ${organisationId}, true), set_config('plan_cache_mode', 'auto', true)`.execute(db);
}

export interface CommitActs {
  readonly organisationId: string;
  readonly entries: readonly JournalDraft[];
  readonly jobs: readonly JobDraft[];
  readonly announcements: readonly { topic: string; data: Record<string, unknown> }[];
}

/** The last acts of a transaction: jobs, announcements, and at the very end the journal, whose numbering locks until the commit. */
export async function writeCommitActs(db: Query, acts: CommitActs): Promise<void> {
  if (acts.jobs.length > 0) await writeJobs(db, acts.jobs);
  for (const { topic, data } of acts.announcements) {
    const payload = JSON.stringify({ organisationId: acts.organisationId, topic, data });
    await sql`select pg_notify(${EPHEMERAL_CHANNEL}, ${payload})`.execute(db);
  }
  if (acts.entries.length > 0) await writeEntries(db, acts.organisationId, acts.entries);
}

async function writeJobs(db: Query, jobs: readonly JobDraft[]): Promise<void> {
  const rows = JSON.stringify(
    jobs.map((job) => ({
      task: job.task,
      payload: job.payload,
      run_at: job.runAt?.toISOString() ?? null,
      job_key: job.key ?? null,
      max_attempts: job.maximumAttempts ?? 10,
    })),
  );
  await sql`
    select enqueue_job(job.task, job.payload, coalesce(job.run_at, now()), job.job_key, job.max_attempts)
    from json_to_recordset(${rows}::json) as job (task text, payload json, run_at timestamptz, job_key text, max_attempts int)
  `.execute(db);
}

async function writeEntries(db: Query, organisationId: string, entries: readonly JournalDraft[]): Promise<void> {
  const rows = JSON.stringify(
    entries.map((entry, index) => ({
      offset: index + 1,
      kind: entry.kind,
      member_id: entry.memberId ?? null,
      account_id: entry.accountId ?? null,
      conversation_id: entry.conversationId ?? null,
      publication_id: entry.publicationId ?? null,
      data: entry.data ?? {},
    })),
  );
  await sql`
    with head as (
      insert into journal_head (organisation_id, last_seq) values (${organisationId}, ${entries.length})
      on conflict (organisation_id) do update set last_seq = journal_head.last_seq + excluded.last_seq
      returning last_seq
    ), written as (
      insert into journal_entry (organisation_id, seq, at, kind, member_id, account_id, conversation_id, publication_id, data)
      select ${organisationId}, head.last_seq - ${entries.length}::int + entry.offset, clock_timestamp(), entry.kind, entry.member_id,
        entry.account_id, entry.conversation_id, entry.publication_id, entry.data
      from head, json_to_recordset(${rows}::json) as entry ("offset" int, kind text, member_id uuid, account_id uuid, conversation_id uuid,
        publication_id uuid, data jsonb)
    )
    select pg_notify(${JOURNAL_CHANNEL}, ${organisationId} || ':' || head.last_seq) from head
  `.execute(db);
}
