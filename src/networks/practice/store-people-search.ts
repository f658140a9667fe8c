import { sql } from 'kysely';
import type { Query } from '../../platform/database/index.ts';
import { PEOPLE_FOUND } from '../network.ts';
import type { NetworkPerson } from '../network.ts';
import { faceUrl } from './person.ts';

/** People whose handle, or one of whose names, begins so. */
export async function searchPeople(db: Query, organisationId: string, typed: string): Promise<NetworkPerson[]> {
  const beginning = `${typed.replace(/^@/u, '').replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  const { rows } = await sql<{ identity: string; handle: string; name: string }>`
    select identity, handle, display_name as name from practice_person
    where organisation_id = ${organisationId}
      and (handle ilike ${beginning} or display_name ilike ${beginning} or display_name ilike ${`% ${beginning}`})
    order by handle ilike ${beginning} desc, handle limit ${PEOPLE_FOUND}`.execute(db);
  return rows.map(({ identity, handle, name }) => ({ identity, handle, displayName: name || handle, avatarUrl: faceUrl(handle) }));
}
