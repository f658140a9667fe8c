import type { ReactNode } from 'react';
import { Brand } from '../design/brand.tsx';
import { Choosers } from './choosers.tsx';
import styles from './door.module.css';

/** The frame of the pages that one sees before coming in. */
export function Door({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  return (
    <div className={styles['door']}>
      <header className={styles['top']}>
        <a href="/" className={styles['brand']}>
          <Brand size={28} />
        </a>
        <Choosers />
      </header>
      <main className={wide ? styles['wide'] : styles['narrow']}>{children}</main>
    </div>
  );
}
