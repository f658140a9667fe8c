import type { Database } from '../platform/database/index.ts';

export interface MediaDeps {
  readonly database: Database;
  readonly newId: () => string;
}

/** Tasks of the worker. */
export const CHECK_MEDIA = 'media.check';
export const FORGET_MEDIA = 'media.forget';
