import { useTranslation } from 'react-i18next';
import type { ExampleView, RuleView } from '../../src/guardrails/schema.ts';
import { useSayFinding } from '../guardrails/say-finding.ts';
import { Fate } from './fate.tsx';
import { MarkedText } from './marked-text.tsx';
import styles from './rules.module.css';

/** What passes and what does not, with the place marked and what would become of it. */
export function RuleExamples({ rule }: { readonly rule: RuleView }) {
  const { t } = useTranslation('guardrailRules');
  const { bad } = rule.examples;
  // What passes says nothing where nothing could be found: without a past this rule is silent.
  if (bad.length === 0) return <p className={styles['soft']}>{t('examples.none')}</p>;
  return (
    <>
      {(['bad', 'good'] as const).map(
        (kind) =>
          rule.examples[kind].length > 0 && (
            <div key={kind} data-kind={kind}>
              <h4>{t(`examples.${kind}`)}</h4>
              <ul>
                {rule.examples[kind].map((example) => (
                  <Example key={`${example.answers} ${example.text} ${example.given?.text}`} example={example} />
                ))}
              </ul>
            </div>
          ),
      )}
    </>
  );
}

function Example({ example: { text, answers, given, findings, outcomes } }: { readonly example: ExampleView }) {
  const { t } = useTranslation('guardrailRules');
  const say = useSayFinding();
  const reasons = [...new Set(findings.map((finding) => say(finding).why))];
  return (
    <li className={styles['example']}>
      {given !== null && (
        <p className={styles['given']}>
          {t(`examples.given.${given.kind}`)}
          {given.text !== '' && <q dir="auto">{given.text}</q>}
        </p>
      )}
      {answers !== null && (
        <p className={styles['given']}>
          {t('examples.answers')} <q dir="auto">{answers}</q>
        </p>
      )}
      <blockquote>
        <MarkedText text={text} places={findings.map(({ where }) => where)} />
      </blockquote>
      {reasons.map((reason) => (
        <p key={reason} className={styles['reason']}>
          {reason}
        </p>
      ))}
      {findings.length > 0 && <Fate outcomes={outcomes} />}
    </li>
  );
}
