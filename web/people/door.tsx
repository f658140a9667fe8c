import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../design/icon.tsx';
import { Choosers } from './choosers.tsx';
import styles from './door.module.css';

/** The frame of the pages that one sees before coming in. */
export function Door({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <div className={styles['door']}>
      <header className={styles['top']}>
        <a href="/" className={styles['brand']} aria-label={t('product')}>
          <Logo size={28} />
          <span aria-hidden="true">
            vis<i>·à·</i>vis
          </span>
        </a>
        <Choosers />
      </header>
      <main className={wide ? styles['wide'] : styles['narrow']}>{children}</main>
    </div>
  );
}
