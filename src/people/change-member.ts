import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { endMembership } from './leave.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { mayDo, rolesToGive } from './policy.ts';
import type { Role } from './schema.ts';
import { lockMembers, readMembers, updateMember } from './store.ts';
import { revokeInvitationsBy } from './store-invitations.ts';
import { SESSIONS_TOPIC } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export type ChangeMemberFailure =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | { kind: 'last-administrator' }
  /** Nothing is left of who was erased: they are invited anew. */
  | { kind: 'erased' };

export interface MemberUpdate {
  readonly memberId: string;
  readonly role?: Role | undefined;
  readonly state?: Member['state'] | undefined;
}

/**
 * Changes a member's role, or lets a member leave or come back. Whoever leaves is signed out everywhere in the same commit. An
 * organisation always keeps an active administrator, even when two of them step down in the same second.
 */
export async function changeMember(deps: PeopleDeps, visitor: Visitor, update: MemberUpdate): Promise<Result<Member, ChangeMemberFailure>> {
  if (!mayDo(visitor.role, 'change-members')) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const changed = await deps.database.transact<Result<Member, ChangeMemberFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    const members = await readMembers(tx.db);
    const isAdministrator = (member: Member) => member.role === 'administrator' && member.state === 'active';
    // The role in the request's session is up to 5 s old.
    if (!members.some((member) => member.memberId === visitor.memberId && isAdministrator(member))) return fail({ kind: 'not-allowed' });
    const before = members.find((member) => member.memberId === update.memberId);
    if (!before) return fail({ kind: 'not-found' });
    if (before.erasedAt) return fail({ kind: 'erased' });
    const after: Member = { ...before, role: update.role ?? before.role, state: update.state ?? before.state };
    if (!members.some((member) => isAdministrator(member.memberId === after.memberId ? after : member))) {
      return fail({ kind: 'last-administrator' });
    }
    await updateMember(tx.db, organisationId, after.memberId, { role: after.role, state: after.state });
    // A link that somebody has kept from better days must not bring them, or a friend, back in.
    await revokeInvitationsBy(tx.db, organisationId, after.memberId, rolesToGive(after));
    if (after.state === 'deactivated') await endMembership(deps, tx, after);
    tx.record({
      kind: 'member.changed',
      memberId: visitor.memberId,
      data: { memberId: after.memberId, role: after.role, state: after.state },
    });
    tx.announce(SESSIONS_TOPIC, { memberId: after.memberId });
    return succeed(after);
  });
  deps.visitors.forget(organisationId, update.memberId);
  return changed;
}
