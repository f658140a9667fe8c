import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Pin, PinState } from './pin.ts';
import type { PublicationFailure } from './publication.ts';

const columns = sql`
  account_id as "accountId", wanted_publication_id as "wantedId", shown_publication_id as "shownId", state, member_id as "memberId",
  attempts, tries, failure, due_at as "dueAt", changed_at as "changedAt"`;

const ofAccount = (organisationId: string, accountId: string) => sql`organisation_id = ${organisationId} and account_id = ${accountId}`;

/** What is at the head of an account's profile; null when nobody ever wished anything there. */
export async function findPin(db: Query, organisationId: string, accountId: string): Promise<Pin | null> {
  const { rows } = await sql<Pin>`select ${columns} from pin where ${ofAccount(organisationId, accountId)}`.execute(db);
  return rows[0] ?? null;
}

export async function lockPin(tx: Transaction, accountId: string): Promise<Pin | null> {
  const { rows } = await sql<Pin>`select ${columns} from pin where ${ofAccount(tx.organisationId, accountId)} for update`.execute(tx.db);
  return rows[0] ?? null;
}

/** The account's pin, locked; one that wishes nothing when there was none. */
export async function openPin(tx: Transaction, accountId: string, memberId: string): Promise<Pin> {
  await sql`
    insert into pin (organisation_id, account_id, state, member_id) values (${tx.organisationId}, ${accountId}, 'stands', ${memberId})
    on conflict (organisation_id, account_id) do nothing`.execute(tx.db);
  return (await lockPin(tx, accountId))!;
}

/** Writes what is wished now; waits begin anew. */
export async function writeWish(
  tx: Transaction,
  accountId: string,
  wish: { readonly state: PinState; readonly wantedId: string | null; readonly memberId: string },
): Promise<Pin> {
  const { rows } = await sql<Pin>`
    update pin set state = ${wish.state}, wanted_publication_id = ${wish.wantedId}::uuid, member_id = ${wish.memberId}, due_at = now(),
      tries = 0, failure = null, wished_at = now(), changed_at = now()
    where ${ofAccount(tx.organisationId, accountId)} returning ${columns}`.execute(tx.db);
  return rows[0]!;
}

/** Whether the network can be told now; else from when on. */
export async function readTurn(tx: Transaction, accountId: string): Promise<{ isFree: boolean; from: Date }> {
  const { rows } = await sql<{ isFree: boolean; from: Date }>`
    select coalesce(greatest(due_at, doing_until) <= clock_timestamp(), true) as "isFree", greatest(due_at, doing_until) as "from"
    from pin where ${ofAccount(tx.organisationId, accountId)}`.execute(tx.db);
  return rows[0]!;
}

/** Keeps it for whoever tells the network, for `leaseMs`. */
export async function beginPin(tx: Transaction, accountId: string, leaseMs: number): Promise<Pin & { readonly until: Date }> {
  const { rows } = await sql<Pin & { until: Date }>`
    update pin set attempts = attempts + 1, tries = tries + 1, doing_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
    where ${ofAccount(tx.organisationId, accountId)} returning ${columns}, doing_until as until`.execute(tx.db);
  return rows[0]!;
}

/** Lets it go again, to be told after `againInMs`. Answers for how many milliseconds it has been wished. */
export async function letPinRest(tx: Transaction, accountId: string, againInMs: number): Promise<{ wishedForMs: number; dueAt: Date }> {
  const { rows } = await sql<{ wishedForMs: number; dueAt: Date }>`
    update pin set doing_until = null, due_at = clock_timestamp() + make_interval(secs => ${againInMs / 1_000})
    where ${ofAccount(tx.organisationId, accountId)}
    returning (extract(epoch from clock_timestamp() - wished_at) * 1000)::float8 as "wishedForMs", due_at as "dueAt"`.execute(tx.db);
  return rows[0]!;
}

/** Writes what came of telling; what `shownId` does not name stays. */
export async function writePinState(
  tx: Transaction,
  accountId: string,
  change: { readonly state: PinState; readonly failure: PublicationFailure | null; readonly shownId?: string | null },
): Promise<void> {
  const shown = change.shownId === undefined ? sql`shown_publication_id` : sql`${change.shownId}::uuid`;
  await sql`
    update pin set state = ${change.state}, shown_publication_id = ${shown}, changed_at = now(),
      failure = ${change.failure === null ? null : JSON.stringify(change.failure)}::jsonb
    where ${ofAccount(tx.organisationId, accountId)}`.execute(tx.db);
}
