export { connectDatabase, databaseTrouble, errorCode } from './database.ts';
export type { Database, DatabaseOptions, Transaction } from './database.ts';
export { migrate, MigrationError, readMigrations } from './migrate.ts';
export { listOrganisations } from './organisation-store.ts';
export { openOwnerPool, watchReadiness } from './readiness.ts';
export type { Migration } from './migration.ts';
export type { Query } from './query.ts';
export { EPHEMERAL_CHANNEL, JOURNAL_CHANNEL } from './store.ts';
