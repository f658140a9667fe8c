import type { Transaction } from '../platform/database/index.ts';
import type { Review, ReviewEvent } from './review.ts';

/** Writes what became of a review into the journal; `memberId` is who did it, absent when no person did. */
export function recordReview(
  tx: Transaction,
  what: ReviewEvent | 'asked',
  review: Review,
  { memberId, data = {} }: { readonly memberId?: string | undefined; readonly data?: Readonly<Record<string, unknown>> } = {},
): void {
  const { subject, reviewId, accountId } = review;
  const reply = subject.kind === 'reply' ? subject : null;
  tx.record({
    kind: `review.${what}`,
    memberId,
    accountId,
    conversationId: reply?.conversationId,
    publicationId: reply?.publicationId,
    data: { reviewId, authorId: review.memberId, ...(subject.kind === 'post' && { postId: subject.postId }), ...data },
  });
}
