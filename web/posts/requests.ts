/** Requests of the posts room. */
import { queryOptions } from '@tanstack/react-query';
import type { CalendarView, PlanRequestBody, PostContentView, PostDetail, PostView, SpeakingView } from '../../src/posts/schema.ts';
import { request } from '../api/request.ts';

export const calendarQuery = ({ from, to }: { readonly from: string; readonly to: string }) =>
  queryOptions({
    queryKey: ['posts', 'calendar', from, to],
    queryFn: ({ signal }) => request<CalendarView>(`/calendar?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`, { signal }),
  });
export const postsQuery = (state: 'draft' | 'asking') =>
  queryOptions({
    queryKey: ['posts', 'list', state],
    queryFn: async ({ signal }) => (await request<{ posts: PostView[] }>(`/posts?state=${state}`, { signal })).posts,
  });
export const postQuery = (postId: string) =>
  queryOptions({
    queryKey: ['posts', 'one', postId],
    queryFn: ({ signal }) => request<PostDetail>(`/posts/${postId}`, { signal }),
  });
export const speakingQuery = queryOptions({
  queryKey: ['posts', 'speaking'],
  queryFn: async ({ signal }) => (await request<{ accounts: SpeakingView[] }>('/speaking', { signal })).accounts,
  staleTime: 60_000,
});
export const slotsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['posts', 'slots', accountId],
    queryFn: async ({ signal }) => (await request<{ slots: Slot[] }>(`/accounts/${accountId}/slots`, { signal })).slots,
  });

export interface Slot {
  readonly weekday: number;
  readonly time: string;
}
export interface Wording {
  readonly content: PostContentView;
  readonly accountIds: readonly string[];
}

export const EMPTY: Wording = {
  content: { parts: [{ text: '' }], versions: [], visibility: 'public', contentWarning: null, languages: [] },
  accountIds: [],
};

export const draftPost = (body: Wording) => request<PostView>('/posts', { method: 'POST', body });
/** A request that outlives its page may not be longer. UTF-16 units, three bytes each at most. */
const LONGEST_LEAVING = 20_000;
export const writePost = (postId: string, body: Wording & { readonly revision: number; readonly takesOver: boolean }, leaving: boolean) =>
  request<PostView>(`/posts/${postId}/wording`, {
    method: 'PUT',
    body,
    keepalive: leaving && JSON.stringify(body).length < LONGEST_LEAVING,
  });
export const restoreVersion = (postId: string, revision: number, takesOver: boolean) =>
  request<PostView>(`/posts/${postId}/versions/${revision}/restore?takesOver=${takesOver}`, { method: 'POST' });
export const dropPost = (postId: string, dropped: boolean) =>
  request<PostView>(`/posts/${postId}/dropped`, { method: 'PUT', body: { dropped } });
export const planPost = (postId: string, body: PlanRequestBody) => request<PostView>(`/posts/${postId}/plan`, { method: 'POST', body });
export const unplanPost = (postId: string) => request<PostView>(`/posts/${postId}/plan`, { method: 'DELETE' });
/** `readAgain`: the pause that its words have been through. */
export const settleLate = ({ postId, revision }: Pick<PostView, 'postId' | 'revision'>, send: boolean, readAgain?: string) =>
  request<PostView>(`/posts/${postId}/late`, { method: 'POST', body: { send, revision, readAgain } });
export const commentPost = (postId: string, text: string) =>
  request<{ commentId: string }>(`/posts/${postId}/comments`, { method: 'POST', body: { text } });
export const settleComment = (postId: string, commentId: string, settled: boolean) =>
  request<undefined>(`/posts/${postId}/comments/${commentId}/settled`, { method: 'PUT', body: { settled } });
export const putSlots = (accountId: string, slots: readonly Slot[]) =>
  request<{ slots: Slot[] }>(`/accounts/${accountId}/slots`, { method: 'PUT', body: { slots } });
