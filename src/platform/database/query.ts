import type { Kysely } from 'kysely';

/** Tables are declared by the rooms that own them: a store narrows `db` with `db.withTables<InboxTables>()`. */
export type Query = Kysely<Record<never, never>>;
