import type { QueryClient } from '@tanstack/react-query';
import { listOf } from './place.ts';
import { queueQuery } from './requests.ts';

/**
 * Reads the queue of an address before the room is drawn: who enters sees it drawn once, with its conversations. Who is in it already
 * changes queues without waiting.
 */
export async function enterInbox(client: QueryClient, word: string | undefined, account: string | undefined): Promise<void> {
  const list = listOf(word);
  if (list !== 'search') await client.prefetchInfiniteQuery(queueQuery(list, { account }));
}
