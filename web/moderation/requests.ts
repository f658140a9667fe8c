/** Requests of the moderation room, and where their answers are kept. Every key starts with `moderation`. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AskModeration, ConversationModeration, ModerationPage, ModerationView } from '../../src/moderation/schema.ts';
import { request } from '../api/request.ts';

export const moderationKeys = {
  all: ['moderation'] as const,
  conversation: (conversationId: string) => ['moderation', 'conversation', conversationId] as const,
};

/** What I may do about those who speak in a conversation, and what was done. */
export const moderationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: moderationKeys.conversation(conversationId),
    queryFn: ({ signal }) => request<ConversationModeration>(`/conversations/${encodeURIComponent(conversationId)}/moderation`, { signal }),
    staleTime: 60_000,
  });

/** What was done about somebody, whatever the account and the network that he is known by. */
export const moderationsOfQuery = (correspondentIds: readonly string[]) =>
  queryOptions({
    queryKey: ['moderation', 'people', ...correspondentIds],
    queryFn: async ({ signal }) =>
      (await request<{ moderations: ModerationView[] }>(`/moderations?correspondents=${correspondentIds.join(',')}`, { signal }))
        .moderations,
    staleTime: 60_000,
  });

export type Asked = Omit<AskModeration, 'comment'> & { readonly comment?: string };

export const askModeration = (conversationId: string, body: Asked) =>
  request<ModerationView>(`/conversations/${encodeURIComponent(conversationId)}/moderation`, { method: 'POST', body });
const act = (moderationId: string, name: 'undo' | 'retry') =>
  request<ModerationView>(`/moderations/${encodeURIComponent(moderationId)}/${name}`, { method: 'POST' });
export const undoModeration = (moderationId: string) => act(moderationId, 'undo');
export const retryModeration = (moderationId: string) => act(moderationId, 'retry');

/** What the list of an account is narrowed to. */
export interface ListFilter {
  readonly kind: ModerationView['kind'] | undefined;
  readonly find: string;
  readonly past: boolean;
}

/** What an account did about people, page after page. */
export const accountModerationQuery = (accountId: string, { kind, find, past }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['moderation', 'account', accountId, kind ?? '', find, past],
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({ past: String(past) });
      if (kind !== undefined) query.set('kind', kind);
      if (find !== '') query.set('find', find);
      if (pageParam !== null) query.set('after', pageParam);
      return await request<ModerationPage>(`/accounts/${encodeURIComponent(accountId)}/moderations?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
  });
