/** What a second pair of eyes is asked, and says. Every key starts with `reviews`. */
import { queryOptions } from '@tanstack/react-query';
import type { AmendRequest, ReviewList, ReviewView } from '../../src/review/schema.ts';
import { request } from '../api/request.ts';

export const reviewsKey = ['reviews'] as const;

/** `waiting`: that which ends first, first. `settled`: of the last days, the last first. */
export const reviewsQuery = (state: 'waiting' | 'settled') =>
  queryOptions({
    queryKey: [...reviewsKey, state],
    queryFn: async ({ signal }) => (await request<ReviewList>(`/reviews?state=${state}`, { signal })).reviews,
    staleTime: 10_000,
  });

export const readReview = (reviewId: string) => request<ReviewView>(`/reviews/${encodeURIComponent(reviewId)}`);

const act = (reviewId: string, name: 'approve' | 'amend' | 'refuse' | 'take-back', body: unknown = {}) =>
  request<ReviewView>(`/reviews/${encodeURIComponent(reviewId)}/${name}`, { method: 'POST', body });

export const approveReview = (reviewId: string) => act(reviewId, 'approve');
export const amendReview = (reviewId: string, words: AmendRequest) => act(reviewId, 'amend', words);
export const refuseReview = (reviewId: string, word: string) => act(reviewId, 'refuse', { word });
export const takeBackReview = (reviewId: string) => act(reviewId, 'take-back');
