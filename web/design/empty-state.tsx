import type { ReactNode } from 'react';
import styles from './small.module.css';

interface EmptyStateProps {
  readonly picture?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a place says when nothing is in it: why, and what to do next. */
export function EmptyState({ picture, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {picture}
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <div className={styles['emptyActions']}>{action}</div>}
    </div>
  );
}
