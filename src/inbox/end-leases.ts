import type { Database } from '../platform/database/index.ts';
import { leave } from './conversation.ts';
import { listEndedLeases, lockEndedLeases, writeChange } from './conversation-store.ts';

const AT_ONCE = 200;

/** Brings every conversation whose holder is gone back where it belongs, in all organisations. Answers how many. */
export async function endLeases(database: Database): Promise<number> {
  let ended = 0;
  for (const organisationId of await listEndedLeases(database.gate)) {
    ended += await database.transact(organisationId, async (tx) => {
      const conversations = await lockEndedLeases(tx, AT_ONCE);
      for (const conversation of conversations) {
        const change = leave(conversation);
        if (change === null) continue;
        await writeChange(tx, conversation.conversationId, change);
        tx.record({
          kind: 'conversation.lease-ended',
          accountId: conversation.accountId,
          conversationId: conversation.conversationId,
          data: { memberId: conversation.holderMemberId },
        });
      }
      return conversations.length;
    });
  }
  return ended;
}
