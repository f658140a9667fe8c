import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../design/icon.tsx';
import styles from './message-parts.module.css';

/** What stands behind words of its author, or of its network: there for who asks, and said to be there to everybody. */
export function MessageFold({ warning, children }: { readonly warning: string; readonly children: ReactNode }) {
  const { t } = useTranslation('messages');
  return (
    <details className={styles['fold']}>
      <summary>
        <Icon name="fold" size={16} />
        <span>
          <span className={styles['foldLabel']}>{t('fold.label')}</span> <bdi className={styles['warning']}>{warning}</bdi>
        </span>
        <span className={styles['foldAct']} aria-hidden="true">
          <span>{t('fold.show')}</span>
          <span>{t('fold.hide')}</span>
        </span>
      </summary>
      <div className={styles['folded']}>{children}</div>
    </details>
  );
}
