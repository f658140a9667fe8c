import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Capabilities, ListeningWay, NetworkName, Right } from '../networks/network.ts';
import { nextState } from './account.ts';
import type { Account, AccountEvent, Trouble } from './account.ts';
import type { AccountState, SignatureForm, SignatureMark, SignatureOccasion, SignaturePlace } from './schema.ts';

interface AccountTable {
  organisation_id: string;
  account_id: string;
  network: NetworkName;
  identity: string;
  handle: string;
  display_name: string;
  avatar_url: string | null;
  server: string;
  signature_form: SignatureForm;
  signature_mark: SignatureMark;
  signature_place: SignaturePlace | null;
  signature_dropped: SignatureOccasion[];
  undo_delay_seconds: number;
  languages: string[];
  state: AccountState;
  trouble: Trouble | null;
  state_since: Date;
  cursor: unknown;
  last_heard_at: Date | null;
  listening_way: ListeningWay | null;
  quota: Account['quota'];
  capabilities: Capabilities | null;
  rights: Right[];
  credentials_end_at: Date | null;
  look_every_ms: number | null;
  break_told: string[];
  break_seen: string[];
  connection_number: number;
  connected_by: string;
  created_at: Date;
}
type AccountTables = { account: AccountTable };

const json = (value: unknown) => sql<never>`${value === null ? null : JSON.stringify(value)}::jsonb`;

const accounts = (db: Query) => db.withTables<AccountTables>();
const one = (db: Query, organisationId: string, accountId: string) =>
  accounts(db).selectFrom('account').selectAll().where('organisation_id', '=', organisationId).where('account_id', '=', accountId);

/** The organisation's accounts, first connected first, 500 at most. */
export async function listAccounts(db: Query, organisationId: string): Promise<Account[]> {
  const rows = await accounts(db)
    .selectFrom('account')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .limit(500)
    .execute();
  return rows.map(toAccount);
}

