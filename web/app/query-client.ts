import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../api/failure.ts';

const RETRIES = 2;

/** What the server said, kept for the page. Refusals are not asked again; what passes is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < RETRIES && isPassing(error), staleTime: 10_000 },
      // An act is never repeated by itself: nothing is said twice.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
