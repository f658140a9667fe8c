import type { Visitor } from '../people/index.ts';

/**
 * Who may undo, retry or discard a publication: its author, whoever holds its conversation by now, and those who look after the team.
 * Everybody sees them all.
 */
export const maySettle = (
  visitor: Pick<Visitor, 'memberId' | 'role'>,
  { authorId, holderId }: { readonly authorId: string | null; readonly holderId: string | null },
): boolean => visitor.memberId === authorId || visitor.memberId === holderId || visitor.role === 'administrator' || visitor.role === 'lead';

/** What is done with a post of ours that stands on its network. */
export type OwnPostAct = 'withdraw' | 'pin';
export type OwnPostRefusal = { kind: 'not-allowed' } | { kind: 'outside-team' };

/**
 * Takes back what is sent: its author, as long as he or she answers on the account, and those who look after the accounts. Pins, and takes
 * the pin away: whoever answers on the account, for it hides nothing and anybody undoes it. Null when this member may.
 */
export function ownPostRefusal(
  act: OwnPostAct,
  { memberId, role }: Pick<Visitor, 'memberId' | 'role'>,
  { authorId, answers }: { readonly authorId: string | null; readonly answers: boolean },
): OwnPostRefusal | null {
  if (role === 'administrator' || role === 'lead') return null;
  if (act === 'withdraw' && authorId !== memberId) return { kind: 'not-allowed' };
  return answers ? null : { kind: 'outside-team' };
}
