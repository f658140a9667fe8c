import { cutAt } from './cut-at.ts';
import styles from './rules.module.css';

interface MarkedTextProps {
  readonly text: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** Words with the places in them that were noticed. */
export function MarkedText({ text, places }: MarkedTextProps) {
  return (
    <span dir="auto" className={styles['words']}>
      {cutAt(text, places).map(({ start, text: words, marked }) => (marked ? <mark key={start}>{words}</mark> : words))}
    </span>
  );
}
