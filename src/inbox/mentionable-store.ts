import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { NetworkName } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';

/** As many are looked at, of those who are called so; among them, who spoke with us last comes first. */
const MOST_LOOKED_AT = 300;

/**
 * Correspondents whose names and handle have words that begin like all of `typed`, who spoke with us last first. Who spoke only where the reader may
 * not read is not among them.
 */
export async function findCalled(db: Query, reader: PrivateReader, typed: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select called.id from search_correspondents(${typed}, ${MOST_LOOKED_AT}::int) as called (id)
    left join lateral (
      select last_message_at as at from conversation
      where organisation_id = ${reader.organisationId} and correspondent_id = called.id and ${readableBy(reader, 'conversation')}
      order by last_message_at desc limit 1
    ) as heard on true
    where heard.at is not null
      or not exists (select 1 from conversation where organisation_id = ${reader.organisationId} and correspondent_id = called.id)
    order by heard.at desc nulls last, called.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** The correspondents of these lasting names on a network, by lasting name. */
export async function findByIdentities(
  db: Query,
  organisationId: string,
  { network, identities }: { readonly network: NetworkName; readonly identities: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; identity: string }>`
    select correspondent_id as id, identity from correspondent
    where organisation_id = ${organisationId} and network = ${network} and identity = any(${[...identities]}::text[])`.execute(db);
  return new Map(rows.map(({ id, identity }) => [identity, id]));
}
