import type { Holding } from '../people/index.ts';
import { releaseConversation } from './claim-conversation.ts';
import { forgetReading, findHeldBy, readWordsOf } from './member-store.ts';

const MOST_HELD = 500;

/**
 * What this room keeps of members: the conversations in their hands, what they began to write and what they have read. Their notes stay,
 * which are the team's.
 */
export const inboxHolding: Holding = {
  name: 'inbox',
  leave: async (tx, memberId) => {
    // More than so many end with their leases, 90 seconds later.
    for (const conversationId of await findHeldBy(tx.db, { organisationId: tx.organisationId, memberId, limit: MOST_HELD })) {
      await releaseConversation(tx, { conversationId, memberId });
    }
  },
  erase: forgetReading,
  export: readWordsOf,
};
