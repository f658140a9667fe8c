/** A conversation is on screen in several places (queues, search, thread); it changes in all of them at once. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type {
  ConversationPage,
  ConversationView,
  DraftView,
  NoteView,
  PresenceView,
  QueueCounts,
  SearchPage,
  ThreadView,
} from '../../src/inbox/schema.ts';
import { countsQuery } from '../api/inbox-counts.ts';
import { moveCount, queueOf } from './queue/conversation-changes.ts';
import { keys } from './requests.ts';

type Change = (conversation: ConversationView) => ConversationView;
export type ThreadData = InfiniteData<ThreadView, number | null>;

/** Changes a conversation wherever it is kept. */
export function changeConversation(client: QueryClient, conversationId: string, change: Change): void {
  const here = (one: ConversationView) => (one.conversationId === conversationId ? change(one) : one);
  client.setQueriesData<InfiniteData<ConversationPage>>({ queryKey: keys.queues }, (data) => {
    if (!data?.pages.some((page) => page.conversations.some((one) => one.conversationId === conversationId))) return data;
    return { ...data, pages: data.pages.map((page) => ({ ...page, conversations: page.conversations.map(here) })) };
  });
  client.setQueriesData<InfiniteData<SearchPage>>({ queryKey: keys.search }, (data) => {
    if (!data?.pages.some((page) => page.results.some((one) => one.conversation.conversationId === conversationId))) return data;
    return {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        results: page.results.map((one) => ({ ...one, conversation: here(one.conversation) })),
      })),
    };
  });
  changeThread(client, conversationId, (thread) => ({ ...thread, conversation: change(thread.conversation) }));
}

/** Changes what each loaded window of a thread says of the whole conversation. */
export function changeThread(client: QueryClient, conversationId: string, change: (thread: ThreadView) => ThreadView): void {
  client.setQueryData<ThreadData>(keys.thread(conversationId), (data) => data && { ...data, pages: data.pages.map(change) });
}

/** The conversation as it is known on this page; undefined when nothing shows it. */
export function knownConversation(client: QueryClient, conversationId: string): ConversationView | undefined {
  const thread = client.getQueryData<ThreadData>(keys.thread(conversationId))?.pages.at(-1)?.conversation;
  if (thread) return thread;
  for (const [, data] of client.getQueriesData<InfiniteData<ConversationPage>>({ queryKey: keys.queues })) {
    for (const page of data?.pages ?? []) {
      const found = page.conversations.find((one) => one.conversationId === conversationId);
      if (found) return found;
    }
  }
  return undefined;
}

/** Shows an act of `me` at once, counts included; returns how to take it back. */
export function actAtOnce(client: QueryClient, conversationId: string, me: string, change: Change): () => void {
  const before = knownConversation(client, conversationId);
  if (!before) return () => {};
  const after = change(before);
  move(client, queueOf(before, me), queueOf(after, me));
  changeConversation(client, conversationId, change);
  return () => {
    move(client, queueOf(after, me), queueOf(before, me));
    changeConversation(client, conversationId, () => before);
  };
}

function move(client: QueryClient, from: ReturnType<typeof queueOf>, to: ReturnType<typeof queueOf>): void {
  client.setQueryData<QueueCounts>(countsQuery.queryKey, (counts) => counts && moveCount(counts, from, to));
}

export function addNote(client: QueryClient, conversationId: string, note: NoteView): void {
  changeThread(client, conversationId, (thread) =>
    thread.notes.some((one) => one.noteId === note.noteId) ? thread : { ...thread, notes: [...thread.notes, note] },
  );
}

export function keepDraft(client: QueryClient, conversationId: string, draft: DraftView | null): void {
  changeThread(client, conversationId, (thread) => ({ ...thread, draft }));
  changeConversation(client, conversationId, (one) => (one.hasDraft === (draft !== null) ? one : { ...one, hasDraft: draft !== null }));
}

export function notePresence(client: QueryClient, conversationId: string, presence: PresenceView): void {
  changeThread(client, conversationId, (thread) => ({
    ...thread,
    presences: [...thread.presences.filter((one) => one.memberId !== presence.memberId), presence],
  }));
}
