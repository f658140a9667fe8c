import type { ReviewView } from '../../src/review/schema.ts';

/** Where words were written. */
export type Placed = { readonly conversationId: string } | { readonly postId: string };

interface Reader {
  readonly memberId: string;
  readonly place: Placed;
  /** Reviews whose end the reader has read. */
  readonly seen: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Milliseconds: what is older is told by the page of reviews alone. */
const NEWS = 24 * 3_600_000;

const isIn = ({ subject }: ReviewView, place: Placed): boolean =>
  'postId' in place
    ? subject.kind === 'post' && subject.postId === place.postId
    : subject.kind === 'reply' && subject.conversationId === place.conversationId;

/** What an author should still be told here: that words came back, or leave otherwise than they were written. The last of each place only. */
export function newsOf(settled: readonly ReviewView[], { memberId, place, seen, now }: Reader): ReviewView[] {
  const [last] = settled
    .filter((review) => review.memberId === memberId && review.settledAt !== null && isIn(review, place))
    .toSorted((one, other) => Date.parse(other.settledAt ?? '') - Date.parse(one.settledAt ?? ''));
  if (last === undefined || last.state === 'approved' || last.state === 'taken-back' || last.state === 'waiting') return [];
  const fresh = now - Date.parse(last.settledAt ?? '') < NEWS;
  return fresh && !seen.includes(last.reviewId) ? [last] : [];
}
