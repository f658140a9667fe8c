import { renewLease, takeConversation } from '../inbox/index.ts';
import { listReviews } from '../review/index.ts';
import { answerLast, openThreads, rootOf } from './colleagues.ts';
import type { ColleaguesDeps } from './colleagues.ts';
import { DEMONSTRATION_ID } from './team.ts';

/**
 * Has the answers wait that the story holds for a second pair of eyes, through the same doors as anybody's: for each visitor, when the one before
 * timed out. What a person settled, or took from its colleague, stays as it is.
 */
export async function holdAnswers(deps: ColleaguesDeps): Promise<void> {
  const open = await deps.database.read(DEMONSTRATION_ID, openThreads);
  const team = await deps.findTeam();
  for (const { key, thread } of deps.threads) {
    const conversationId = open.get(rootOf(thread, key));
    const member = thread.takenBy && team.get(thread.takenBy);
    if (thread.holds === undefined || !conversationId || member?.state !== 'active') continue;
    const reader = { organisationId: DEMONSTRATION_ID, memberId: member.memberId };
    const reviews = await deps.database.read(DEMONSTRATION_ID, async (db) => await listReviews(db, reader, { mine: true }));
    const settled = reviews.some(
      ({ review: { subject, state } }) => subject.kind === 'reply' && subject.conversationId === conversationId && state !== 'timed-out',
    );
    const hand = { conversationId, memberId: member.memberId };
    const kept =
      !settled &&
      (await deps.database.transact(
        DEMONSTRATION_ID,
        async (tx) => (await renewLease(tx, hand)).ok || (await takeConversation(tx, hand)).ok,
      ));
    if (kept) await answerLast(deps, member, { conversationId, body: thread.holds, key: deps.newId() });
  }
}
