import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './settings-room.module.css';

/** The tabs of a room. Where they do not all fit, the one of the page on screen is moved into sight, and nothing else moves. */
export function TabRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  // Another page is another tab.
  useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!row.current || !current) return;
    const { left, right } = row.current.getBoundingClientRect();
    const tab = current.getBoundingClientRect();
    const margin = (right - left) / 8;
    if (tab.right > right - margin) row.current.scrollLeft += tab.right - right + margin;
    else if (tab.left < left + margin) row.current.scrollLeft -= left + margin - tab.left;
  });
  return (
    <nav ref={row} aria-label={label} className={styles['tabs']}>
      {children}
    </nav>
  );
}
