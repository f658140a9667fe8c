/** Requests of whoever writes words: whom to mention, and how a hashtag is written. */
import { queryOptions } from '@tanstack/react-query';
import type { MentionableView } from '../../src/circles/schema.ts';
import type { HashtagsView } from '../../src/posts/schema-hashtags.ts';
import { request } from '../api/request.ts';

/** Milliseconds. Somebody waits with the hand on the keys. */
const SOON = 6_000;
const KEPT = 60_000;

interface People {
  readonly people: readonly MentionableView[];
}

export const mentionableQuery = (typed: string) =>
  queryOptions({
    queryKey: ['words', 'mentionable', typed],
    queryFn: async ({ signal }) =>
      (await request<People>(`/mentionable?typed=${encodeURIComponent(typed)}`, { signal, timeout: SOON })).people,
    staleTime: KEPT,
    retry: false,
  });

/** Of the account's own network. Networks that offer no such search, or do not answer in time, propose nobody. */
export const directoryQuery = (accountId: string, typed: string) =>
  queryOptions({
    queryKey: ['words', 'directory', accountId, typed],
    queryFn: async ({ signal }) =>
      (await request<People>(`/accounts/${accountId}/mentionable?typed=${encodeURIComponent(typed)}`, { signal, timeout: SOON })).people,
    staleTime: KEPT,
    retry: false,
  });

export const hashtagsQuery = (
  accountIds: readonly string[],
  { typed, tags }: { readonly typed: string; readonly tags: readonly string[] },
) =>
  queryOptions({
    queryKey: ['words', 'hashtags', accountIds, typed, tags],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ of: accountIds.join(','), tags: tags.join(','), ...(typed !== '' && { typed }) });
      return request<HashtagsView>(`/hashtags?${asked}`, { signal, timeout: SOON });
    },
    staleTime: KEPT,
    retry: false,
  });
