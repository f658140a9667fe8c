import { hasVoice, mayAnswer } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';

/** Drafts are everybody's, and so are comments. A post leaves in the name of whoever plans it, who must answer on each of its accounts. */
export type MaySpeak = 'yes' | 'outside-team' | 'no-voice';

export async function maySpeak(
  db: Query,
  organisationId: string,
  who: { readonly accountId: string; readonly memberId: string },
): Promise<MaySpeak> {
  const { accountId, memberId } = who;
  if (!(await mayAnswer(db, organisationId, accountId, memberId))) return 'outside-team';
  return (await hasVoice(db, organisationId, accountId, memberId)) ? 'yes' : 'no-voice';
}

/** Who may take the time away from a post that is planned in somebody's name, or say what becomes of one that asks. */
export const maySettle = ({ role, memberId }: Pick<Visitor, 'role' | 'memberId'>, plannedBy: string): boolean =>
  memberId === plannedBy || role === 'lead' || role === 'administrator';

/** Only a person reads again: of a program that says so, what the guard-rails pause stays a draft of its key's maker. */
export const readAgainBy = ({ apiKeyId }: Visitor, readAgain: string | null | undefined): string | null =>
  apiKeyId === undefined ? (readAgain ?? null) : null;
