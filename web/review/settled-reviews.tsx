import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { Face } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { Difference } from './difference.tsx';
import { reviewsQuery } from './requests.ts';
import { useGoneWhy } from './use-review-refusal.ts';
import styles from './review.module.css';

/** What became of the reviews of the last days: both names, the word, the difference. */
export function SettledReviews() {
  const { t } = useTranslation('review');
  const { data: settled } = useQuery(reviewsQuery('settled'));
  if (settled === undefined) return null;
  return (
    <section className={styles['settled']} aria-labelledby="settled-reviews">
      <h2 id="settled-reviews">{t('page.settled')}</h2>
      {settled.length === 0 && <p className={styles['soft']}>{t('page.emptySettled')}</p>}
      <ul>
        {settled.map((review) => (
          <Settled key={review.reviewId} review={review} />
        ))}
      </ul>
    </section>
  );
}

function Settled({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const personOf = usePeople();
  const accounts = useAccountsById();
  const goneWhy = useGoneWhy();
  const author = personOf(review.memberId);
  const { state, reviewerId, word, amended, settledAt } = review;
  return (
    <li data-state={state}>
      <Face id={author.memberId} name={author.name} initials={author.initials} pictureUrl={author.pictureUrl} size={36} />
      <div>
        <p>
          <b>{author.name}</b> {at(accounts.get(review.accountId)?.handle ?? '…')}{' '}
          <span className={styles['soft']}>
            · {t(`state.${state}`)} {reviewerId !== null && t('state.by', { name: personOf(reviewerId).name })}{' '}
            {settledAt !== null && <RelativeTime at={settledAt} />}
          </span>
        </p>
        {amended === null ? (
          <p className={styles['said']} dir="auto">
            {review.text}
          </p>
        ) : (
          <Difference before={amended.before} after={amended.after} />
        )}
        {word !== null && <p className={styles['word']}>{t('told.word', { word })}</p>}
        {state === 'gone' && <p className={styles['soft']}>{goneWhy(review.goneWhy)}</p>}
      </div>
    </li>
  );
}
