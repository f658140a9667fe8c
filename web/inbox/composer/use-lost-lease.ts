/** Whether the conversation was taken from the reader while it was open: by whom, and with what word. */
import { useState } from 'react';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { useLive } from '../../live/use-live.ts';

export type LostLease = { readonly kind: 'taken-over'; readonly by: string; readonly word: string } | { readonly kind: 'ended' };

export function useLostLease(conversation: ConversationView, me: string): LostLease | null {
  const [lost, setLost] = useState<LostLease | null>(null);
  const mine = conversation.state === 'taken' && conversation.holderMemberId === me;
  useLive(['conversation.taken', 'conversation.taken-over', 'conversation.lease-ended'], (event) => {
    if (event.conversationId !== conversation.conversationId) return;
    if (event.memberId === me) return setLost(null);
    const { from, word, memberId: holder } = event.data;
    if (event.kind === 'conversation.lease-ended') {
      if (holder === me) setLost({ kind: 'ended' });
    } else if (event.kind === 'conversation.taken-over' && event.memberId !== null && (from === me || mine)) {
      setLost({ kind: 'taken-over', by: event.memberId, word: typeof word === 'string' ? word : '' });
    }
  });
  return mine ? null : lost;
}
