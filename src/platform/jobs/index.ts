export type { JobDraft, JobHandler, JobHandlers } from './job.ts';
export { startJobs } from './start-jobs.ts';
export type { Jobs, JobsMeans } from './start-jobs.ts';
export { listExhaustedJobs } from './store.ts';
export type { ExhaustedJob } from './store.ts';
