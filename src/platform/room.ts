import type { Mountable } from './http/index.ts';
import type { JobHandlers } from './jobs/job.ts';

/** What a room hands to the composition root, beside the functions of its door. */
export interface Room {
  /** What it answers under `/api/v1`. */
  readonly routes?: Mountable;
  /** Its tasks by name (`publishing.deliver`), done by the worker. */
  readonly jobs?: JobHandlers;
  /** What the worker does for it from its start until `signal` aborts; then it resolves within 3 seconds. It throws for a bug only, and is then started again. */
  readonly background?: (signal: AbortSignal) => Promise<void>;
}
