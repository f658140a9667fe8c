import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { mayDo } from './policy.ts';
import { erasePerson } from './store-erasure.ts';
import { lockMembers, readMembers, readOrganisation } from './store.ts';
import type { Visitor } from './visitor.ts';

export type EraseFailure =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** Only of who has left: an act that cannot be taken back is not the way to put somebody out. */
  | { kind: 'still-here' }
  | { kind: 'demonstration' };

/** Erases the personal data of somebody who has left and asks for it. Repeating it changes nothing. */
export async function eraseMember(deps: PeopleDeps, visitor: Visitor, memberId: string): Promise<Result<Member, EraseFailure>> {
  const { organisationId } = visitor;
  return await deps.database.transact<Result<Member, EraseFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    const members = await readMembers(tx.db);
    const eraser = members.find((member) => member.memberId === visitor.memberId);
    if (eraser?.state !== 'active' || !mayDo(eraser.role, 'erase-members')) return fail({ kind: 'not-allowed' });
    if ((await readOrganisation(tx.db, organisationId))?.demonstration) return fail({ kind: 'demonstration' });
    const member = members.find((one) => one.memberId === memberId);
    if (!member) return fail({ kind: 'not-found' });
    if (member.state === 'active') return fail({ kind: 'still-here' });
    if (!member.erasedAt) await eraseInside(deps, tx, { member, by: visitor.memberId });
    const erased = (await readMembers(tx.db)).find((one) => one.memberId === memberId);
    return succeed(erased ?? member);
  });
}

/**
 * Erases a member's personal data in the caller's transaction. What stays: the signatures of what was published, which are public; the
 * initials, so that nobody else ever gets them; and bare ids in the journal.
 */
export async function eraseInside(
  deps: PeopleDeps,
  tx: Transaction,
  { member, by }: { readonly member: Member; readonly by: string },
): Promise<void> {
  const { memberId } = member;
  await erasePerson(tx.db, tx.organisationId, memberId);
  for (const holding of deps.holdings()) await holding.erase?.(tx, memberId);
  tx.record({ kind: 'member.erased', memberId: by, data: { memberId } });
}
