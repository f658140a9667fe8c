import { viewFinding } from '../guardrails/index.ts';
import type { Finding } from '../guardrails/index.ts';
import { asOneText } from './review.ts';
import type { ReviewView } from './schema.ts';
import type { ReadReview } from './store.ts';

export const toFindingViews = (findings: readonly Finding[]): ReviewView['findings'] => findings.map(viewFinding);

/** A review as it goes over the wire to one reader. */
export function toReviewView({ review, answeredText, mayReview, concerned, readers }: ReadReview): ReviewView {
  const { subject, parts, amendedParts } = review;
  return {
    reviewId: review.reviewId,
    subject: subject.kind === 'reply' ? { ...subject, answeredText } : { ...subject, parts: [...parts] },
    accountId: review.accountId,
    accountIds: [...review.accountIds],
    memberId: review.memberId,
    text: asOneText(parts),
    findings: concerned ? toFindingViews(review.findings) : [],
    why: 'guardrail',
    askedAt: review.askedAt.toISOString(),
    endsAt: review.endsAt.toISOString(),
    state: review.state,
    reviewerId: review.reviewerId,
    word: concerned ? review.word : null,
    amended: amendedParts && { before: asOneText(parts), after: asOneText(amendedParts) },
    goneWhy: review.goneWhy,
    settledAt: review.settledAt?.toISOString() ?? null,
    mayReview,
    readers: [...readers],
  };
}
