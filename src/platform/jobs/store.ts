import type { Pool, PoolClient } from 'pg';

// First half of the advisory lock that a living worker holds under its id; any number of ours.
const LOCK = 7_151;

/** Says, for as long as `client`'s session lives, that worker `workerId` lives. */
export async function lockWorker(client: PoolClient, workerId: string): Promise<void> {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK, workerId]);
}

/** Workers that have jobs begun and whose session is gone: they died without giving them back. */
export async function findDeadWorkers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from (
       select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
     ) as worker
     -- Held for this statement only. Two who ask at once may both be told "living"; both ask again.
     where pg_try_advisory_xact_lock($1, hashtext(id))`,
    [LOCK],
  );
  return rows.map((row) => row.id);
}

/**
 * Gives back the jobs of dead workers. An attempt that a death cut short does not count, up to a hundred: a process killed ten times
 * has not shown that the job cannot be done, but a job that kills its process each time must end some day.
 */
export async function giveBackJobs(pool: Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query(
    `with cut_short as (
       update graphile_worker._private_jobs set max_attempts = least(max_attempts + 1, 100)
       where locked_by = any ($1::text[]) and max_attempts < 100
     )
     select 1`,
    [workerIds],
  );
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workerIds]);
}

export interface ExhaustedJob {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly lastTriedAt: Date;
}

/** Jobs that failed as often as they may and that nobody will try again, newest first, 100 at most. */
export async function listExhaustedJobs(pool: Pool): Promise<ExhaustedJob[]> {
  const { rows } = await pool.query<{ id: string; task: string; attempts: number; last_error: string | null; updated_at: Date }>(
    `select id::text, task_identifier as task, attempts, last_error, updated_at from graphile_worker.jobs
     where attempts >= max_attempts and locked_at is null order by updated_at desc limit 100`,
  );
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    attempts: row.attempts,
    lastError: row.last_error ?? '',
    lastTriedAt: row.updated_at,
  }));
}

export interface JobCounts {
  readonly waiting: number;
  readonly exhaustedByTask: ReadonlyMap<string, number>;
}

/** How many jobs are due and not begun, and how many are exhausted by task. */
export async function countJobs(pool: Pool): Promise<JobCounts> {
  const { rows } = await pool.query<{ task: string; waiting: number; exhausted: number }>(
    `select task_identifier as task,
       count(*) filter (where attempts < max_attempts and run_at <= now() and locked_at is null)::int as waiting,
       count(*) filter (where attempts >= max_attempts and locked_at is null)::int as exhausted
     from graphile_worker.jobs group by task_identifier`,
  );
  return {
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    exhaustedByTask: new Map(rows.map((row) => [row.task, row.exhausted])),
  };
}
