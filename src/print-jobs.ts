import type { ExhaustedJob } from './platform/jobs/index.ts';

/** Prints jobs that nobody will try again, each with its last error (times in UTC). Answers the exit code. */
export function printJobs(jobs: readonly ExhaustedJob[], say: (line: string) => void): number {
  if (jobs.length === 0) say('No job is exhausted.');
  for (const { id, task, attempts, lastError, lastTriedAt } of jobs) {
    const [error = ''] = lastError.split('\n', 1);
    say([id, task.padEnd(20), `${attempts} attempt${attempts === 1 ? '' : 's'}`, lastTriedAt.toISOString(), error].join('  '));
  }
  return 0;
}
