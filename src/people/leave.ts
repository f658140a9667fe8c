import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { eraseInside } from './erase-member.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { lockMembers, readMembers, readOrganisation, updateMember } from './store.ts';
import { revokeInvitationsBy } from './store-invitations.ts';
import { beginAttempt, deleteSessionsOf } from './store-sessions.ts';
import { SESSIONS_TOPIC } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export type LeaveFailure =
  | { kind: 'wrong-credentials' }
  | { kind: 'locked'; until: string }
  /** Somebody else has to be made an administrator first. */
  | { kind: 'last-administrator' }
  /** The demonstration keeps its team. */
  | { kind: 'demonstration' };

/**
 * Leaves the organisation, and has one's personal data erased when one wants it. What one wrote stays signed as it was. Throws
 * `PassphrasesBusy`.
 */
export async function leave(
  deps: PeopleDeps,
  visitor: Visitor,
  wanted: { readonly passphrase: string; readonly erase: boolean },
): Promise<Result<undefined, LeaveFailure>> {
  const { organisationId, memberId } = visitor;
  if (await isDemonstration(deps, organisationId)) return fail({ kind: 'demonstration' });
  const attempt = await deps.database.transact(organisationId, async (tx) => await beginAttempt(tx.db, organisationId, memberId));
  if (attempt === null) return fail({ kind: 'wrong-credentials' });
  if ('lockedUntil' in attempt) return fail({ kind: 'locked', until: attempt.lockedUntil.toISOString() });
  if (!(await deps.passphrases.verify(attempt.passphraseHash, wanted.passphrase))) return fail({ kind: 'wrong-credentials' });
  const left = await deps.database.transact<Result<undefined, LeaveFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    const members = await readMembers(tx.db);
    const me = members.find((member) => member.memberId === memberId);
    // Put out meanwhile by somebody else.
    if (me?.state !== 'active') return fail({ kind: 'wrong-credentials' });
    if (isLastAdministrator(me, members)) return fail({ kind: 'last-administrator' });
    await endMembership(deps, tx, me);
    tx.record({ kind: 'member.left', memberId, data: { memberId } });
    if (wanted.erase) await eraseInside(deps, tx, { member: me, by: memberId });
    return succeed();
  });
  deps.visitors.forget(organisationId, memberId);
  return left;
}

/** Whether nobody would look after the organisation without this member. */
export function isLastAdministrator({ memberId, role }: Member, members: readonly Member[]): boolean {
  const another = members.some((one) => one.memberId !== memberId && one.role === 'administrator' && one.state === 'active');
  return role === 'administrator' && !another;
}

/**
 * Ends everything that goes on in a member's name, in the caller's transaction: sessions, invitations given, and what other rooms hold.
 * Consent to be shown ends too: who comes back is asked again.
 */
export async function endMembership(deps: PeopleDeps, tx: Transaction, { memberId }: Member): Promise<void> {
  const { organisationId } = tx;
  await updateMember(tx.db, organisationId, memberId, { state: 'deactivated', listedPublicly: false });
  await revokeInvitationsBy(tx.db, organisationId, memberId, []);
  await deleteSessionsOf(tx.db, organisationId, memberId, null);
  for (const holding of deps.holdings()) await holding.leave?.(tx, memberId);
  tx.announce(SESSIONS_TOPIC, { memberId });
}

export async function isDemonstration({ database }: PeopleDeps, organisationId: string): Promise<boolean> {
  const organisation = await database.read(organisationId, async (db) => await readOrganisation(db, organisationId));
  return organisation?.demonstration ?? false;
}
