import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** A member's word that he or she may be on an account's public list, under this handle of his or her own. */
export interface Agreement {
  readonly memberId: string;
  readonly handle: string;
  readonly identity: string;
}

export async function listAgreements(db: Query, organisationId: string, accountId: string): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select member_id as "memberId", handle, identity from circle_speaker
    where organisation_id = ${organisationId} and account_id = ${accountId} order by agreed_at, member_id limit 1000`.execute(db);
  return rows;
}

export async function writeAgreement(tx: Transaction, accountId: string, { memberId, handle, identity }: Agreement): Promise<void> {
  await sql`
    insert into circle_speaker (organisation_id, account_id, member_id, handle, identity)
    values (${tx.organisationId}, ${accountId}, ${memberId}, ${handle}, ${identity})
    on conflict (organisation_id, account_id, member_id) do update
      set handle = excluded.handle, identity = excluded.identity, agreed_at = now()`.execute(tx.db);
}

/** Takes a member's word back, for one account or for all. Answers the accounts for which there was one. */
export async function dropAgreements(tx: Transaction, memberId: string, accountId?: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    delete from circle_speaker where organisation_id = ${tx.organisationId} and member_id = ${memberId}
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`} returning account_id`.execute(tx.db);
  return rows.map((row) => row.account_id);
}

export async function listAgreementsOf(db: Query, organisationId: string, memberId: string) {
  const { rows } = await sql<{ accountId: string; handle: string; agreedAt: Date }>`
    select account_id as "accountId", handle, agreed_at as "agreedAt" from circle_speaker
    where organisation_id = ${organisationId} and member_id = ${memberId} order by agreed_at desc limit 1000`.execute(db);
  return rows;
}

/** The public list of who speaks on an account. */
export interface SpeakersList {
  readonly accountId: string;
  readonly recordKey: string;
  readonly name: string;
  readonly description: string;
  readonly identities: readonly string[];
  readonly wantedAt: Date;
  /** Null: never yet. */
  readonly writtenAt: Date | null;
  readonly memberId: string;
}

const columns = sql`
  account_id as "accountId", record_key as "recordKey", name, description, identities, wanted_at as "wantedAt", written_at as "writtenAt",
  member_id as "memberId"`;

export async function findSpeakersList(db: Query, organisationId: string, accountId: string): Promise<SpeakersList | null> {
  const { rows } = await sql<SpeakersList>`
    select ${columns} from speakers_list where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}

/** Says that the list is wanted, under the words given; the key stays the one that was chosen first. */
export async function wantSpeakersList(
  tx: Transaction,
  list: Pick<SpeakersList, 'accountId' | 'recordKey' | 'name' | 'description' | 'memberId'>,
): Promise<SpeakersList> {
  const { rows } = await sql<SpeakersList>`
    insert into speakers_list (organisation_id, account_id, record_key, name, description, member_id)
    values (${tx.organisationId}, ${list.accountId}, ${list.recordKey}, ${list.name}, ${list.description}, ${list.memberId})
    on conflict (organisation_id, account_id) do update
      set name = excluded.name, description = excluded.description, member_id = excluded.member_id, wanted_at = clock_timestamp()
    returning ${columns}`.execute(tx.db);
  return rows[0]!;
}

/** Says that the list must be written anew; false when there is none. */
export async function touchSpeakersList(tx: Transaction, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update speakers_list set wanted_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** Notes that it stands as it was wanted at `wantedAt`; a later wish stays to be done. */
export async function noteWritten(
  tx: Transaction,
  { accountId, wantedAt, identities }: Pick<SpeakersList, 'accountId' | 'wantedAt' | 'identities'>,
): Promise<void> {
  await sql`
    update speakers_list set written_at = greatest(written_at, ${wantedAt}), identities = ${[...identities]}
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

export async function renameSpeakersList(
  tx: Transaction,
  recordKey: string,
  words: { readonly name: string; readonly description: string },
): Promise<void> {
  await sql`
    update speakers_list set name = ${words.name}, description = ${words.description}
    where organisation_id = ${tx.organisationId} and record_key = ${recordKey}`.execute(tx.db);
}

/** Forgets that the list under this key is the speakers'. */
export async function forgetSpeakersList(tx: Transaction, accountId: string, recordKey: string): Promise<void> {
  await sql`
    delete from speakers_list
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and record_key = ${recordKey}`.execute(tx.db);
}
