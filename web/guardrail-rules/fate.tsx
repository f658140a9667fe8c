import { useTranslation } from 'react-i18next';
import type { ExampleView } from '../../src/guardrails/schema.ts';
import { Tag } from '../design/tag.tsx';
import styles from './rules.module.css';

const LATITUDES = ['apprentice', 'autonomous', 'referent'] as const;
const TONES = { go: 'accent', pause: undefined, hold: 'held' } as const;

/** What becomes of words for who has each latitude. */
export function Fate({ outcomes }: Pick<ExampleView, 'outcomes'>) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  return (
    <dl className={styles['fate']} aria-label={t('examples.fate')}>
      {LATITUDES.map((latitude) => (
        <div key={latitude}>
          <dt>{t(`guardrails:latitude.${latitude}`)}</dt>
          <dd>
            <Tag tone={TONES[outcomes[latitude]]}>{t(`outcome.${outcomes[latitude]}`)}</Tag>
          </dd>
        </div>
      ))}
    </dl>
  );
}
