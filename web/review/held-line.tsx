import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { useMe } from '../app/session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { relativeMoment, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { reviewsKey, takeBackReview } from './requests.ts';
import { useReaders } from './use-readers.ts';
import { useReviewRefusal } from './use-review-refusal.ts';
import styles from './review.module.css';

export interface HeldLineProps {
  readonly review: ReviewView;
  /** What else is to be done once the words are back. */
  readonly onTakenBack?: () => void;
}

/** Milliseconds. */
const HOUR = 3_600_000;

/** Under words that wait: that they do, who may read them, until when, and the way back to one's own. */
export function HeldLine({ review, onTakenBack }: HeldLineProps) {
  const { t } = useTranslation('review');
  const client = useQueryClient();
  const clock = useClock();
  const refusal = useReviewRefusal();
  const readers = useReaders(review);
  const mine = useMe().member.memberId === review.memberId;
  const takeBack = useMutation({
    mutationFn: () => takeBackReview(review.reviewId),
    onSuccess: () => {
      toast({ text: t('held.takenBack') });
      onTakenBack?.();
    },
    onError: (error) => toast({ text: refusal(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: reviewsKey }),
  });
  const ends = new Date(review.endsAt);
  // Within the hour its time is clearer than a distance; another day is named.
  const until = { at: ends.getTime() - clock.now < HOUR ? timeOfDay(ends, clock) : relativeMoment(ends, clock) };
  return (
    <div className={styles['held']}>
      <Tag tone="held">
        <Icon name="people" size={14} /> {t('held.tag')}
      </Tag>
      <p>
        {readers} {t(mine ? 'held.until' : 'held.untilTheirs', until)}
      </p>
      {mine && (
        <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
          {t('held.takeBack')}
        </Button>
      )}
      {review.mayReview && (
        <Link to="/relectures" className={buttonClass('primary', 'small')}>
          {t('held.read')}
        </Link>
      )}
    </div>
  );
}
