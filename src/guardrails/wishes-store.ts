import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Latitude } from './outcome.ts';
import type { KeptLists } from './own-lists.ts';

/** What an organisation says of all its accounts. */
export interface Wishes extends KeptLists {
  readonly usualLatitude: Latitude;
  /** Who said so last, and what he or she has, where nothing was said of him or her; null: what everybody has. */
  readonly usualGivenBy: string | null;
  readonly usualOfGiver: Latitude | null;
}

const NOTHING_SAID: Wishes = {
  words: [],
  brands: [],
  takenHashtags: [],
  usualLatitude: 'autonomous',
  usualGivenBy: null,
  usualOfGiver: null,
};

export async function findWishes(db: Query, organisationId: string): Promise<Wishes> {
  const { rows } = await sql<Wishes>`
    select words, brands, taken_hashtags as "takenHashtags", usual_latitude as "usualLatitude", usual_given_by as "usualGivenBy",
      usual_of_giver as "usualOfGiver"
    from guardrail_wishes
    where organisation_id = ${organisationId}`.execute(db);
  return rows[0] ?? NOTHING_SAID;
}

export async function writeLists(tx: Transaction, { words, brands, takenHashtags }: KeptLists): Promise<void> {
  await sql`
    insert into guardrail_wishes (organisation_id, words, brands, taken_hashtags)
    values (${tx.organisationId}, ${JSON.stringify(words)}::jsonb, ${[...brands]}, ${[...takenHashtags]})
    on conflict (organisation_id) do update set words = excluded.words, brands = excluded.brands, taken_hashtags = excluded.taken_hashtags,
      changed_at = now()`.execute(tx.db);
}

/** What a member has where nothing was said of him or her. */
export const usualFor = ({ usualLatitude, usualGivenBy, usualOfGiver }: Wishes, memberId: string): Latitude =>
  (memberId === usualGivenBy ? usualOfGiver : null) ?? usualLatitude;

export async function writeUsualLatitude(
  tx: Transaction,
  { latitude, givenBy, ofGiver }: { readonly latitude: Latitude; readonly givenBy: string; readonly ofGiver: Latitude },
): Promise<void> {
  await sql`
    insert into guardrail_wishes (organisation_id, usual_latitude, usual_given_by, usual_of_giver)
    values (${tx.organisationId}, ${latitude}, ${givenBy}, ${ofGiver})
    on conflict (organisation_id) do update set usual_latitude = excluded.usual_latitude, usual_given_by = excluded.usual_given_by,
      usual_of_giver = excluded.usual_of_giver, changed_at = now()`.execute(tx.db);
}
