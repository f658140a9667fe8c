/** How many conversations wait in each queue: on the rail, and in the inbox. */
import { queryOptions } from '@tanstack/react-query';
import type { QueueCounts } from '../../src/inbox/schema.ts';
import { request } from './request.ts';

export const countsQuery = queryOptions({
  queryKey: ['conversations', 'counts'],
  queryFn: ({ signal }) => request<QueueCounts>('/conversations/counts', { signal }),
});
