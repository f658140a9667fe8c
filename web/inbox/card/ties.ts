/** Requests about who is the same person on several networks, and where their answers are kept. */
import { queryOptions } from '@tanstack/react-query';
import type { TiesView } from '../../../src/inbox/schema.ts';
import { request } from '../../api/request.ts';

export const tiesKey = ['ties'] as const;

export const tiesQuery = (correspondentId: string) =>
  queryOptions({
    queryKey: [...tiesKey, correspondentId],
    queryFn: ({ signal }) => request<TiesView>(`/correspondents/${encodeURIComponent(correspondentId)}/ties`, { signal }),
    staleTime: 60_000,
  });

export type Said = 'joined' | 'told-apart' | 'parted';

export const sayTie = (correspondentId: string, otherId: string, state: Said) =>
  request<void>(`/correspondents/${encodeURIComponent(correspondentId)}/ties/${encodeURIComponent(otherId)}`, {
    method: 'PUT',
    body: { state },
  });
