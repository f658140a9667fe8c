import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { RuleSetting } from './settings.ts';

/** Every setting of an organisation, and those of one account or of all. */
export async function listSettings(db: Query, organisationId: string, accountId?: string | null): Promise<RuleSetting[]> {
  const of =
    accountId === undefined
      ? sql`true`
      : accountId === null
        ? sql`account_id is null`
        : sql`coalesce(account_id, ${accountId}) = ${accountId}`;
  const { rows } = await sql<RuleSetting>`
    select rule, account_id as "accountId", state, at_most as level from guardrail_setting
    where organisation_id = ${organisationId} and ${of} order by account_id nulls first, rule limit 20000`.execute(db);
  return rows;
}

/** Sets a rule for the organisation (`accountId` null) or for one account. */
export async function writeSetting(tx: Transaction, { rule, accountId, state, level }: RuleSetting, memberId: string): Promise<void> {
  const target =
    accountId === null
      ? sql`(organisation_id, rule) where account_id is null`
      : sql`(organisation_id, account_id, rule) where account_id is not null`;
  await sql`
    insert into guardrail_setting (organisation_id, account_id, rule, state, at_most, changed_by)
    values (${tx.organisationId}, ${accountId}, ${rule}, ${state}, ${level}, ${memberId})
    on conflict ${target} do update
      set state = excluded.state, at_most = excluded.at_most, changed_by = excluded.changed_by, changed_at = now()`.execute(tx.db);
}

/** Takes a setting back; false when there was none. */
export async function deleteSetting(tx: Transaction, { rule, accountId }: Pick<RuleSetting, 'rule' | 'accountId'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from guardrail_setting
    where organisation_id = ${tx.organisationId} and rule = ${rule} and account_id is not distinct from ${accountId}::uuid`.execute(tx.db);
  return (numAffectedRows ?? 0n) > 0n;
}
