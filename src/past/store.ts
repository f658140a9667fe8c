import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import { hasEnded, nextReadingState } from './reading.ts';
import type { Reading, ReadingEnd, ReadingEvent, ReadingFailure } from './reading.ts';
import type { PastResult, ReadingState } from './schema.ts';

interface ReadingTable {
  organisation_id: string;
  reading_id: string;
  state: ReadingState;
  account_id: string | null;
  file_name: string;
  size_bytes: number;
  received_bytes: number;
  author: string | null;
  zone: string;
  read_bytes: number;
  read_rows: number;
  tries: number;
  failure: ReadingFailure | null;
  result: PastResult | null;
  broken_count: number;
  started_by: string;
  created_at: Date;
  ended_at: Date | null;
}

const readings = (db: Query) => db.withTables<{ past_reading: ReadingTable }>();
const COLUMNS = [
  'reading_id',
  'state',
  'account_id',
  'file_name',
  'size_bytes',
  'received_bytes',
  'author',
  'zone',
  'read_bytes',
  'read_rows',
  'tries',
  'failure',
  'broken_count',
  'started_by',
  'created_at',
  'ended_at',
] as const;

export const MOST_READINGS = 50;

/** Newest first, 50 at most; without their results. */
export async function listReadings(db: Query, organisationId: string): Promise<Reading[]> {
  const rows = await readings(db)
    .selectFrom('past_reading')
    .select(COLUMNS)
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .limit(MOST_READINGS)
    .execute();
  return rows.map(toReading);
}

export async function findReading(
  db: Query,
  organisationId: string,
  readingId: string,
): Promise<{ reading: Reading; result: PastResult | null } | null> {
  const row = await readings(db)
    .selectFrom('past_reading')
    .select([...COLUMNS, 'result'])
    .where('organisation_id', '=', organisationId)
    .where('reading_id', '=', readingId)
    .executeTakeFirst();
  return row ? { reading: toReading(row), result: row.result } : null;
}

/** The reading, which nobody else changes until this transaction ends. */
export async function lockReading(tx: Transaction, readingId: string): Promise<Reading | null> {
  const row = await readings(tx.db)
    .selectFrom('past_reading')
    .select(COLUMNS)
    .where('organisation_id', '=', tx.organisationId)
    .where('reading_id', '=', readingId)
    .forUpdate()
    .executeTakeFirst();
  return row ? toReading(row) : null;
}

/** How many readings the organisation has, and how many of them go on. Others that begin at this moment wait for this transaction. */
export async function countReadings(tx: Transaction): Promise<{ all: number; open: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`past:${tx.organisationId}`}, 0))`.execute(tx.db);
  const { rows } = await sql<{ all: number; open: number }>`
    select count(*)::int as "all", count(*) filter (where ended_at is null)::int as open from past_reading
    where organisation_id = ${tx.organisationId}`.execute(tx.db);
  return rows[0] ?? { all: 0, open: 0 };
}

export type NewReading = Pick<Reading, 'readingId' | 'accountId' | 'fileName' | 'sizeBytes' | 'author' | 'zone' | 'startedBy'> & {
  readonly state: 'uploading' | 'waiting';
};

export async function insertReading(tx: Transaction, reading: NewReading): Promise<void> {
  await sql`
    insert into past_reading (organisation_id, reading_id, state, account_id, file_name, size_bytes, author, zone, started_by)
    values (${tx.organisationId}, ${reading.readingId}, ${reading.state}, ${reading.accountId}, ${reading.fileName}, ${reading.sizeBytes},
      ${reading.author}, ${reading.zone}, ${reading.startedBy})`.execute(tx.db);
}

/** Moves a locked reading; the only place that writes its state. Null when `event` cannot happen in the state that it is in. */
export async function moveReading(
  tx: Transaction,
  reading: Reading,
  event: ReadingEvent,
  found: { readonly end?: ReadingEnd; readonly author?: string } = {},
): Promise<ReadingState | null> {
  const state = nextReadingState(reading.state, event);
  if (state === null) return null;
  const failure = found.end && 'failure' in found.end ? JSON.stringify(found.end.failure) : null;
  const result = found.end && 'result' in found.end ? JSON.stringify(found.end.result) : null;
  await sql`
    update past_reading set state = ${state}, failure = ${failure}::jsonb, result = ${result}::jsonb, author = coalesce(${found.author ?? null}, author),
      tries = tries + ${event === 'was-begun' ? 1 : 0}, ended_at = case when ${hasEnded(state)} then now() end,
      read_bytes = case when ${event === 'was-begun'} then 0 else read_bytes end, read_rows = case when ${event === 'was-begun'} then 0 else read_rows end
    where organisation_id = ${tx.organisationId} and reading_id = ${reading.readingId}`.execute(tx.db);
  return state;
}

/** Notes how far a reading is; false when it does not go on any more (somebody cancelled it). */
export async function noteProgress(tx: Transaction, readingId: string, progress: { rows: number; bytes: number }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update past_reading set read_rows = ${progress.rows}, read_bytes = ${progress.bytes}
    where organisation_id = ${tx.organisationId} and reading_id = ${readingId} and state = 'reading'`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function deleteReading(tx: Transaction, readingId: string): Promise<void> {
  await sql`delete from past_reading where organisation_id = ${tx.organisationId} and reading_id = ${readingId}`.execute(tx.db);
}

const toReading = (row: Pick<Selectable<ReadingTable>, (typeof COLUMNS)[number]>): Reading => ({
  readingId: row.reading_id,
  state: row.state,
  accountId: row.account_id,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  receivedBytes: row.received_bytes,
  author: row.author,
  zone: row.zone,
  readBytes: row.read_bytes,
  readRows: row.read_rows,
  tries: row.tries,
  failure: row.failure,
  brokenCount: row.broken_count,
  startedBy: row.started_by,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});
