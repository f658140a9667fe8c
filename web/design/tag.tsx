import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './small.module.css';

/** A short word beside something. Its colour only repeats what the word says. */
export function Tag({
  tone,
  children,
}: {
  readonly tone?: 'accent' | 'urgent' | 'held' | 'private' | undefined;
  readonly children: ReactNode;
}) {
  return <span className={cx(styles['tag'], tone && styles[tone])}>{children}</span>;
}

/** Keys of a shortcut, as `useShortcut` takes them: `g i`, `Ctrl+k`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <>
      {[...keys.split(' ').entries()].map(([place, chord]) => (
        <kbd key={`${place} ${chord}`} className={styles['kbd']}>
          {chord.replace('+', ' ').replace(/ (\w)$/u, (letter) => letter.toUpperCase())}
        </kbd>
      ))}
    </>
  );
}
