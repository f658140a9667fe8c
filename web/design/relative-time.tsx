import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Language } from '../../src/people/schema.ts';
import { cx } from './cx.ts';
import { exactMoment, relativeMoment } from './moment.ts';
import styles from './overlay.module.css';

/** The IANA zone in which times are said: the organisation's, wherever its people are; before one is known, the reader's. */
const Zone = createContext<string | null>(null);
let ownZone: string | undefined;
export function ZoneProvider({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

/** Milliseconds: one clock for the page ticks often enough for seconds-old news and seldom enough to cost nothing. */
const TICK = 10_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function watchClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of listeners) one();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now in milliseconds, moving every ten seconds; with the zone and language in which to say times. */
export function useClock(): { readonly now: number; readonly zone: string; readonly language: Language } {
  const { i18n } = useTranslation();
  const current = useSyncExternalStore(watchClock, () => now);
  return {
    now: Math.max(current, now),
    zone: use(Zone) ?? (ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone),
    language: i18n.language === 'en' ? 'en' : 'fr',
  };
}

interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** False inside what is pressed as a whole (a line of a list), where a second stop for the keyboard would be in the way. */
  readonly focusable?: boolean;
  readonly className?: string | undefined;
}

/** A moment: near now in words, exact on hover and on focus. */
export function RelativeTime({ at, focusable = true, className }: RelativeTimeProps) {
  const clock = useClock();
  const date = new Date(at);
  const exact = exactMoment(date, clock);
  const words = relativeMoment(date, clock);
  if (!focusable) {
    return (
      <time dateTime={at} title={exact} className={className}>
        {words}
      </time>
    );
  }
  return (
    <TooltipTrigger delay={400}>
      <Focusable>
        <time dateTime={at} tabIndex={0} role="note" aria-label={exact} className={className}>
          {words}
        </time>
      </Focusable>
      <Tooltip className={cx(styles['tooltip'])} offset={6}>
        {exact}
      </Tooltip>
    </TooltipTrigger>
  );
}
