import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { Difference } from './difference.tsx';
import { readSeen, writeSeen } from './seen.ts';
import { newsOf, type Placed } from './news-of.ts';
import { reviewsQuery } from './requests.ts';
import { useGoneWhy } from './use-review-refusal.ts';

export interface ReviewNewsProps {
  readonly place: Placed;
}

/** What became of my words in this place, until I have read it. */
export function ReviewNews({ place }: ReviewNewsProps) {
  const { memberId } = useMe().member;
  const { data: settled } = useQuery(reviewsQuery('settled'));
  const { now } = useClock();
  const [seen, setSeen] = useState(readSeen);
  const news = newsOf(settled ?? [], { memberId, place, seen, now });
  return news.map((review) => <News key={review.reviewId} review={review} onSeen={() => setSeen(writeSeen(review.reviewId))} />);
}

function News({ review, onSeen }: { readonly review: ReviewView; readonly onSeen: () => void }) {
  const { t } = useTranslation('review');
  const goneWhy = useGoneWhy();
  const personOf = usePeople();
  const { state, reviewerId, word, amended } = review;
  if (state === 'waiting' || state === 'taken-back') return null;
  const name = reviewerId === null ? t('told.nobody') : personOf(reviewerId).name;
  const back = state !== 'approved' && state !== 'amended';
  return (
    <Banner
      tone={back ? 'held' : 'accent'}
      title={state === 'refused' ? t('told.backTitle', { name }) : t(`told.${state}`, { name, word: '', why: goneWhy(review.goneWhy) })}
      action={
        <Button size="small" onClick={onSeen}>
          {t('told.seen')}
        </Button>
      }
    >
      {word !== null && <p>{t('told.word', { word })}</p>}
      {state === 'refused' && t('told.kept')}
      {amended !== null && <Difference before={amended.before} after={amended.after} />}
    </Banner>
  );
}
