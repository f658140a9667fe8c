/** Requests of the publishing room, and where their answers are kept. */
import { queryOptions } from '@tanstack/react-query';
import type { LinkCardView } from '../../src/cards/schema.ts';
import type { SentPosts } from '../../src/publishing/schema-sent.ts';
import type { Composer, PublicationView, TypedSignature } from '../../src/publishing/schema.ts';
import { request } from '../api/request.ts';

const path = (conversationId: string, rest: string) => `/conversations/${encodeURIComponent(conversationId)}/${rest}`;

export const publicationsKey = (conversationId: string) => ['publications', conversationId] as const;
export const composerKey = (conversationId: string) => ['composer', conversationId] as const;

/** As whom I may speak here, and whether I may; `replyTo`: the message that is answered, null for the newest one to us. */
export const composerQuery = (conversationId: string, replyTo: string | null = null) =>
  queryOptions({
    queryKey: [...composerKey(conversationId), replyTo],
    queryFn: ({ signal }) =>
      request<Composer>(path(conversationId, replyTo === null ? 'composer' : `composer?replyTo=${replyTo}`), { signal }),
    staleTime: 5_000,
  });

/** The signature that stands around these words; null for none. */
export const typedSignatureQuery = (conversationId: string, body: string, personaId: string | null) =>
  queryOptions({
    queryKey: ['typed-signature', conversationId, personaId, body],
    queryFn: async ({ signal }) => {
      const asked = { method: 'POST', body: { body: body.slice(0, 10_000), personaId }, signal } as const;
      return (await request<{ typed: TypedSignature }>(path(conversationId, 'typed-signature'), asked)).typed;
    },
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });

/** What is on its way in a conversation, and what has just left. */
export const publicationsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: publicationsKey(conversationId),
    queryFn: async ({ signal }) =>
      (await request<{ publications: PublicationView[] }>(path(conversationId, 'publications'), { signal })).publications,
    staleTime: 5_000,
  });

export const sentPostsKey = (conversationId: string) => ['sent-posts', conversationId] as const;

/** What became of our posts in a conversation, and what I may do with them. */
export const sentPostsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: sentPostsKey(conversationId),
    queryFn: async ({ signal }) => (await request<SentPosts>(path(conversationId, 'sent'), { signal })).posts,
    staleTime: 30_000,
  });

/** What accounts say that is no reply: what is on its way, and what was said in the last day. */
export const announcementsQuery = queryOptions({
  queryKey: ['publications', 'announcements'],
  queryFn: async ({ signal }) => (await request<{ publications: PublicationView[] }>('/announcements', { signal })).publications,
  staleTime: 30_000,
});

export interface Reply {
  /** Made once per press of the button: a repeat under the same key never publishes twice. */
  readonly idempotencyKey: string;
  readonly replyToMessageId: string;
  readonly body: string;
  /** The character that speaks; null: the reader himself. */
  readonly personaId: string | null;
  /** The words end with another's name, and are meant to. */
  readonly keepTyped: boolean;
  /** Never more people than read what it answers. */
  readonly visibility: PublicationView['visibility'];
  /** Absent: as what it answers; null: none. */
  readonly contentWarning?: string | null;
  readonly corrects: boolean;
  /** Pictures, or a film, with what they show in words. */
  readonly attachments: readonly { readonly mediaId: string; readonly alt: string }[];
  /** Of the first link of the words; null: none. */
  readonly card: LinkCardView | null;
  /** The pause that these words have been through. */
  readonly readAgain?: string;
}
export const sendReply = (conversationId: string, body: Reply) =>
  request<PublicationView>(path(conversationId, 'replies'), { method: 'POST', body });

const act = (publicationId: string, name: 'undo' | 'retry' | 'discard' | 'withdraw' | 'pin' | 'unpin') =>
  request<PublicationView>(`/publications/${encodeURIComponent(publicationId)}/${name}`, { method: 'POST' });

export const undoPublication = (publicationId: string) => act(publicationId, 'undo');
export const retryPublication = (publicationId: string) => act(publicationId, 'retry');
export const discardPublication = (publicationId: string) => act(publicationId, 'discard');
export const withdrawPublication = (publicationId: string) => act(publicationId, 'withdraw');
export const pinPublication = (publicationId: string) => act(publicationId, 'pin');
export const unpinPublication = (publicationId: string) => act(publicationId, 'unpin');
