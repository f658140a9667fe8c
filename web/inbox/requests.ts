/** Requests of the inbox, and where their answers are kept. Every key starts with `conversations`. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ConversationPage, ConversationView, DraftView, NoteView, Queue, SearchPage, ThreadView } from '../../src/inbox/schema.ts';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import { request } from '../api/request.ts';

/** Messages of one window of a thread, and how many windows stay on screen: a thread of thousands never fills the memory. */
export const WINDOW = 200;
const WINDOWS_KEPT = 4;

export const keys = {
  all: ['conversations'] as const,
  queues: ['conversations', 'queue'] as const,
  search: ['conversations', 'search'] as const,
  threads: ['conversations', 'thread'] as const,
  thread: (conversationId: string) => ['conversations', 'thread', conversationId] as const,
  journal: (conversationId: string) => ['conversations', 'journal', conversationId] as const,
  presences: ['conversations', 'presences'] as const,
};

const path = (conversationId: string, rest = '') => `/conversations/${encodeURIComponent(conversationId)}${rest}`;

/** Whose conversations of a queue are shown; what is not said leaves none out. */
export interface QueueFilter {
  readonly account?: string | undefined;
  readonly speaker?: string | undefined;
  readonly isPrivate?: boolean;
}

function asked(queue: Queue, { account, speaker, isPrivate = false }: QueueFilter, limit: number): URLSearchParams {
  const query = new URLSearchParams({ queue, limit: String(limit) });
  if (account !== undefined) query.set('account', account);
  if (speaker !== undefined) query.set('speaker', speaker);
  if (isPrivate) query.set('visibility', 'private');
  return query;
}

/** A queue, page after page. Kept as it is until the reader asks for what is new: a list never moves under him. */
export const queueQuery = (queue: Queue, filter: QueueFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.queues, queue, filter.account ?? 'all', filter.speaker ?? 'anybody', filter.isPrivate ?? false],
    queryFn: ({ pageParam, signal }) => {
      const query = asked(queue, filter, 50);
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<ConversationPage>(`/conversations?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Which of these conversations, 50 at most, are in a list. */
export async function readAmong(queue: Queue, filter: QueueFilter, among: readonly string[]): Promise<string[]> {
  const query = asked(queue, filter, among.length);
  query.set('among', among.join(','));
  return (await request<ConversationPage>(`/conversations?${query}`)).conversations.map(({ conversationId }) => conversationId);
}

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.search, q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ q, limit: '50' });
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<SearchPage>(`/search?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
    enabled: q !== '',
  });

/** A thread, window after window in reading order, beginning with the window that ends with the newest message. */
export const threadQuery = (conversationId: string) =>
  infiniteQueryOptions({
    queryKey: keys.thread(conversationId),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(WINDOW) });
      if (pageParam !== null) query.set('from', String(pageParam));
      return request<ThreadView>(path(conversationId, `?${query}`), { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (window) => (window.from + window.messages.length < window.total ? window.from + window.messages.length : undefined),
    getPreviousPageParam: (window) => (window.from > 0 ? Math.max(0, window.from - WINDOW) : undefined),
    maxPages: WINDOWS_KEPT,
    staleTime: 10_000,
  });

/** One conversation as its row shows it, without its messages but the newest. */
export const readConversation = async (conversationId: string): Promise<ConversationView> =>
  (await request<ThreadView>(path(conversationId, '?limit=1'))).conversation;

export const journalQuery = (conversationId: string) =>
  queryOptions({
    queryKey: keys.journal(conversationId),
    queryFn: async ({ signal }) => (await request<{ entries: JournalEvent[] }>(path(conversationId, '/journal'), { signal })).entries,
    staleTime: 10_000,
  });

const post = (conversationId: string, act: string, keepalive = false) =>
  request<ConversationView>(path(conversationId, `/${act}`), { method: 'POST', keepalive });

export const takeConversation = (conversationId: string) => post(conversationId, 'take');
export const renewLease = (conversationId: string) => post(conversationId, 'renew');
/** `leaving`: the page is going away and must not wait. */
export const releaseConversation = (conversationId: string, leaving = false) => post(conversationId, 'release', leaving);
export const closeConversation = (conversationId: string) => post(conversationId, 'close');
export const reopenConversation = (conversationId: string) => post(conversationId, 'reopen');
export const takeOver = (conversationId: string, word: string) =>
  request<ConversationView>(path(conversationId, '/take-over'), { method: 'POST', body: { word } });

export const markRead = (conversationId: string) => request<void>(path(conversationId, '/read'), { method: 'PUT' });
export const writeNote = (conversationId: string, text: string) =>
  request<NoteView>(path(conversationId, '/notes'), { method: 'POST', body: { text } });
export const showPresence = (conversationId: string, activity: 'viewing' | 'writing' | 'gone') =>
  request<void>(path(conversationId, '/presence'), { method: 'PUT', body: { activity }, keepalive: activity === 'gone' });

export interface DraftToSave extends Pick<DraftView, 'text' | 'replyToMessageId' | 'visibility' | 'contentWarning' | 'corrects'> {
  readonly revision: number;
}
export const saveDraft = (conversationId: string, body: DraftToSave, leaving: boolean) =>
  request<DraftView>(path(conversationId, '/draft'), { method: 'PUT', body, keepalive: leaving });
export const discardDraft = (conversationId: string, leaving: boolean) =>
  request<void>(path(conversationId, '/draft'), { method: 'DELETE', keepalive: leaving });
