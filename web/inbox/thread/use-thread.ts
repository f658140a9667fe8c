/** A conversation as it is read: its loaded windows put together, its rows, and what is not loaded yet. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MessageView, ThreadView } from '../../../src/inbox/schema.ts';
import { publicationsQuery } from '../../publishing/requests.ts';
import { journalQuery, threadQuery } from '../requests.ts';
import { threadRows, type ThreadRow } from './thread-rows.ts';

export interface LoadedThread {
  /** The newest answer of the server: the conversation, its notes, draft, presences, card. */
  readonly view: ThreadView;
  readonly messages: readonly MessageView[];
  readonly rows: readonly ThreadRow[];
  /** Message ids in the order in which they came. */
  readonly arrived: readonly string[];
  /** Messages before and after the loaded ones. */
  readonly above: number;
  readonly below: number;
  readonly loadingAbove: boolean;
  readonly loadingBelow: boolean;
  loadAbove(): void;
  loadBelow(): void;
}

export type ThreadState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; retry(): void }
  | { readonly kind: 'loaded'; readonly thread: LoadedThread };

const NOTHING: readonly never[] = [];

export function useThread(conversationId: string): ThreadState {
  const query = useInfiniteQuery(threadQuery(conversationId));
  const { data: acts = NOTHING } = useQuery(journalQuery(conversationId));
  const { data: publications = NOTHING } = useQuery(publicationsQuery(conversationId));
  const pages = query.data?.pages;
  const messages = useMemo(() => once(pages ?? NOTHING), [pages]);
  const notes = pages?.at(-1)?.notes ?? NOTHING;
  const above = pages?.[0]?.from ?? 0;
  const rows = useMemo(
    () => threadRows({ messages, cutAbove: above > 0, notes, acts, publications }),
    [messages, above, notes, acts, publications],
  );
  const arrived = useMemo(
    () =>
      messages
        .toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || Date.parse(a.writtenAt) - Date.parse(b.writtenAt))
        .map((one) => one.messageId),
    [messages],
  );
  const last = pages?.at(-1);
  if (!last) {
    if (query.error) return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
    return { kind: 'loading' };
  }
  return {
    kind: 'loaded',
    thread: {
      view: last,
      messages,
      rows,
      arrived,
      above,
      below: last.total - last.from - last.messages.length,
      loadingAbove: query.isFetchingPreviousPage,
      loadingBelow: query.isFetchingNextPage,
      loadAbove: () => void query.fetchPreviousPage(),
      loadBelow: () => void query.fetchNextPage(),
    },
  };
}

/** Windows may overlap when the thread grew between two of them; a message is shown once, where the later window has it. */
function once(pages: readonly ThreadView[]): readonly MessageView[] {
  const all = new Map<string, MessageView>();
  for (const page of pages) for (const message of page.messages) all.set(message.messageId, message);
  return [...all.values()];
}
