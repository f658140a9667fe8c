import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { MyReview } from './my-review.tsx';
import { reviewsQuery } from './requests.ts';
import { ReviewCard } from './review-card.tsx';
import { SettledReviews } from './settled-reviews.tsx';
import { useChosenReview } from './use-chosen-review.ts';
import styles from './review.module.css';

/** Relectures: words of colleagues that wait for a second pair of eyes, one's own that wait for theirs, and what became of the last ones. */
export function ReviewsPage() {
  const { t } = useTranslation(['review', 'shell']);
  const { memberId } = useMe().member;
  const { data: waiting, error, refetch } = useQuery(reviewsQuery('waiting'));
  const sentence = useFailureSentence();
  usePageTitle(t('page.title'));
  const toReview = waiting?.filter((review) => review.mayReview) ?? [];
  const mine = waiting?.filter((review) => review.memberId === memberId) ?? [];
  const desk = useChosenReview(toReview);
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <h1 tabIndex={-1}>{t('page.title')}</h1>
        <p className={styles['soft']}>{t('page.lead')}</p>
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {waiting === undefined && error === null && <Skeleton height="16rem" />}
      {waiting && toReview.length === 0 && (
        <EmptyState icon="check" title={t('page.emptyTitle')}>
          {t('page.empty')}
        </EmptyState>
      )}
      {toReview.length > 0 && (
        <section className={styles['reviews']} aria-label={t('page.waiting')}>
          {toReview.map((review) => (
            <ReviewCard key={review.reviewId} review={review} desk={desk} />
          ))}
        </section>
      )}
      {mine.length > 0 && (
        <section className={styles['reviews']} aria-labelledby="my-reviews">
          <h2 id="my-reviews">{t('page.mine')}</h2>
          {mine.map((review) => (
            <MyReview key={review.reviewId} review={review} />
          ))}
        </section>
      )}
      <SettledReviews />
    </div>
  );
}
