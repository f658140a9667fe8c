import type { ConnectFailure, Connected, ConnectRequest, NetworkName } from '../networks/network.ts';
import { findOrganisation } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { isOpen, mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { keepCredentials } from './credentials.ts';
import type { Networks } from './networks.ts';
import { keepStanding } from './standing-store.ts';
import { addAccount, changeState, findAccount, refreshAccount } from './store.ts';

export interface ConnectDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly seal: Seal;
  readonly newId: () => string;
}

export interface ConnectAccount {
  readonly network: NetworkName;
  readonly server: string;
  readonly handle: string;
  /** Used once to open a session, never kept. */
  readonly secret: string;
}

export type ConnectRefusal = ConnectFailure | { kind: 'not-allowed' } | { kind: 'already-connected'; accountId: string };

/** Time is left, of the 30 s that a request may take, to give back what was granted by mistake. */
const ANSWER_LIMIT_MS = 20_000;

/**
 * Connects an account for the visitor's organisation: asks its network first, then writes the account and its sealed credentials together.
 * An account that was disconnected, or whose network refused it since, takes up its history again. Ends within 20 s.
 */
export async function connectAccount(
  deps: ConnectDeps,
  visitor: Visitor,
  request: ConnectAccount,
): Promise<Result<Account, ConnectRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { network, server, handle, secret } = request;
  const connected = await askNetwork(deps.networks, network, { organisationId: visitor.organisationId, server, handle, secret });
  return connected.ok ? await keepConnected(deps, visitor, network, connected.value) : connected;
}

/** Keeps what a network answered to a member who connects one of its accounts. */
export async function keepConnected(
  deps: Pick<ConnectDeps, 'database' | 'seal' | 'newId'>,
  visitor: Visitor,
  network: NetworkName,
  connected: Connected,
): Promise<Result<Account, ConnectRefusal>> {
  const { person } = connected;
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const organisation = await findOrganisation(tx.db, visitor.organisationId);
    const { account, added } = await addAccount(tx, {
      accountId: deps.newId(),
      network,
      ...profileOf(connected),
      identity: person.identity,
      languages: [organisation?.language ?? 'fr'],
      connectedBy: visitor.memberId,
    });
    if (added) {
      await keepCredentials(deps.seal, tx, account.accountId, connected.credentials);
      await keepStanding(tx, account.accountId, connected);
    } else {
      if (isOpen(account.state)) return fail({ kind: 'already-connected', accountId: account.accountId } as const);
      await takeUpAgain(deps, tx, account, connected);
    }
    tx.record({
      kind: 'account.connected',
      memberId: visitor.memberId,
      accountId: account.accountId,
      data: { network, handle: person.handle, again: !added },
    });
    return succeed((await findAccount(tx.db, tx.organisationId, account.accountId)) ?? account);
  });
}

/** Writes what the network answered to a new connection of a known account: profile, credentials, health. */
export async function takeUpAgain(deps: Pick<ConnectDeps, 'seal'>, tx: Transaction, account: Account, connected: Connected): Promise<void> {
  await refreshAccount(tx, account.accountId, profileOf(connected));
  await keepCredentials(deps.seal, tx, account.accountId, connected.credentials);
  await keepStanding(tx, account.accountId, connected);
  await changeState(tx, { accountId: account.accountId }, 'was-connected', null);
}

/** Asks the network to open a session; a network that never answers is unreachable. */
export async function askNetwork(
  networks: Networks,
  name: NetworkName,
  request: ConnectRequest,
): Promise<Result<Connected, ConnectFailure>> {
  return await withinLimit((signal) => networks[name].connect(request, signal));
}

/** What a network answers, within 20 s; after that it is unreachable. `onLate`: what it granted all the same, when nobody waits any more. */
export async function withinLimit<Value>(
  ask: (signal: AbortSignal) => Promise<Result<Value, ConnectFailure>>,
  onLate: (value: Value) => void = () => {},
  limitMs: number = ANSWER_LIMIT_MS,
): Promise<Result<Value, ConnectFailure>> {
  const signal = AbortSignal.timeout(limitMs);
  const late = new Promise<Result<Value, ConnectFailure>>((resolve) => {
    const unreachable = () => resolve(fail({ kind: 'unreachable', detail: `no answer within ${limitMs / 1_000} s` }));
    signal.addEventListener('abort', unreachable, { once: true });
  });
  let gaveUp = false;
  const asked = ask(signal).then((answer) => {
    if (gaveUp && answer.ok) onLate(answer.value);
    return answer;
  });
  // A bug that comes after the time is over is nobody's to catch.
  asked.catch(() => undefined);
  const answered = await Promise.race([asked, late.then((answer) => ((gaveUp = true), answer))]);
  return answered;
}

const profileOf = ({ person, server }: Connected) => ({
  handle: person.handle,
  displayName: person.displayName ?? '',
  avatarUrl: person.avatarUrl,
  server,
});
