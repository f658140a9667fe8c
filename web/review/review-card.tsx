import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Kbd } from '../design/tag.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { AmendForm } from './amend-form.tsx';
import { RefuseForm } from './refuse-form.tsx';
import { ReviewHead } from './review-head.tsx';
import { ReviewWords } from './review-words.tsx';
import type { ReviewDesk } from './use-chosen-review.ts';
import { useVerdict } from './use-verdict.ts';
import styles from './review.module.css';

interface ReviewCardProps {
  readonly review: ReviewView;
  readonly desk: ReviewDesk;
}

/** Words that wait: what they answer, what was found in them, and what the reader says of them. */
export function ReviewCard({ review, desk }: ReviewCardProps) {
  const { t } = useTranslation('review');
  const { name } = usePeople()(review.memberId);
  const verdict = useVerdict(review);
  const chosen = desk.chosenId === review.reviewId;
  const doing = chosen ? desk.doing : 'reading';
  const back = () => desk.choose(review.reviewId);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys act on the one in which the focus is
    <article
      id={`review-${review.reviewId}`}
      tabIndex={-1}
      className={cx(styles['card'], chosen && styles['chosen'])}
      aria-label={t('card.label', { name })}
      aria-current={chosen || undefined}
      onFocus={() => !chosen && desk.choose(review.reviewId)}
    >
      <ReviewHead review={review} />
      <ReviewWords review={review} />
      {doing === 'amending' && <AmendForm review={review} name={name} verdict={verdict} onCancel={back} />}
      {doing === 'refusing' && <RefuseForm name={name} verdict={verdict} onCancel={back} />}
      {doing === 'reading' && (
        <div className={styles['acts']}>
          <Button
            tone="primary"
            data-act="approve"
            busy={verdict.isPending}
            onClick={() => !verdict.isPending && verdict.mutate({ kind: 'approved' })}
          >
            {t('act.approve')} {chosen && <Kbd keys="a" />}
          </Button>
          <Button onClick={() => desk.choose(review.reviewId, 'amending')}>
            {t('act.amend')} {chosen && <Kbd keys="c" />}
          </Button>
          <Button onClick={() => desk.choose(review.reviewId, 'refusing')}>
            {t('act.refuse')} {chosen && <Kbd keys="r" />}
          </Button>
          <span className={styles['soft']}>{t(review.subject.kind === 'reply' ? 'act.approveSends' : 'act.approvePlans', { name })}</span>
        </div>
      )}
    </article>
  );
}
