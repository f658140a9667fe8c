import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Ids of every organisation of this installation, oldest first: for what goes round them all (a command, the worker). */
export async function listOrganisations({ gate }: Pick<Database, 'gate'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from list_organisations() as id`.execute(gate);
  return rows.map(({ id }) => id);
}
