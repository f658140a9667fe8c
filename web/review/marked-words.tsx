import { runsOf } from '../guardrails/places.ts';
import type { ReviewPart } from './parts-of.ts';
import marks from '../guardrails/findings.module.css';
import styles from './review.module.css';

/** Words that are read, with lines under what was found in them. What the lines mean stands in the list beside. */
export function MarkedWords({ part: { text, findings } }: { readonly part: ReviewPart }) {
  return (
    <p className={styles['said']} dir="auto">
      {runsOf(text, findings).map((run) =>
        run.level === null ? (
          run.text
        ) : (
          <mark key={run.at} data-level={run.level} className={marks['mark']}>
            {run.text}
          </mark>
        ),
      )}
    </p>
  );
}
