import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DryRunView } from '../../src/guardrails/schema.ts';
import { RelativeTime } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { useSayFinding } from '../guardrails/say-finding.ts';
import { addressOf } from '../inbox/place.ts';
import { MarkedText } from './marked-text.tsx';
import { useRuleWords } from './use-rule-words.ts';
import styles from './rules.module.css';

interface DryRunResultProps {
  readonly result: DryRunView;
  /** False where nothing is wished: there is no before and after. */
  readonly compared: boolean;
}

/** "Aurait retenu 3 messages sur 812": the figures before and after, by rule, and the messages themselves. */
export function DryRunResult({ result, compared }: DryRunResultProps) {
  const { t, i18n } = useTranslation('guardrailRules');
  const number = new Intl.NumberFormat(i18n.language);
  const { messages, more, before, after, stopped } = result;
  if (messages === 0) return <p>{t('dryRun.nothing')}</p>;
  const count = after.held;
  const said = number.format(messages);
  return (
    <div className={styles['result']}>
      <p className={styles['verdict']}>
        {count === 0 ? t('dryRun.resultNone', { messages: said }) : t('dryRun.result', { count, messages: said })}
      </p>
      {more && <p className={styles['soft']}>{t('dryRun.more')}</p>}
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{t('dryRun.kind')}</th>
            {compared && <th scope="col">{t('dryRun.before')}</th>}
            <th scope="col">{t('dryRun.after')}</th>
          </tr>
        </thead>
        <tbody>
          {(['held', 'paused'] as const).map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`dryRun.${kind}`)}</th>
              {compared && <td>{number.format(before[kind])}</td>}
              <td>{number.format(after[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ByRule result={result} />
      {stopped.length > 0 && (
        <section>
          <h3>{t('dryRun.stopped')}</h3>
          {stopped.length < after.held + after.paused && <p className={styles['soft']}>{t('dryRun.first', { count: stopped.length })}</p>}
          <ul className={styles['stopped']}>
            {stopped.map((one) => (
              <Stopped key={one.messageId} stopped={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Which rule noticed how many, those that stopped most first. */
function ByRule({ result: { byRule } }: { readonly result: DryRunView }) {
  const { t } = useTranslation('guardrailRules');
  const words = useRuleWords();
  const rows = Object.entries(byRule).toSorted(([, one], [, other]) => other.decisive - one.decisive || other.found - one.found);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t('dryRun.byRule')}</summary>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{t('dryRun.rule')}</th>
            <th scope="col">{t('dryRun.found')}</th>
            <th scope="col">{t('dryRun.decisive')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([rule, { found, decisive }]) => (
            <tr key={rule}>
              <th scope="row">{words(rule).name}</th>
              <td>{found}</td>
              <td>{decisive}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** One message as it left, with what would be said of it now. */
function Stopped({ stopped: { conversationId, text, at, outcome, findings } }: { readonly stopped: DryRunView['stopped'][number] }) {
  const { t } = useTranslation('guardrailRules');
  const say = useSayFinding();
  // Notes explain it only where nothing graver does: an apprentie outside the hours looks again even at notes.
  const graver = findings.filter(({ level }) => level !== 'note');
  const telling = graver.length > 0 ? graver : findings;
  const reasons = [...new Set(telling.map((finding) => say(finding).why))];
  const place = { list: 'mine', conversationId, q: '', account: undefined, speaker: undefined, card: false } as const;
  return (
    <li>
      <p className={styles['given']}>
        <Tag tone={outcome === 'hold' ? 'held' : undefined}>{t(`outcome.${outcome}`)}</Tag> <RelativeTime at={at} />{' '}
        <Link {...addressOf(place)}>{t('dryRun.thread')}</Link>
      </p>
      <blockquote>
        <MarkedText text={text} places={graver.map(({ where }) => where)} />
      </blockquote>
      {reasons.map((reason) => (
        <p key={reason} className={styles['reason']}>
          {reason}
        </p>
      ))}
    </li>
  );
}
