import type { Transaction } from '../platform/database/index.ts';
import { dropPresence, keepPresence } from './team-store.ts';

/** Seconds that a presence is believed without being told again. */
export const PRESENCE_SECONDS = 20;

/** Tells the team's browsers that a member looks at a conversation, writes in it, or went. Not in the journal: it need not last. */
export async function showPresence(
  tx: Transaction,
  presence: { readonly conversationId: string; readonly memberId: string; readonly activity: 'viewing' | 'writing' | 'gone' },
): Promise<void> {
  const { conversationId, memberId, activity } = presence;
  if (activity === 'gone') {
    await dropPresence(tx, conversationId, memberId);
    tx.announce('presence', { conversationId, memberId, activity, until: new Date().toISOString() });
    return;
  }
  const until = await keepPresence(tx, { conversationId, memberId, activity, seconds: PRESENCE_SECONDS });
  tx.announce('presence', { conversationId, memberId, activity, until: until.toISOString() });
}
