import { useTranslation } from 'react-i18next';
import { Skeleton } from '../design/skeleton.tsx';
import styles from './page.module.css';

/** The shape of a page on its way. */
export function PageSkeleton() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles['page']} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton width="16rem" height="2rem" />
      <Skeleton width="28rem" />
      <Skeleton height="6rem" />
      <Skeleton height="6rem" />
    </div>
  );
}
