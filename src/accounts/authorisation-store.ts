import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { NetworkName } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Authorisation, AuthorisationOutcome } from './authorisation.ts';

const digestOf = (state: string): Buffer => createHash('sha256').update(state).digest();

/** Those of this member that nobody will come back for. */
const KEPT_A_MEMBER = 20;

interface Row {
  authorisation_id: string;
  member_id: string;
  network: NetworkName;
  server: string;
  account_id: string | null;
  used: boolean;
  late: boolean;
  outcome: AuthorisationOutcome | null;
}

const columns = sql`authorisation_id, member_id, network, server, account_id, sealed is null as used, ends_at < now() as late, outcome`;

const toAuthorisation = (row: Row): Authorisation => ({
  authorisationId: row.authorisation_id,
  memberId: row.member_id,
  network: row.network,
  server: row.server,
  accountId: row.account_id,
  used: row.used,
  late: row.late,
  outcome: row.outcome,
});

/** Nobody can come back with these any more; after a day nobody asks what became of them either. */
export async function forgetLate(tx: Transaction): Promise<void> {
  await sql`
    update account_authorisation set sealed = null
    where organisation_id = ${tx.organisationId} and sealed is not null and ends_at < now()`.execute(tx.db);
  await sql`delete from account_authorisation where organisation_id = ${tx.organisationId} and begun_at < now() - interval '1 day'`.execute(
    tx.db,
  );
}

export interface NewAuthorisation extends Pick<Authorisation, 'authorisationId' | 'memberId' | 'network' | 'server' | 'accountId'> {
  readonly state: string;
  readonly sealed: Buffer;
  readonly lastsMs: number;
}

/** Adds one, and forgets what is a day old, and the oldest of a member who began many. */
export async function addAuthorisation(tx: Transaction, added: NewAuthorisation): Promise<void> {
  await sql`delete from account_authorisation where organisation_id = ${tx.organisationId} and begun_at < now() - interval '1 day'`.execute(
    tx.db,
  );
  await sql`
    delete from account_authorisation where organisation_id = ${tx.organisationId} and authorisation_id in (
      select authorisation_id from account_authorisation where organisation_id = ${tx.organisationId} and member_id = ${added.memberId}
      order by begun_at desc offset ${KEPT_A_MEMBER - 1})`.execute(tx.db);
  await sql`
    insert into account_authorisation (organisation_id, authorisation_id, member_id, network, server, account_id, state_digest, sealed, ends_at)
    values (${tx.organisationId}, ${added.authorisationId}, ${added.memberId}, ${added.network}, ${added.server}, ${added.accountId},
      ${digestOf(added.state)}, ${added.sealed}, now() + make_interval(secs => ${added.lastsMs / 1_000}))`.execute(tx.db);
}

/** By the `state` that came back, for whoever wants to go on with it: nobody else does until this transaction ends. */
export async function lockByState(tx: Transaction, state: string): Promise<{ authorisation: Authorisation; sealed: Buffer | null } | null> {
  const { rows } = await sql<Row & { sealed: Buffer | null }>`
    select ${columns}, sealed from account_authorisation
    where organisation_id = ${tx.organisationId} and state_digest = ${digestOf(state)} for update`.execute(tx.db);
  const row = rows[0];
  return row ? { authorisation: toAuthorisation(row), sealed: row.sealed } : null;
}

/** From now on nobody can use it again. */
export async function markUsed(tx: Transaction, authorisationId: string): Promise<void> {
  await sql`
    update account_authorisation set sealed = null
    where organisation_id = ${tx.organisationId} and authorisation_id = ${authorisationId}`.execute(tx.db);
}

export async function writeOutcome(tx: Transaction, authorisationId: string, outcome: AuthorisationOutcome): Promise<void> {
  await sql`
    update account_authorisation set outcome = ${JSON.stringify(outcome)}::jsonb, sealed = null
    where organisation_id = ${tx.organisationId} and authorisation_id = ${authorisationId}`.execute(tx.db);
}

export async function findAuthorisation(db: Query, organisationId: string, authorisationId: string): Promise<Authorisation | null> {
  const { rows } = await sql<Row>`
    select ${columns} from account_authorisation
    where organisation_id = ${organisationId} and authorisation_id = ${authorisationId}`.execute(db);
  return rows[0] ? toAuthorisation(rows[0]) : null;
}
