/** Requests of peer reading, and where their answers are kept. Every key starts with `peer-reading`. */
import { queryOptions } from '@tanstack/react-query';
import type { PeerAnswer, PeerReadingCounts, PeerReadingsView } from '../../src/peer-reading/schema.ts';
import { request } from '../api/request.ts';

export const peerReadingsQuery = queryOptions({
  queryKey: ['peer-reading', 'mine'],
  queryFn: ({ signal }) => request<PeerReadingsView>('/peer-readings', { signal }),
});
export const peerReadingCountsQuery = queryOptions({
  queryKey: ['peer-reading', 'counts'],
  queryFn: ({ signal }) => request<PeerReadingCounts>('/peer-readings/counts', { signal }),
  staleTime: 60_000,
});
export const answerReading = (readingId: string, body: PeerAnswer) =>
  request<undefined>(`/peer-readings/${readingId}/answer`, { method: 'PUT', body });
export const seeAnswers = () => request<undefined>('/peer-readings/seen', { method: 'POST' });
