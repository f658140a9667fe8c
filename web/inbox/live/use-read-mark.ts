/** What is on a visible screen is read: said to the server when the conversation opens, and again when something new comes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { isFailure } from '../../api/failure.ts';
import { changeConversation } from '../conversation-cache.ts';
import { markRead } from '../requests.ts';

export function useReadMark(conversation: ConversationView): void {
  const client = useQueryClient();
  const { conversationId: id, unread } = conversation;
  useEffect(() => {
    if (!unread) return undefined;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      changeConversation(client, id, (one) => ({ ...one, unread: false }));
      markRead(id).catch((error: unknown) => {
        // Unread again at the next look: nothing is lost.
        if (!isFailure(error)) throw error;
      });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, id, unread]);
}
