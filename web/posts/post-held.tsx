import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { HeldLine } from '../review/held-line.tsx';
import { reviewsQuery } from '../review/requests.ts';
import { ReviewNews } from '../review/review-news.tsx';
import styles from './post.module.css';

/** That a post waits for a second pair of eyes, whose, and until when; or what became of it for its author. */
export function PostHeld({ post: { postId, state } }: { readonly post: PostView }) {
  const { t } = useTranslation('review');
  const { data: waiting } = useQuery({ ...reviewsQuery('waiting'), enabled: state === 'review' });
  const review = waiting?.find(({ subject }) => subject.kind === 'post' && subject.postId === postId);
  if (state !== 'review') return <ReviewNews place={{ postId }} />;
  return (
    <section className={styles['heldPost']} aria-label={t('held.tag')}>
      <p>{t('held.post')}</p>
      {review && <HeldLine review={review} />}
    </section>
  );
}
