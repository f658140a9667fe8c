import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import styles from './composer.module.css';

interface ComposerHelpProps {
  readonly id: string;
  /** Whether the conversation is the reader's. */
  readonly mine: boolean;
  /** Why nothing can be written now; null when it can. */
  readonly locked: string | null;
  /** Why the last press did not send; null when nothing is wrong. */
  readonly refusal: string | null;
}

/** Why nothing was, or can be, sent. Said by a screen reader when it changes. */
export function ComposerHelp({ id, mine, locked, refusal }: ComposerHelpProps) {
  const isWarning = refusal !== null || (locked !== null && mine);
  return (
    <output id={id} className={cx(styles['help'], isWarning && styles['refusal'])}>
      {isWarning && <Icon name="warning" size={16} />}
      {locked ?? refusal}
    </output>
  );
}
