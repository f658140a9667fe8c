/** Requests about what accounts cost. */
import { queryOptions } from '@tanstack/react-query';
import type { SpendingPlanView, SpendingView } from '../../src/accounts/schema-spending.ts';
import { request } from './request.ts';

/** Under `accounts`, so that what changes accounts refreshes it too. */
export const spendingQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'spending'],
    queryFn: ({ signal }) => request<SpendingView>(`/accounts/${accountId}/spending`, { signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

export const putSpendingPlan = (accountId: string, body: SpendingPlanView) =>
  request<SpendingView>(`/accounts/${accountId}/spending`, { method: 'PUT', body });
