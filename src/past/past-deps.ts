import type { Database } from '../platform/database/index.ts';

export interface PastDeps {
  readonly database: Database;
  readonly newId: () => string;
}

/** Tasks of the worker. */
export const READ_PAST = 'past.read';
export const EXPIRE_PAST = 'past.expire';
/** Deletes the parts of a file that nobody reads any more. */
export const CLEAR_PARTS = 'past.clear-parts';
export const FORGET_BROKEN_ROWS = 'past.forget-broken-rows';

/** Milliseconds that a file waits for its next part, or for the name of its account. */
export const UNREAD_LIMIT_MS = 24 * 3_600_000;
/** Broken rows hold words of posts: they are kept for so long. */
export const BROKEN_ROWS_KEPT_MS = 30 * 24 * 3_600_000;
