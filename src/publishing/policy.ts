import type { Visitor } from '../people/index.ts';

/**
 * Who may undo, retry or discard a publication: its author, whoever holds its conversation by now, and those who look after the team.
 * Everybody sees them all.
 */
export const maySettle = (
  visitor: Pick<Visitor, 'memberId' | 'role'>,
  { authorId, holderId }: { readonly authorId: string | null; readonly holderId: string | null },
): boolean => visitor.memberId === authorId || visitor.memberId === holderId || visitor.role === 'administrator' || visitor.role === 'lead';