export async function findAccount(db: Query, organisationId: string, accountId: string): Promise<Account | null> {
  const row = await one(db, organisationId, accountId).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** The account, which nobody else changes until this transaction ends. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<Account | null> {
  const row = await one(tx.db, tx.organisationId, accountId).forNoKeyUpdate().executeTakeFirst();
  return row ? toAccount(row) : null;
}

export interface NewAccount {
  readonly accountId: string;
  readonly network: NetworkName;
  readonly identity: string;
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly server: string;
  readonly languages: readonly string[];
  readonly connectedBy: string;
}

/** Adds the account, or finds the one of the same identity; locks it either way. `added` says which. */
export async function addAccount(tx: Transaction, account: NewAccount): Promise<{ account: Account; added: boolean }> {
  const added = await sql<{ account_id: string }>`
    insert into account (organisation_id, account_id, network, identity, handle, display_name, avatar_url, server, languages, state, connected_by)
    values (${tx.organisationId}, ${account.accountId}, ${account.network}, ${account.identity}, ${account.handle}, ${account.displayName},
      ${account.avatarUrl}, ${account.server}, ${[...account.languages]}, 'catching-up', ${account.connectedBy})
    on conflict (organisation_id, network, identity) do nothing returning account_id`.execute(tx.db);
  const row = await accounts(tx.db)
    .selectFrom('account')
    .selectAll()
    .where('organisation_id', '=', tx.organisationId)
    .where('network', '=', account.network)
    .where('identity', '=', account.identity)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { account: toAccount(row), added: added.rows.length > 0 };
}

/** What the network says of an account that is connected again, under a new connection number. */
export async function refreshAccount(
  tx: Transaction,
  accountId: string,
  profile: Pick<NewAccount, 'handle' | 'displayName' | 'avatarUrl' | 'server'>,
): Promise<void> {
  await sql`
    update account set handle = ${profile.handle}, display_name = ${profile.displayName}, avatar_url = ${profile.avatarUrl},
      server = ${profile.server}, connection_number = connection_number + 1
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

export interface AccountSettings {
  readonly signatureForm?: SignatureForm | undefined;
  readonly signatureMark?: SignatureMark | undefined;
  /** Null: where the form usually stands. */
  readonly signaturePlace?: SignaturePlace | null | undefined;
  readonly signatureDropped?: readonly SignatureOccasion[] | undefined;
  readonly undoDelaySeconds?: number | undefined;
}

export async function writeSettings(tx: Transaction, accountId: string, settings: AccountSettings): Promise<void> {
  await sql`
    update account set signature_form = coalesce(${settings.signatureForm ?? null}, signature_form),
      signature_mark = coalesce(${settings.signatureMark ?? null}, signature_mark),
      signature_place = case when ${settings.signaturePlace !== undefined}::boolean then ${settings.signaturePlace ?? null}::text else signature_place end,
      signature_dropped = coalesce(${settings.signatureDropped ? [...settings.signatureDropped] : null}::text[], signature_dropped),
      undo_delay_seconds = coalesce(${settings.undoDelaySeconds ?? null}::int, undo_delay_seconds)
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

/**
 * Moves the account's health, and says so in the journal. The only place that writes it. Null when `event` cannot happen in the state that
 * the account is in; the same state and the same kind of trouble as before are not news.
 */
export async function changeState(
  tx: Transaction,
  account: { readonly accountId: string; readonly connectionNumber?: number },
  event: AccountEvent,
  trouble: Trouble | null,
): Promise<AccountState | null> {
  const before = await lockAccount(tx, account.accountId);
  if (before === null) return null;
  if (account.connectionNumber !== undefined && account.connectionNumber !== before.connectionNumber) return null;
  const state = nextState(before.state, event);
  if (state === null) return null;
  const moved = state !== before.state;
  await sql`
    update account set state = ${state}, trouble = ${json(trouble)}, state_since = case when ${moved} then now() else state_since end,
      pauses = pauses + ${moved && state === 'paused' ? 1 : 0}, break_told = case when ${moved} then '{}' else break_told end, break_seen = case when ${moved} then '{}' else break_seen end
    where organisation_id = ${tx.organisationId} and account_id = ${account.accountId}`.execute(tx.db);
  if (moved || trouble?.kind !== before.trouble?.kind) {
    tx.record({
      kind: 'account.state-changed',
      accountId: account.accountId,
      data: { from: before.state, to: state, ...(trouble ? { trouble } : {}) },
    });
  }
  return state;
}

/** Moves the cursor of an open account. False when this connection is over: what was to be stored with it must not be. */
export async function moveCursor(
  tx: Transaction,
  account: { readonly accountId: string; readonly connectionNumber: number },
  cursor: unknown,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update account set cursor = ${json(cursor ?? null)}, last_heard_at = now()
    where organisation_id = ${tx.organisationId} and account_id = ${account.accountId}
      and connection_number = ${account.connectionNumber} and state not in ('paused', 'disconnected', 'needs-reconnection')`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** Notes how the account is named and pictured on its network by now. */
export async function noteShownAs(
  tx: Transaction,
  accountId: string,
  profile: Pick<NewAccount, 'displayName' | 'avatarUrl'>,
): Promise<void> {
  await sql`
    update account set display_name = ${profile.displayName}, avatar_url = ${profile.avatarUrl}
    where organisation_id = ${tx.organisationId} and account_id = ${accountId}`.execute(tx.db);
}

function toAccount(row: Selectable<AccountTable>): Account {
  return {
    organisationId: row.organisation_id,
    accountId: row.account_id,
    network: row.network,
    identity: row.identity,
    handle: row.handle,
    displayName: row.display_name,
    avatarUrl: row.avatar_url,
    server: row.server,
    signatureForm: row.signature_form,
    signatureMark: row.signature_mark,
    signaturePlace: row.signature_place,
    signatureDropped: row.signature_dropped,
    undoDelaySeconds: row.undo_delay_seconds,
    languages: row.languages,
    state: row.state,
    stateSince: row.state_since,
    trouble: row.trouble,
    cursor: row.cursor,
    lastHeardAt: row.last_heard_at,
    listeningWay: row.listening_way,
    quota: row.quota,
    capabilities: row.capabilities,
    rights: row.rights,
    credentialsEndAt: row.credentials_end_at,
    lookEveryMs: row.look_every_ms,
    connectedBy: row.connected_by,
    breakTold: row.break_told,
    breakSeen: row.break_seen,
    connectionNumber: row.connection_number,
  };
}
