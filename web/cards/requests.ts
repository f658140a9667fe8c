/** What the interface asks of the cards room. */
import { queryOptions } from '@tanstack/react-query';
import type { CardAnswer, LinkCardView } from '../../src/cards/schema.ts';
import { request } from '../api/request.ts';

/** Milliseconds: a page and its picture, on a slow line. */
const TIME_OUT = 30_000;

/** A link's card beside words: `shown`, unless a person took it off. */
export interface CardChoice extends LinkCardView {
  readonly shown: boolean;
}

export const askCard = (url: string, again: boolean, signal?: AbortSignal) =>
  request<CardAnswer>('/cards', { method: 'POST', body: { url, again }, timeout: TIME_OUT, ...(signal && { signal }) });

export const cardQuery = (url: string) =>
  queryOptions({
    queryKey: ['cards', url],
    queryFn: ({ signal }) => askCard(url, false, signal),
    staleTime: Infinity,
    retry: false,
  });

/** As it is kept beside words. */
export const toChoice = ({ url, title, description, picture }: LinkCardView): CardChoice => ({
  url,
  title,
  description,
  picture: picture && { mediaId: picture.mediaId },
  shown: true,
});
