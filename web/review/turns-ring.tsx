import { shareDone, TURNS } from './pause.ts';
import styles from './pause.module.css';

const RADIUS = 26;
const ROUND = 2 * Math.PI * RADIUS;
/** Between two turns, in the units of the drawing. */
const GAP = 4;
const TURN = ROUND / TURNS - GAP;
const ARCS = Array.from({ length: TURNS }, (_, turn) => turn);

/** Seven turns that fill one after the other. Decorative: the words beside it say the same. */
export function TurnsRing({ left }: { readonly left: number }) {
  const done = shareDone(left) * TURNS;
  return (
    <svg aria-hidden="true" width="64" height="64" viewBox="0 0 64 64" className={styles['ring']}>
      {ARCS.map((turn) => (
        <g key={turn} transform={`rotate(${(turn * 360) / TURNS - 90} 32 32)`}>
          <circle cx="32" cy="32" r={RADIUS} className={styles['turn']} strokeDasharray={`${TURN} ${ROUND}`} />
          <circle
            cx="32"
            cy="32"
            r={RADIUS}
            className={styles['turned']}
            strokeDasharray={`${TURN} ${ROUND}`}
            // What is not done yet is pushed out of the arc.
            strokeDashoffset={TURN * (1 - Math.min(1, Math.max(0, done - turn)))}
          />
        </g>
      ))}
      {left > 0 ? (
        <text x="32" y="32">
          {left}
        </text>
      ) : (
        <path d="M24 32.5l5.5 5.5L41 27" />
      )}
    </svg>
  );
}
