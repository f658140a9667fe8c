import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './small.module.css';

interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a place says when nothing is in it: why, and what to do next. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <span className={styles['emptyIcon']}>
          <Icon name={icon} size={28} />
        </span>
      )}
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <div className={styles['emptyActions']}>{action}</div>}
    </div>
  );
}
