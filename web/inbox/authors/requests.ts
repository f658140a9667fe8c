/** Requests about who wrote what left from the networks' own applications. */
import { queryOptions } from '@tanstack/react-query';
import type { AuthorlessPage, AuthorSource } from '../../../src/inbox/schema.ts';
import { request } from '../../api/request.ts';

export const authorlessKey = ['conversations', 'authorless'] as const;

export const authorlessQuery = (account?: string) =>
  queryOptions({
    queryKey: [...authorlessKey, account ?? 'all'],
    queryFn: ({ signal }) =>
      request<AuthorlessPage>(`/messages/without-author${account === undefined ? '' : `?account=${account}`}`, { signal }),
    staleTime: 30_000,
  });

export const attributeMessage = (messageId: string, memberId: string | null) =>
  request<{ messageId: string; conversationId: string; memberId: string | null; authorSource: AuthorSource | null }>(
    `/messages/${encodeURIComponent(messageId)}/author`,
    { method: 'PUT', body: { memberId } },
  );
