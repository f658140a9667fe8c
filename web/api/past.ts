/** Requests of the room of accounts' pasts. */
import { queryOptions } from '@tanstack/react-query';
import type { ReadingView, ReadingWithResult } from '../../src/past/schema.ts';
import { request } from './request.ts';

/** Milliseconds between two looks at what goes on. */
const PACE = 1_000;
/** Milliseconds: a part of 4 MB over a slow line. */
const PART_TIME_OUT = 120_000;

const MOVING = new Set<ReadingView['state']>(['uploading', 'waiting', 'reading']);
export const isMoving = (reading: Pick<ReadingView, 'state'>): boolean => MOVING.has(reading.state);

export const readingsQuery = queryOptions({
  queryKey: ['past'],
  queryFn: async ({ signal }) => (await request<{ readings: ReadingView[] }>('/past/readings', { signal })).readings,
  refetchInterval: ({ state }) => (state.data?.some(isMoving) === true ? 2 * PACE : false),
});
export const readingQuery = (readingId: string) =>
  queryOptions({
    queryKey: ['past', readingId],
    queryFn: ({ signal }) => request<ReadingWithResult>(`/past/readings/${readingId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? PACE : false),
  });

export const startReading = (body: { fileName: string; sizeBytes: number; zone: string }) =>
  request<ReadingView>('/past/readings', { method: 'POST', body });
export const readAccount = (body: { accountId: string; zone: string }) =>
  request<ReadingView>('/past/readings/of-account', { method: 'POST', body });
export const sendPart = (readingId: string, number: number, { bytes, signal }: { bytes: Blob; signal: AbortSignal }) =>
  request<ReadingView>(`/past/readings/${readingId}/parts/${number}`, { method: 'PUT', bytes, signal, timeout: PART_TIME_OUT });
export const chooseAuthor = (readingId: string, author: string) =>
  request<ReadingView>(`/past/readings/${readingId}/author`, { method: 'POST', body: { author } });
export const cancelReading = (readingId: string) => request<ReadingView>(`/past/readings/${readingId}/cancel`, { method: 'POST' });
export const eraseReading = (readingId: string) => request<void>(`/past/readings/${readingId}`, { method: 'DELETE' });
export const brokenRowsAddress = (readingId: string) => `/api/v1/past/readings/${readingId}/broken-rows`;
