import { hasVoice, mayAnswer } from '../accounts/index.ts';
import { findMember } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import type { Publication } from './publication.ts';

/** Why nobody may speak in a publication's name any more; it is kept as the publication's failure. */
export type EndedRight =
  /** Its writer has left the organisation. */
  | { readonly kind: 'writer-gone' }
  /** Its writer was put off the account's team, or an office has passed on. */
  | { readonly kind: 'outside-team' }
  /** The account's own words, and its office is vacant. */
  | { readonly kind: 'no-voice' };

/** What ended the right to say this publication, by now; null while it stands. Asked whenever it is about to leave, however late. */
export async function endedRight(tx: Transaction, { accountId, memberId }: Publication): Promise<EndedRight | null> {
  const { db, organisationId } = tx;
  if (memberId === null) return (await hasVoice(db, organisationId, accountId, null)) ? null : { kind: 'no-voice' };
  const writer = await findMember(db, organisationId, memberId);
  if (writer?.state !== 'active') return { kind: 'writer-gone' };
  return (await mayAnswer(db, organisationId, accountId, memberId)) ? null : { kind: 'outside-team' };
}

/** Whether its words went back to their writer's draft when it failed: giving it up must not put them there twice. */
export const wasGivenBack = ({ failure }: Pick<Publication, 'failure'>): boolean =>
  failure?.reason === 'parent-gone' || failure?.kind === 'writer-gone' || failure?.kind === 'outside-team';
