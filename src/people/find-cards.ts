import type { Query } from '../platform/database/index.ts';
import { toCard, toPublicCard } from './card.ts';
import type { Card, PublicCard } from './card.ts';
import { readListedMembers, readMember } from './store.ts';

/** A member's card, whether the member is still there or not; null when there is no such member. */
export async function findCard(db: Query, organisationId: string, memberId: string): Promise<Card | null> {
  const member = await readMember(db, organisationId, memberId);
  return member && toCard(member);
}

/** The cards of the active members who agreed to be shown, by public name; 1,000 at most. */
export async function listPublicCards(db: Query, organisationId: string): Promise<PublicCard[]> {
  return (await readListedMembers(db, organisationId)).map((member) => toPublicCard(toCard(member)));
}
