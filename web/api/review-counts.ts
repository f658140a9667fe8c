/** How many reviews wait: on the rail. */
import { queryOptions } from '@tanstack/react-query';
import type { ReviewCounts } from '../../src/review/schema.ts';
import { request } from './request.ts';

export const reviewCountsQuery = queryOptions({
  queryKey: ['reviews', 'counts'],
  queryFn: ({ signal }) => request<ReviewCounts>('/reviews/counts', { signal }),
  staleTime: 10_000,
});
