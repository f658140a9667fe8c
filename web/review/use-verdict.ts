import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AmendRequest, ReviewView } from '../../src/review/schema.ts';
import { toast } from '../design/toast.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { amendReview, approveReview, refuseReview, reviewsKey } from './requests.ts';
import { useReviewRefusal } from './use-review-refusal.ts';

export type Verdict =
  | { readonly kind: 'approved' }
  | { readonly kind: 'amended'; readonly words: AmendRequest }
  | { readonly kind: 'refused'; readonly word: string };

/** Settles one review; what is refused is told in a sentence by then. */
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
    onError: (error) => toast({ text: refusal(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: reviewsKey }),
  });
}
