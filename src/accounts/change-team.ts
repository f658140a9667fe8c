import { findMembers, foldName, proposeNames } from '../people/index.ts';
import type { Member, Namesake, Visitor } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { PutTeam, TeamView } from './schema-team.ts';
import { lockAccount } from './store.ts';
import { endPlacesOf, listTeam, writeTeam } from './team-store.ts';
import { readTeam } from './team.ts';

export type ChangeTeamFailure =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** Somebody who has left, or never was here. */
  | { kind: 'no-such-member'; memberId: string }
  /** The public knows a character of the organisation by it. */
  | { kind: 'name-of-persona'; name: string }
  /** Two would sign with one name; names that each of them could take instead. */
  | { kind: 'same-name'; name: string; members: { memberId: string; proposals: string[] }[] };

export interface TeamDeps {
  readonly database: Database;
  /** Whether the public knows somebody who is no member by this name: a character. */
  readonly isTakenByOther?: (db: Query, organisationId: string, name: string) => Promise<boolean>;
}

/**
 * Says who answers on an account, in which order, and how each signs there; nobody: everybody does. Two members never choose one name;
 * homonyms who chose none are told apart by themselves.
 */
export async function changeTeam(
  deps: TeamDeps,
  visitor: Visitor,
  wanted: PutTeam & { readonly accountId: string },
): Promise<Result<TeamView, ChangeTeamFailure>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact<Result<TeamView, ChangeTeamFailure>>(visitor.organisationId, async (tx) => {
    if ((await lockAccount(tx, wanted.accountId)) === null) return fail({ kind: 'not-found' });
    const members = new Map((await findMembers(tx.db)).map((member) => [member.memberId, member]));
    const stranger = wanted.members.find(({ memberId }) => members.get(memberId)?.state !== 'active');
    if (stranger) return fail({ kind: 'no-such-member', memberId: stranger.memberId });
    const clash = findClash(wanted.members.map(({ memberId, signsAs }) => ({ ...members.get(memberId)!, signsAs })));
    if (clash) return fail(clash);
    for (const { signsAs } of wanted.members) {
      if (signsAs === null || !(await deps.isTakenByOther?.(tx.db, tx.organisationId, signsAs))) continue;
      return fail({ kind: 'name-of-persona', name: signsAs });
    }
    const before = new Set((await listTeam(tx.db, tx.organisationId, wanted.accountId)).map(({ memberId }) => memberId));
    await writeTeam(tx, wanted.accountId, wanted.members);
    const after = new Set(wanted.members.map(({ memberId }) => memberId));
    recordTeam(tx, wanted.accountId, {
      memberId: visitor.memberId,
      joined: [...after.difference(before)],
      left: [...before.difference(after)],
    });
    return succeed(await readTeam(tx.db, tx.organisationId, wanted.accountId));
  });
}

/** The first name that two of the team have chosen. */
function findClash(team: readonly (Member & Pick<Namesake, 'signsAs'>)[]): ChangeTeamFailure | null {
  for (const { signsAs } of team) {
    if (signsAs === null) continue;
    const bearers = team.filter((other) => other.signsAs !== null && foldName(other.signsAs) === foldName(signsAs));
    if (bearers.length < 2) continue;
    const proposals = bearers.map((bearer) => ({
      memberId: bearer.memberId,
      proposals: proposeNames(
        bearer,
        team.filter((other) => other !== bearer),
      ),
    }));
    return { kind: 'same-name', name: signsAs, members: proposals };
  }
  return null;
}

/** Ends the places of a member who leaves. The last one of a team leaves the account to everybody: its public must not wait for nobody. */
export async function leaveTeams(tx: Transaction, memberId: string): Promise<void> {
  for (const accountId of await endPlacesOf(tx, memberId)) recordTeam(tx, accountId, { memberId, joined: [], left: [memberId] });
}

function recordTeam(
  tx: Transaction,
  accountId: string,
  { memberId, joined, left }: { memberId: string; joined: readonly string[]; left: readonly string[] },
): void {
  tx.record({ kind: 'account.team-changed', memberId, accountId, data: { joined, left } });
}
