import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { useGo } from '../place.ts';
import { goToNext } from '../queue/next-conversation.ts';
import { Kbd } from '../../design/tag.tsx';
import styles from './thread-pane.module.css';

/** Nothing is open: where to begin. */
export function NoThread({ waiting }: { readonly waiting: boolean }) {
  const { t } = useTranslation('inbox');
  return (
    <EmptyState
      title={t('empty.thread.title')}
      action={
        waiting ? (
          <Button onClick={goToNext}>
            {t('doing.next')} <Kbd keys="j" />
          </Button>
        ) : undefined
      }
    >
      {t('empty.thread.text')}
    </EmptyState>
  );
}

/** The shape of a thread that is coming. */
export function ThreadSkeleton() {
  const { t } = useTranslation('inbox');
  return (
    <div className={styles['skeleton']} aria-busy="true">
      <p className="visually-hidden">{t('thread.loading')}</p>
      <div className={styles['skeletonHead']}>
        <Skeleton width="12rem" height="1.4em" />
        <Skeleton width="18rem" />
      </div>
      {[64, 48].map((width) => (
        <div key={width} className={styles['skeletonMessage']}>
          <Skeleton width="2.25rem" height="2.25rem" round />
          <Skeleton width="30%" />
          <Skeleton width={`${width}%`} height="3em" />
        </div>
      ))}
    </div>
  );
}

export function ThreadTrouble({ retry }: { readonly retry: () => void }) {
  const { t } = useTranslation('inbox');
  return (
    <div role="alert" className={styles['alone']}>
      <EmptyState title={t('failed.thread')} action={<Button onClick={retry}>{t('failed.again')}</Button>}>
        {t('failed.kept')}
      </EmptyState>
    </div>
  );
}

export function ThreadGone() {
  const { t } = useTranslation('inbox');
  const go = useGo();
  return (
    <div role="alert" className={styles['alone']}>
      <EmptyState title={t('failed.gone')} action={<Button onClick={() => go({ conversationId: undefined })}>{t('failed.back')}</Button>}>
        {t('failed.goneText')}
      </EmptyState>
    </div>
  );
}
