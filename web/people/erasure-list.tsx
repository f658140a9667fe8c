import { useTranslation } from 'react-i18next';
import styles from './team.module.css';

/** What an erasure takes away and what it leaves: said wherever one can ask for it. */
export function ErasureList() {
  const { t } = useTranslation('people');
  return (
    <dl className={styles['erasure']}>
      <div>
        <dt>{t('erasure.erased')}</dt>
        <dd>{t('erasure.erasedText')}</dd>
      </div>
      <div>
        <dt>{t('erasure.kept')}</dt>
        <dd>{t('erasure.keptText')}</dd>
      </div>
    </dl>
  );
}
