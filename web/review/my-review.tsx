import type { ReviewView } from '../../src/review/schema.ts';
import { HeldLine } from './held-line.tsx';
import { ReviewHead } from './review-head.tsx';
import { ReviewWords } from './review-words.tsx';
import styles from './review.module.css';

/** One's own words, while somebody else is to read them. */
export function MyReview({ review }: { readonly review: ReviewView }) {
  return (
    <article className={styles['card']}>
      <ReviewHead review={review} />
      <ReviewWords review={review} />
      <HeldLine review={review} />
    </article>
  );
}
