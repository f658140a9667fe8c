import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../design/skeleton.tsx';
import styles from './list-pane.module.css';

/** The shape of a list that is coming: rows of the height that they will have. */
export function ListSkeleton() {
  const { t } = useTranslation('inbox');
  return (
    <div className={styles['coming']} aria-busy="true">
      <p className="visually-hidden">{t('list.loading')}</p>
      {[70, 54, 62, 48, 66, 58].map((width) => (
        <div key={width} className={styles['skeleton']}>
          <Skeleton width="2.25rem" height="2.25rem" round />
          <Skeleton width={`${width}%`} />
          <Skeleton height="2.2em" />
          <Skeleton width="40%" />
        </div>
      ))}
    </div>
  );
}
