import { sql } from 'kysely';
import type { Query, Transaction } from '../../platform/database/index.ts';
import type { ReportReason } from '../network.ts';

export type KeptAway = 'mute' | 'block';

/** Keeps somebody away from an account, or lets him come back. Doing it twice is the same as once. */
export async function keepAway(
  tx: Transaction,
  who: { readonly account: string; readonly person: string; readonly kind: KeptAway },
  wanted: boolean,
): Promise<void> {
  const { account, person, kind } = who;
  if (wanted)
    await sql`
      insert into practice_kept_away (organisation_id, account_identity, person_identity, kind)
      values (${tx.organisationId}, ${account}, ${person}, ${kind}) on conflict do nothing`.execute(tx.db);
  else
    await sql`
      delete from practice_kept_away where organisation_id = ${tx.organisationId} and account_identity = ${account}
        and person_identity = ${person} and kind = ${kind}`.execute(tx.db);
}

/** Of these people, those whom the account hears no more. */
export async function notHeard(db: Query, organisationId: string, account: string, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const { rows } = await sql<{ person: string }>`
    select person_identity as person from practice_kept_away
    where organisation_id = ${organisationId} and account_identity = ${account}
      and person_identity = any(${[...new Set(people)]}::text[])`.execute(db);
  return new Set(rows.map(({ person }) => person));
}

/** Whether one of these accounts lets `identity` say nothing to it. */
export async function isBlocked(db: Query, organisationId: string, who: { identity: string; by: readonly string[] }): Promise<boolean> {
  if (who.by.length === 0) return false;
  const { rows } = await sql`
    select 1 from practice_kept_away
    where organisation_id = ${organisationId} and person_identity = ${who.identity} and kind = 'block'
      and account_identity = any(${[...who.by]}::text[]) limit 1`.execute(db);
  return rows.length > 0;
}

export async function keepReport(
  tx: Transaction,
  account: string,
  report: { readonly identity: string; readonly refs: readonly string[]; readonly reason: ReportReason; readonly comment: string },
): Promise<void> {
  await sql`
    insert into practice_report (organisation_id, account_identity, person_identity, refs, reason, comment)
    values (${tx.organisationId}, ${account}, ${report.identity}, ${[...report.refs]}::text[], ${report.reason}, ${report.comment})`.execute(
    tx.db,
  );
}

/** Hides an answer under the account's own post, or shows it again. False when there is no such answer there. */
export async function hideAnswer(tx: Transaction, account: string, ref: string, hidden: boolean): Promise<boolean> {
  const { rows } = await sql`
    update practice_post set hidden_at = case when ${hidden}::boolean then coalesce(hidden_at, clock_timestamp()) end
    where organisation_id = ${tx.organisationId} and ref = ${ref} and author_identity <> ${account} and deleted_at is null
      and root_ref like ${`${account.replace(/[\\%_]/g, '\\$&')}/%`}
    returning 1`.execute(tx.db);
  return rows.length > 0;
}

/** Puts a post of the account at the head of its profile; null: none stands there. False when it has no such public post. */
export async function pinPost(tx: Transaction, account: string, ref: string | null): Promise<boolean> {
  const { rows } = await sql`
    update practice_person set pinned_ref = ${ref}::text
    where organisation_id = ${tx.organisationId} and identity = ${account} and (${ref}::text is null or exists (
      select 1 from practice_post post where post.organisation_id = ${tx.organisationId} and post.ref = ${ref} and post.deleted_at is null
        and post.author_identity = ${account} and post.visibility = 'public'))
    returning 1`.execute(tx.db);
  return rows.length > 0;
}
