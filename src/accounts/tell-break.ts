import { findMembers } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account, Trouble } from './account.ts';
import { writeSeen, writeTold } from './break-store.ts';
import { changeState, lockAccount } from './store.ts';
import { listTeam } from './team-store.ts';

/** Who looks after accounts, and is not who connected it: one that nobody may reconnect is told to nobody in vain. */
const AT_LEAST = 2;

interface Candidate {
  readonly memberId: string;
  readonly role: Visitor['role'];
}

/**
 * Who is told that an account broke: who connected it, and a second person besides, who can reconnect it too. Of its own team first and in its
 * order, then leads, then administrators; `members` in any order that lasts. When who connected it cannot repair it any more, two others.
 */
export function whomToTell(connectedBy: string, team: readonly string[], members: readonly Candidate[]): string[] {
  const able = members.filter(({ role }) => mayAccounts('manage', role));
  const place = ({ memberId }: Candidate) => (team.includes(memberId) ? team.indexOf(memberId) : team.length);
  const rank = ({ role }: Candidate) => (role === 'lead' ? 0 : 1);
  const first = ({ memberId }: Candidate) => (memberId === connectedBy ? 0 : 1);
  const ordered = able.toSorted((a, b) => first(a) - first(b) || place(a) - place(b) || rank(a) - rank(b));
  return ordered.slice(0, AT_LEAST).map(({ memberId }) => memberId);
}

/**
 * Notes, in the transaction that learns it, that the network refuses the account's credentials, and tells two people, once a break. A late
 * word about a connection that is over, or about one that is broken already, tells nobody.
 */
export async function breakAccount(
  tx: Transaction,
  account: { readonly accountId: string; readonly connectionNumber?: number },
  trouble: Trouble,
): Promise<void> {
  const before = await lockAccount(tx, account.accountId);
  const state = await changeState(tx, account, 'was-refused', trouble);
  if (before === null || state === null || before.state === state) return;
  const told = await findWhomToTell(tx, before);
  await writeTold(tx, account.accountId, told);
  tx.record({ kind: 'account.break-told', accountId: account.accountId, data: { told, trouble: trouble.kind } });
}

async function findWhomToTell(tx: Transaction, { accountId, connectedBy }: Account): Promise<string[]> {
  const team = await listTeam(tx.db, tx.organisationId, accountId);
  const members = (await findMembers(tx.db)).filter(({ state }) => state === 'active');
  return whomToTell(
    connectedBy,
    team.map(({ memberId }) => memberId),
    members,
  );
}

/** Somebody who was told says that it is known: the banner goes from their pages, the account stays as it is. */
export async function seeBreak(
  deps: { readonly database: Database },
  visitor: Visitor,
  accountId: string,
): Promise<Result<undefined, { kind: 'not-found' }>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    if (!(await writeSeen(tx, accountId, visitor.memberId))) return fail({ kind: 'not-found' } as const);
    tx.record({ kind: 'account.break-seen', memberId: visitor.memberId, accountId });
    return succeed();
  });
}
