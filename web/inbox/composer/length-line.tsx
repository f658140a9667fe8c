import { useTranslation } from 'react-i18next';
import { cx } from '../../design/cx.ts';
import styles from './composer.module.css';

interface LengthLineProps {
  /** Negative when it is too long. */
  readonly left: number;
  readonly maximum: number;
  readonly signed: boolean;
}

/** Left when this few remain, it is said louder. */
const NEAR = 20;

/** How much room is left for words, as the network counts it, in words and as a bar. */
export function LengthLine({ left, maximum, signed }: LengthLineProps) {
  const { t } = useTranslation('publishing');
  const words = left < 0 ? t('composer.over', { count: -left }) : t('composer.left', { count: left });
  const used = Math.min(100, Math.max(0, ((maximum - left) / maximum) * 100));
  return (
    <span className={cx(styles['length'], left < 0 ? styles['tooLong'] : left <= NEAR && styles['near'])} data-left={left}>
      <svg aria-hidden="true" width="40" height="6" viewBox="0 0 100 15" preserveAspectRatio="none">
        <rect width="100" height="15" rx="7" className={styles['gaugeBack']} />
        <rect width={used} height="15" rx="7" className={styles['gauge']} />
      </svg>
      <span>
        {words}
        {signed && left >= 0 && <span className={styles['signed']}>, {t('composer.signed')}</span>}
      </span>
    </span>
  );
}
