import type { FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { accountsQuery } from '../api/accounts.ts';
import { countsQuery } from '../api/inbox-counts.ts';
import { membersQuery } from '../api/people.ts';
import { authorlessQuery } from './authors/requests.ts';
import { listOf } from './place.ts';
import { queueQuery } from './requests.ts';

/**
 * Reads the queue of an address, and those whom its rows name, before the room is drawn: who enters sees it drawn once, with its
 * conversations. Who is in it already changes queues without waiting.
 */
export async function enterInbox(client: QueryClient, word: string | undefined, account: string | undefined): Promise<void> {
  const list = listOf(word);
  // Its line stands above the rows; nobody waits for it.
  void knowOf(client, authorlessQuery(account));
  await Promise.all([
    list !== 'search' && client.prefetchInfiniteQuery(queueQuery(list, { account })),
    knowOf(client, accountsQuery),
    knowOf(client, membersQuery),
    knowOf(client, countsQuery),
  ]);
}

/** What is known already is good enough, and what is refused is asked again by who shows it. */
async function knowOf<Data, Key extends readonly unknown[]>(
  client: QueryClient,
  query: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<void> {
  if (client.getQueryData(query.queryKey) === undefined) await client.prefetchQuery({ ...query, retry: false });
}
