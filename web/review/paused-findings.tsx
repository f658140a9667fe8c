import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../src/guardrails/schema.ts';
import { FindingWords } from '../guardrails/finding-words.tsx';
import styles from './pause.module.css';

/** What was found, each in words. */
export function PausedFindings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { t } = useTranslation('review');
  if (findings.length === 0) return null;
  return (
    <section className={styles['findings']} aria-label={t('pause.found', { count: findings.length })}>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.why} ${finding.where.start} ${finding.where.end}`} data-level={finding.level}>
            <FindingWords finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}
