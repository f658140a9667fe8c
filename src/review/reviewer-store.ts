import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';
import type { Review } from './review.ts';

/**
 * Condition on a row of `member` (an alias): this person may review the row of `review` (another), by the roles, latitudes and teams of this
 * instant. Leads and administrators, and whoever is référente and answers on each of its accounts; never whose words they are, nor who wrote them too. Who
 * answers on an account reads its private conversations, so that nobody reviews what he or she may not read.
 */
export const isReviewer = (organisationId: string, member: RawBuilder<unknown>, review: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  ${member}.state = 'active' and ${member}.member_id <> ${review}.member_id and ${member}.member_id <> all(${review}.written_by)
  and (${member}.role in ('administrator', 'lead') or not exists (
    select from unnest(${review}.account_ids) as held(account_id) where not (${isReferent(organisationId, member)}))))`;

/** Référente of `held.account_id`, and on its team where it has one, or is an office's. */
const isReferent = (organisationId: string, member: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  'referent' = coalesce(
    (select latitude from member_latitude given
      where given.organisation_id = ${organisationId} and given.account_id = held.account_id and given.member_id = ${member}.member_id),
    (select coalesce(case when usual_given_by = ${member}.member_id then usual_of_giver end, usual_latitude)
      from guardrail_wishes wishes where wishes.organisation_id = ${organisationId}), 'autonomous')
  and exists (
    select from account a left join account_member place
      on place.organisation_id = a.organisation_id and place.account_id = a.account_id and place.until is null
    where a.organisation_id = ${organisationId} and a.account_id = held.account_id
    group by a.voice_until
    having case when a.voice_until is null then count(place.member_id) = 0 or bool_or(place.member_id = ${member}.member_id)
      else a.voice_until > now() and coalesce(bool_or(place.member_id = ${member}.member_id), false) end)`;

/** Who may settle a review now, whose end is not looked at; 1,000 at most. */
export async function listReviewers(tx: Transaction, review: Pick<Review, 'memberId' | 'writtenBy' | 'accountIds'>): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    with held_words as (
      select ${review.memberId}::uuid as member_id, ${[...review.writtenBy]}::uuid[] as written_by, ${[...review.accountIds]}::uuid[] as account_ids)
    select one.member_id from member one, held_words
    where one.organisation_id = ${tx.organisationId} and ${isReviewer(tx.organisationId, sql`one`, sql`held_words`)}
    order by one.member_id limit 1000`.execute(tx.db);
  return rows.map((row) => row.member_id);
}
