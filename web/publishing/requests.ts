/** Requests of the publishing room, and where their answers are kept. */
import { queryOptions } from '@tanstack/react-query';
import type { Composer, PublicationView } from '../../src/publishing/schema.ts';
import { request } from '../api/request.ts';

const path = (conversationId: string, rest: string) => `/conversations/${encodeURIComponent(conversationId)}/${rest}`;

export const publicationsKey = (conversationId: string) => ['publications', conversationId] as const;
export const composerKey = (conversationId: string) => ['composer', conversationId] as const;

/** As whom I would speak here, and whether I may. */
export const composerQuery = (conversationId: string) =>
  queryOptions({
    queryKey: composerKey(conversationId),
    queryFn: ({ signal }) => request<Composer>(path(conversationId, 'composer'), { signal }),
    staleTime: 5_000,
  });

/** What is on its way in a conversation, and what has just left. */
export const publicationsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: publicationsKey(conversationId),
    queryFn: async ({ signal }) =>
      (await request<{ publications: PublicationView[] }>(path(conversationId, 'publications'), { signal })).publications,
    staleTime: 5_000,
  });

export interface Reply {
  /** Made once per press of the button: a repeat under the same key never publishes twice. */
  readonly idempotencyKey: string;
  readonly replyToMessageId: string;
  readonly body: string;
}
export const sendReply = (conversationId: string, body: Reply) =>
  request<PublicationView>(path(conversationId, 'replies'), { method: 'POST', body });

const act = (publicationId: string, name: 'undo' | 'retry' | 'discard') =>
  request<PublicationView>(`/publications/${encodeURIComponent(publicationId)}/${name}`, { method: 'POST' });

export const undoPublication = (publicationId: string) => act(publicationId, 'undo');
export const retryPublication = (publicationId: string) => act(publicationId, 'retry');
export const discardPublication = (publicationId: string) => act(publicationId, 'discard');
