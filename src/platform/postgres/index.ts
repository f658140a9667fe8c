export { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.ts';
export { describePostgresFailure } from './failure.ts';
export type { PostgresFailure } from './failure.ts';
