import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './small.module.css';

interface BannerProps {
  readonly tone?: 'accent' | 'urgent' | 'held';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Spoken at once by a screen reader: for what has just happened. */
  readonly announced?: boolean;
}

/** Words that concern the whole of what is under them. */
export function Banner({ tone = 'accent', title, children, action, announced = false }: BannerProps) {
  const toneClass = tone === 'urgent' ? styles['bannerUrgent'] : tone === 'held' ? styles['bannerHeld'] : null;
  return (
    <div className={cx(styles['banner'], toneClass)} role={announced ? (tone === 'urgent' ? 'alert' : 'status') : undefined}>
      <Icon name={tone === 'accent' ? 'info' : 'warning'} />
      <div>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
