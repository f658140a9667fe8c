import { useEffect, useState } from 'react';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { delayOf, timeLeft } from './deadline.ts';
import styles from './publication.module.css';

const RADIUS = 14;
const ROUND = 2 * Math.PI * RADIUS;
/** Milliseconds between two looks at the clock. */
const STEP = 200;

/** Milliseconds left to undo a publication, looked at again and again until none is left. */
export function useTimeLeft(publication: PublicationView): number {
  const [left, setLeft] = useState(() => look(publication));
  const counting = publication.state === 'scheduled';
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setLeft(look(publication)), STEP);
    return () => clearInterval(timer);
  }, [counting, publication]);
  return counting ? left : 0;
}

const look = (publication: PublicationView) => timeLeft(publication, { monotonic: performance.now(), wall: Date.now() });

/** The seconds left, as a figure and as a ring that closes. Decorative: the words beside it say the same. */
export function CountdownRing({ publication, left }: { readonly publication: PublicationView; readonly left: number }) {
  const whole = delayOf(publication);
  const share = whole === 0 ? 0 : left / whole;
  return (
    <svg aria-hidden="true" width="36" height="36" viewBox="0 0 36 36" className={styles['ring']}>
      <circle cx="18" cy="18" r={RADIUS} className={styles['ringBack']} />
      <circle cx="18" cy="18" r={RADIUS} className={styles['ringLeft']} strokeDasharray={ROUND} strokeDashoffset={ROUND * (1 - share)} />
      <text x="18" y="18">
        {Math.ceil(left / 1_000)}
      </text>
    </svg>
  );
}
