import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../src/guardrails/schema.ts';
import { Icon } from '../design/icon.tsx';
import { useSayFinding } from './say-finding.ts';
import styles from './findings.module.css';

const SIGNS = { note: 'info', pause: 'clock', hold: 'people' } as const;

/** A finding in words: how far it goes, what is seen, what may be done. */
export function FindingWords({ finding }: { readonly finding: Pick<FindingView, 'level' | 'why' | 'values'> }) {
  const { t } = useTranslation('guardrails');
  const { why, todo } = useSayFinding()(finding);
  return (
    <>
      <span className={styles['level']} data-level={finding.level}>
        <Icon name={SIGNS[finding.level]} size={16} /> {t(`level.${finding.level}`)}
      </span>
      <p>
        <strong>{why}</strong> {todo}
      </p>
    </>
  );
}
