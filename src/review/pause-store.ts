import { sql } from 'kysely';
import type { Finding } from '../guardrails/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { FORGOTTEN_AFTER_SECONDS, PAUSE_SECONDS } from './pause.ts';
import type { Pause } from './pause.ts';

/** Whose words, and which, where. */
export interface PauseKey {
  readonly memberId: string;
  readonly accountId: string;
  readonly place: Buffer;
  readonly words: Buffer;
}

interface PauseRow {
  pause_id: string;
  findings: Finding[];
  until: Date;
  remaining_ms: number;
  over: boolean;
  forgotten: boolean;
}

const COLUMNS = sql`pause_id, findings, asked_at + make_interval(secs => ${PAUSE_SECONDS}) as until,
  greatest(0, ceil(1000 * extract(epoch from asked_at + make_interval(secs => ${PAUSE_SECONDS}) - clock_timestamp())))::int as remaining_ms,
  asked_at + make_interval(secs => ${PAUSE_SECONDS}) <= clock_timestamp() as over,
  asked_at + make_interval(secs => ${FORGOTTEN_AFTER_SECONDS}) <= clock_timestamp() as forgotten`;

const toPause = ({ pause_id: pauseId, remaining_ms: remainingMs, ...row }: PauseRow): Pause => ({ pauseId, remainingMs, ...row });
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const ofKey = (tx: Transaction, { memberId, accountId, place, words }: PauseKey) => sql`
  organisation_id = ${tx.organisationId} and member_id = ${memberId} and account_id = ${accountId} and place = ${place} and words = ${words}`;

/**
 * Asks for these words to be read again, unless that was asked already; the clock of what was asked goes on. One row, whoever presses at once. What the
 * member was asked and never said is forgotten after a day.
 */
export async function askPause(tx: Transaction, pauseId: string, key: PauseKey, findings: readonly Finding[]): Promise<Pause> {
  await sql`
    delete from guardrail_pause
    where organisation_id = ${tx.organisationId} and member_id = ${key.memberId} and passed_at is null
      and asked_at < clock_timestamp() - interval '1 day'`.execute(tx.db);
  await sql`
    insert into guardrail_pause (organisation_id, pause_id, member_id, account_id, place, words, findings)
    values (${tx.organisationId}, ${pauseId}, ${key.memberId}, ${key.accountId}, ${key.place}, ${key.words}, ${json(findings)})
    on conflict (organisation_id, member_id, account_id, place, words) where passed_at is null do nothing`.execute(tx.db);
  const { rows } = await sql<PauseRow>`
    select ${COLUMNS} from guardrail_pause where ${ofKey(tx, key)} and passed_at is null for update`.execute(tx.db);
  return toPause(rows[0]!);
}

/** Starts the clock anew: there is more to read, or it was read too long ago. */
export async function restartPause(tx: Transaction, pauseId: string, findings: readonly Finding[]): Promise<Pause> {
  const { rows } = await sql<PauseRow>`
    update guardrail_pause set asked_at = clock_timestamp(), findings = ${json(findings)}
    where organisation_id = ${tx.organisationId} and pause_id = ${pauseId} returning ${COLUMNS}`.execute(tx.db);
  return toPause(rows[0]!);
}

/** The last time that these words went on after a pause; null when they never did. */
export async function findPassed(tx: Transaction, key: PauseKey): Promise<Pick<Pause, 'pauseId' | 'findings'> | null> {
  const { rows } = await sql<PauseRow>`
    select ${COLUMNS} from guardrail_pause where ${ofKey(tx, key)} and passed_at is not null order by passed_at desc limit 1`.execute(
    tx.db,
  );
  return rows[0] ? toPause(rows[0]) : null;
}

/** Says as what the words went on; the last word counts, when they came back and went on again. */
export async function passPause(
  tx: Transaction,
  pauseId: string,
  as: { readonly publicationId: string } | { readonly postId: string },
): Promise<void> {
  await sql`
    update guardrail_pause set passed_at = clock_timestamp(),
      publication_id = ${'publicationId' in as ? as.publicationId : null}, post_id = ${'postId' in as ? as.postId : null}
    where organisation_id = ${tx.organisationId} and pause_id = ${pauseId}`.execute(tx.db);
}
