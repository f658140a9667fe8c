/** A job to be done after the current transaction commits. It carries ids only, is idempotent, and may run more than once. */
export interface JobDraft {
  readonly task: string;
  readonly payload: Readonly<Record<string, string>>;
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date | undefined;
  /** One waiting job per key: a newer one replaces it. */
  readonly key?: string | undefined;
  readonly maximumAttempts?: number | undefined;
}

/** What does a job. Throwing means "try again later", with growing waits, `maximumAttempts` times at most. */
export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

/** Every task of the product by its name. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;
