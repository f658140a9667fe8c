import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { exactMoment } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Icon } from '../design/icon.tsx';
import { usePeople } from '../inbox/use-people.ts';
import styles from './post.module.css';

/** When it leaves as things stand, and in whose name. */
export function PlannedLine({ post: { plan, state } }: { readonly post: PostView }) {
  const { t } = useTranslation('posts');
  const clock = useClock();
  const personOf = usePeople();
  if (plan === null) return null;
  const when = exactMoment(new Date(plan.dueAt), clock);
  const { name } = personOf(plan.memberId);
  return (
    <p className={styles['planned']} data-state={state}>
      <Icon name="clock" size={16} />
      {state === 'asking' ? t('plan.wasFor', { when, name }) : t('plan.isFor', { when, name })}
    </p>
  );
}
