/** Requests of the circles room, and where their answers are kept. Every key starts with `circles`. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CirclePerson,
  CirclesView,
  DomainCheckView,
  FollowersPageView,
  GateView,
  ListView,
  ListWords,
} from '../../src/circles/schema.ts';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { request } from '../api/request.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';

/** Milliseconds: the account's own server may be slow to answer, and the product waits for it. */
const NETWORK_TIME_OUT = 60_000;
const of = (accountId: string, rest: string) => `/accounts/${encodeURIComponent(accountId)}${rest}`;
const ofList = (accountId: string, key: string, rest = '') => of(accountId, `/lists/${encodeURIComponent(key)}${rest}`);

export const followersQuery = (accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['circles', accountId, 'followers'],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam === null ? '' : `?after=${encodeURIComponent(pageParam)}`;
      return await request<FollowersPageView>(of(accountId, `/followers${query}`), { signal, timeout: NETWORK_TIME_OUT });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
    retry: false,
  });

/** Who may answer and quote, and the speakers: what Visavis itself keeps. */
export const circlesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['circles', accountId, 'kept'],
    queryFn: ({ signal }) => request<CirclesView>(of(accountId, '/circles'), { signal }),
  });

export const listsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['circles', accountId, 'lists'],
    queryFn: async ({ signal }) =>
      (await request<{ lists: ListView[] }>(of(accountId, '/lists'), { signal, timeout: NETWORK_TIME_OUT })).lists,
    staleTime: 30_000,
    retry: false,
  });

export const listMembersQuery = (accountId: string, key: string) =>
  queryOptions({
    queryKey: ['circles', accountId, 'lists', key],
    queryFn: async ({ signal }) =>
      (await request<{ people: CirclePerson[] }>(ofList(accountId, key, '/members'), { signal, timeout: NETWORK_TIME_OUT })).people,
    retry: false,
  });

type Body = GateView | ListWords | { readonly handle: string };
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: Body) =>
  request<undefined>(path, { method, timeout: NETWORK_TIME_OUT, ...(body !== undefined && { body }) });

export const putGate = (accountId: string, gate: GateView) => send('PUT', of(accountId, '/gate'), gate);
export const agreeToList = (accountId: string, handle: string) => send('PUT', of(accountId, '/speakers/me'), { handle });
export const withdrawFromList = (accountId: string) => send('DELETE', of(accountId, '/speakers/me'));
export const putSpeakers = (accountId: string, words: ListWords) => send('PUT', of(accountId, '/speakers'), words);
export const makeList = (accountId: string, words: ListWords) => send('POST', of(accountId, '/lists'), words);
export const renameList = (accountId: string, key: string, words: ListWords) => send('PUT', ofList(accountId, key), words);
export const deleteList = (accountId: string, key: string) => send('DELETE', ofList(accountId, key));
export const joinList = (accountId: string, key: string, handle: string) => send('POST', ofList(accountId, key, '/members'), { handle });
export const leaveList = (accountId: string, key: string, identity: string) =>
  send('DELETE', ofList(accountId, key, `/members/${encodeURIComponent(identity)}`));
export const packList = (accountId: string, key: string, words: ListWords) => send('PUT', ofList(accountId, key, '/starter-pack'), words);
export const unpackList = (accountId: string, key: string) => send('DELETE', ofList(accountId, key, '/starter-pack'));
export const checkDomain = (accountId: string, domain: string) =>
  request<DomainCheckView>(of(accountId, '/domain-check'), { method: 'POST', body: { domain }, timeout: NETWORK_TIME_OUT });

/** What went wrong while a network was asked, in the reader's language. */
export function useAskSentence(): (error: unknown) => string {
  const { t, i18n } = useTranslation('circles');
  const sentence = useFailureSentence();
  return (error) => {
    const kind = isFailure(error) ? error.kind : '';
    return i18n.exists(`circles:failure.${kind}`) ? t(`failure.${kind as 'unreachable'}`) : sentence(error);
  };
}

/** Asks again for all that is shown of an account's circles. */
export function useCirclesChanged(accountId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => await client.invalidateQueries({ queryKey: ['circles', accountId] });
}

/** One press: what it did is said, and so is what was refused. */
export function usePress<Given = void>(accountId: string, act: (given: Given) => Promise<unknown>, done: string) {
  const changed = useCirclesChanged(accountId);
  const sentence = useAskSentence();
  return useMutation({
    mutationFn: act,
    onSuccess: () => toast({ text: done }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: changed,
  });
}
