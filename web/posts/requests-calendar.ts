/** Requests around the calendar: best hours, budgets, what ends, what colleagues did, files. */
import { queryOptions } from '@tanstack/react-query';
import type { BestHoursView, BudgetView, EndingView } from '../../src/posts/schema-ahead.ts';
import type { ImportAnswersView, ImportedRow, ImportedRows, ImportView } from '../../src/posts/schema-calendar.ts';
import type { NoticeView } from '../../src/posts/schema.ts';
import { request } from '../api/request.ts';

export type { BestHoursView, BudgetView, EndingView, ImportAnswersView, ImportedRow, ImportView, NoticeView };
export type BestHour = BestHoursView['hours'][number];

export const bestHoursQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['best-hours', accountId],
    queryFn: ({ signal }) => request<BestHoursView>(`/accounts/${accountId}/best-hours`, { signal }),
    // A day more or less of a year's past changes little.
    staleTime: 3_600_000,
  });

/** `adding`: a post that is about to be planned at a wall time, counted as if it were. */
export const budgetsQuery = (adding: { readonly postId: string; readonly local: string } | null) =>
  queryOptions({
    queryKey: ['posts', 'budgets', adding?.postId ?? '', adding?.local ?? ''],
    queryFn: ({ signal }) =>
      request<{ days: number; accounts: BudgetView[] }>(
        `/budgets${adding === null ? '' : `?${new URLSearchParams({ ...adding }).toString()}`}`,
        { signal },
      ),
    staleTime: 15_000,
  });

export const endingQuery = queryOptions({
  queryKey: ['posts', 'ending'],
  queryFn: async ({ signal }) => (await request<{ posts: EndingView[] }>('/ending-posts', { signal })).posts,
});
export const letPostEnd = (postId: string) => request<undefined>(`/posts/${postId}/may-end`, { method: 'PUT' });

export const noticesQuery = queryOptions({
  queryKey: ['posts', 'notices'],
  queryFn: async ({ signal }) => (await request<{ notices: NoticeView[] }>('/post-notices', { signal })).notices,
});
export const seeNotice = (noticeId: string) => request<undefined>(`/post-notices/${noticeId}/seen`, { method: 'PUT' });

/** Milliseconds: the rows of a page are made one by one, by all the rules. */
const PATIENT = 60_000;

export const bringCalendar = (file: File) => {
  const bytes = file.slice(0, file.size, /\.ics$/iu.test(file.name) ? 'text/calendar' : 'text/csv');
  return request<ImportView>(`/calendar-imports?${new URLSearchParams({ fileName: file.name.slice(0, 200) }).toString()}`, {
    method: 'POST',
    bytes,
    timeout: PATIENT,
  });
};
export const askRows = (importId: string, what: 'look' | 'make', body: { readonly from: number; readonly answers: ImportAnswersView }) =>
  request<ImportedRows>(`/calendar-imports/${importId}/${what}`, { method: 'POST', body, timeout: PATIENT });
