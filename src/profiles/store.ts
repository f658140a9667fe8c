import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { AccountProfile, Composed, ProfileFailure, ServedPictures } from './account-profile.ts';
import type { Field, Shown } from './layer.ts';
import type { ProfileState } from './schema.ts';

interface ProfileRow {
  account_id: string;
  state: ProfileState;
  state_since: Date;
  wish: number;
  original: Shown | null;
  published: Composed | null;
  intended: Composed | null;
  left_alone: Field[];
  served: ServedPictures;
  failure: ProfileFailure | null;
  attempts: number;
  due_at: Date;
  published_at: Date | null;
}

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;

/** Notes that the layers say something new about `fields`: it is to be published, now, whatever happened before. */
export async function bumpWish(tx: Transaction, accountId: string, fields: readonly Field[]): Promise<void> {
  await sql`
    insert into account_profile (organisation_id, account_id, state, wish) values (${tx.organisationId}, ${accountId}, 'pending', 1)
    on conflict (organisation_id, account_id) do update set wish = account_profile.wish + 1, state = 'pending', attempts = 0, failure = null,
      due_at = now(), left_alone = array(select unnest(account_profile.left_alone) except select unnest(${[...fields]}::text[])),
      state_since = case when account_profile.state = 'pending' then account_profile.state_since else now() end`.execute(tx.db);
}

export async function findAccountProfile(db: Query, organisationId: string, accountId: string): Promise<AccountProfile | null> {
  const { rows } = await sql<ProfileRow>`
    select * from account_profile where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ? toProfile(rows[0]) : null;
}

/** The profile, which nobody else changes until this transaction ends; `due` and `free` by the database's clock. */
export async function lockAccountProfile(
  tx: Transaction,
  accountId: string,
): Promise<(AccountProfile & { readonly due: boolean; readonly free: boolean }) | null> {
  const { rows } = await sql<ProfileRow & { due: boolean; free: boolean }>`
    select *, due_at <= clock_timestamp() as due, coalesce(busy_until < clock_timestamp(), true) as free from account_profile
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} for update`.execute(tx.db);
  return rows[0] ? { ...toProfile(rows[0]), due: rows[0].due, free: rows[0].free } : null;
}

export interface ProfileWrite {
  readonly state?: ProfileState;
  readonly original?: Shown | null;
  readonly published?: Composed | null;
  readonly intended?: Composed | null;
  readonly leftAlone?: readonly Field[];
  readonly served?: ServedPictures;
  readonly failure?: ProfileFailure | null;
  readonly attempts?: number;
  /** Milliseconds from now; as it is when absent. */
  readonly dueInMs?: number;
  /** Milliseconds for which nobody else publishes; nobody does when absent. */
  readonly busyMs?: number;
}

/** Writes what became of a locked profile. The only place, beside a new wish, that writes its state. */
export async function writeProfile(tx: Transaction, before: AccountProfile, write: ProfileWrite): Promise<void> {
  const { state = before.state, original, published, intended, failure } = write;
  const due = write.dueInMs === undefined ? sql`due_at` : sql`clock_timestamp() + make_interval(secs => ${write.dueInMs / 1_000})`;
  const busy = write.busyMs === undefined ? sql`null` : sql`clock_timestamp() + make_interval(secs => ${write.busyMs / 1_000})`;
  await sql`
    update account_profile set state = ${state}, due_at = ${due}, busy_until = ${busy},
      state_since = case when ${state === before.state} then state_since else clock_timestamp() end,
      original = ${json(original === undefined ? before.original : original)},
      published = ${json(published === undefined ? before.published : published)},
      intended = ${json(intended === undefined ? before.intended : intended)},
      left_alone = ${[...(write.leftAlone ?? before.leftAlone)]}, served = ${json(write.served ?? before.served)}, failure = ${json(failure === undefined ? before.failure : failure)},
      attempts = ${write.attempts ?? before.attempts},
      published_at = case when ${state === 'published' && before.state !== 'published'} then clock_timestamp() else published_at end
    where organisation_id = ${tx.organisationId} and account_id = ${before.accountId}`.execute(tx.db);
}

/** Accounts of any organisation whose profile is due and whose job is late by `graceMs`. */
export async function listDueProfiles(
  gate: Query,
  graceMs: number,
  limit: number,
): Promise<{ organisationId: string; accountId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; account_id: string }>`
    select organisation_id, account_id from list_due_profiles(make_interval(secs => ${graceMs / 1_000}), ${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, accountId: row.account_id }));
}

const toProfile = (row: ProfileRow): AccountProfile => ({
  accountId: row.account_id,
  state: row.state,
  stateSince: row.state_since,
  wish: row.wish,
  original: row.original,
  published: row.published,
  intended: row.intended,
  leftAlone: row.left_alone,
  served: row.served,
  failure: row.failure,
  attempts: row.attempts,
  dueAt: row.due_at,
  publishedAt: row.published_at,
});
