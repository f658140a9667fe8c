import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AmendRequest, ReviewView } from '../../src/review/schema.ts';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { amendReview, approveReview, refuseReview, reviewsKey } from './requests.ts';
import { useReviewRefusal } from './use-review-refusal.ts';

export type Verdict =
  | { readonly kind: 'approved' }
  | { readonly kind: 'amended'; readonly words: AmendRequest }
  | { readonly kind: 'refused'; readonly word: string };

/** What a reviewer can mend in the words; anything else takes the review away, or has nothing to do with them. */
const MENDED: ReadonlySet<string> = new Set(['firm', 'empty', 'too-long', 'signed-by-another', 'several-versions', 'other-parts']);
export const isMended = (error: unknown): boolean => isFailure(error) && MENDED.has(error.kind);

/** Settles one review. What is refused is told by then, unless it is said beside the words (`isMended`). */
export function useVerdict(review: ReviewView) {
  const { t } = useTranslation('review');
  const client = useQueryClient();
  const personOf = usePeople();
  const refusal = useReviewRefusal();
  const { reviewId, memberId } = review;
  return useMutation({
    mutationFn: async (verdict: Verdict) => {
      switch (verdict.kind) {
        case 'approved':
          return await approveReview(reviewId);
        case 'amended':
          return await amendReview(reviewId, verdict.words);
        case 'refused':
          return await refuseReview(reviewId, verdict.word);
      }
    },
    onSuccess: (_, { kind }) => toast({ text: t(`act.done.${kind}`, { name: personOf(memberId).name }) }),
    onError: (error) => !isMended(error) && toast({ text: refusal(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: reviewsKey }),
  });
}
