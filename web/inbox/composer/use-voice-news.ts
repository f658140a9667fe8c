import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../live/use-live.ts';
import { composerKey } from '../../publishing/requests.ts';

/** What stands around the next words changes at once with the account's signature, its character, its team, and who spoke last. */
export function useVoiceNews(conversationId: string): void {
  const client = useQueryClient();
  useLive(['persona.', 'account.', 'member.', 'message.', 'publication.'], (event) => {
    const elsewhere = event.conversationId !== null && event.conversationId !== conversationId;
    if (!elsewhere) void client.invalidateQueries({ queryKey: composerKey(conversationId) });
  });
}
