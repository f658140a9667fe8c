import type { Visitor } from '../people/index.ts';

/** Who may undo, retry or discard a publication: its author, and those who look after the team. Everybody sees them all. */
export const maySettle = (visitor: Pick<Visitor, 'memberId' | 'role'>, authorId: string): boolean =>
  visitor.memberId === authorId || visitor.role === 'administrator' || visitor.role === 'lead';
