import { sql } from 'kysely';
import type { Heard, Standing } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

/** Keeps what an account is and may do, as its network said just now; its handle too, which may have changed. */
export async function keepStanding(tx: Transaction, accountId: string, { person, capabilities, rights, endsAt }: Standing): Promise<void> {
  await sql`
    update account set capabilities = ${JSON.stringify(capabilities)}::jsonb, rights = ${JSON.stringify(rights)}::jsonb,
      credentials_end_at = ${endsAt}, handle = ${person.handle}
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

/** An account that heard its network, and how; nulls while nothing was heard since it is listened to. */
export interface HeardAccount {
  readonly accountId: string;
  readonly way: Heard['way'] | null;
  readonly quota: Heard['quota'];
  /** Milliseconds between two looks that find nothing; null before the second. */
  readonly lookEveryMs: number | null;
}

/** Notes that these accounts heard their network just now. Not news: nothing goes to the journal. */
export async function noteHeard(tx: Transaction, accounts: readonly HeardAccount[]): Promise<void> {
  await sql`
    update account set last_heard_at = now(), listening_way = coalesce(heard.way, listening_way), quota = heard.quota,
      look_every_ms = case when heard.way = 'poll' then coalesce(heard."lookEveryMs", look_every_ms) end
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as heard ("accountId" uuid, way text, quota jsonb, "lookEveryMs" int)
    where organisation_id = ${tx.organisationId} and account_id = heard."accountId"`.execute(tx.db);
}
