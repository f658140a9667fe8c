import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';
import type { SpokenPersona, Publication } from './publication.ts';
import { toPublication } from './store.ts';
import type { PublicationRow } from './store.ts';

/** A held reply as it leaves. */
export interface Released {
  readonly body: string;
  readonly signature: string;
  readonly opening: string;
  readonly persona: SpokenPersona | null;
  readonly text: string;
  readonly recordKey: string;
  readonly undoDelaySeconds: number;
  /** Who wrote it anew; null: it leaves as it was pressed. */
  readonly amendedBy: string | null;
}

/** Lets a locked reply leave as if it were pressed now: its dates are of this moment, and what was pressed is kept beside what leaves. */
export async function writeReleased(tx: Transaction, before: Publication, one: Released): Promise<Publication> {
  const bodyBefore = one.amendedBy === null ? null : before.body;
  const { persona } = one;
  const { rows } = await sql<PublicationRow>`
    update publication set state = 'scheduled', body = ${one.body}, signature = ${one.signature}, opening = ${one.opening}, text = ${one.text},
      persona_id = ${persona?.personaId ?? null}, persona_name = ${persona?.name ?? null}, persona_revision = ${persona?.revision ?? null}::int,
      record_key = ${one.recordKey}, body_before = ${bodyBefore}, amended_by = ${one.amendedBy},
      written_at = moment, created_at = moment, due_at = moment + make_interval(secs => ${one.undoDelaySeconds})
    from date_trunc('milliseconds', clock_timestamp()) as moment
    where organisation_id = ${tx.organisationId} and publication_id = ${before.publicationId}
    returning *`.execute(tx.db);
  // The card of a link that the reviewer took out would bring it back.
  await sql`
    delete from publication_card
    where organisation_id = ${tx.organisationId} and publication_id = ${before.publicationId} and strpos(${one.body}, url) = 0`.execute(
    tx.db,
  );
  return toPublication(rows[0]!);
}
