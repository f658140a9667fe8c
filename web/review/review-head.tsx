import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { relativeMoment } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { addressOf } from '../inbox/place.ts';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { remaining } from './remaining.ts';
import styles from './review.module.css';

/** Minutes: what ends sooner is told louder. */
const SOON = 5;

/** Whose words, for which accounts, how long they still wait, and where they come from. */
export function ReviewHead({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const author = usePeople()(review.memberId);
  const accounts = useAccountsById();
  const { subject } = review;
  const names = review.accountIds.map((id) => at(accounts.get(id)?.handle ?? '…')).join(', ');
  return (
    <header className={styles['head']}>
      <Face id={author.memberId} name={author.name} initials={author.initials} pictureUrl={author.pictureUrl} size={36} />
      <p>
        <b>{t('card.by', { name: author.name })}</b> <bdi>{t('card.on', { account: names })}</bdi>
        <span className={styles['soft']}>
          {t(`card.${subject.kind}`)} ·{' '}
          {subject.kind === 'reply' ? (
            <Link
              {...addressOf({
                list: 'to-answer',
                conversationId: subject.conversationId,
                q: '',
                account: undefined,
                speaker: undefined,
                card: false,
              })}
            >
              {t('card.openThread')}
            </Link>
          ) : (
            <Link to="/micro/$postId" params={{ postId: subject.postId }}>
              {t('card.openPost')}
            </Link>
          )}
        </span>
      </p>
      <TimeLeft endsAt={review.endsAt} />
    </header>
  );
}

function TimeLeft({ endsAt }: Pick<ReviewView, 'endsAt'>) {
  const { t } = useTranslation('review');
  const clock = useClock();
  const left = remaining(endsAt, clock.now);
  return (
    <Tag tone={left.kind === 'over' || (left.kind === 'minutes' && left.count <= SOON) ? 'urgent' : 'held'}>
      <Icon name="clock" size={14} />
      {left.kind === 'minutes' && t('card.left', { count: left.count })}
      {left.kind === 'long' && t('card.leftLong', { at: relativeMoment(new Date(endsAt), clock) })}
      {left.kind === 'over' && t('card.over')}
    </Tag>
  );
}
