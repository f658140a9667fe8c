import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { StandingPost } from './thread-voice.ts';

/** As whom these publications spoke, by id. Notices speak for nobody, and are left out. */
export async function readVoices(db: Query, organisationId: string, publicationIds: readonly string[]): Promise<Map<string, StandingPost>> {
  if (publicationIds.length === 0) return new Map();
  const { rows } = await sql<{
    publication_id: string;
    persona_id: string | null;
    persona_name: string | null;
    persona_revision: number | null;
    opening: string;
  }>`
    select publication_id, persona_id, persona_name, persona_revision, opening from publication
    where organisation_id = ${organisationId} and publication_id = any(${[...publicationIds]}::uuid[]) and kind <> 'notice'`.execute(db);
  return new Map(
    rows.map((row) => {
      const persona =
        row.persona_id === null ? null : { personaId: row.persona_id, name: row.persona_name ?? '', revision: row.persona_revision ?? 0 };
      return [row.publication_id, { persona, declared: persona !== null && row.opening !== '' }];
    }),
  );
}
