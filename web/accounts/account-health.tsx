import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { dayOf, timeOfDay } from '../design/moment.ts';
import { RelativeTime, useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { lacksOf } from './lacks.ts';
import styles from './health.module.css';

/** How an account hears its network, until when, within which limits, and what it may do there. */
export function AccountHealth({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('connecting');
  const clock = useClock();
  const { quota, capabilities, credentialsEndAt, lastHeardAt, nextLookAt, rights } = account;
  const { counting } = capabilities;
  const granted = rights.filter((right) => right.granted);
  const missing = rights.filter((right) => !right.granted);
  const lacks = lacksOf(capabilities);
  return (
    <details className={styles['health']}>
      <summary>
        {t('health.title')} {missing.length > 0 && <Tag tone="held">{t('health.missingCount', { count: missing.length })}</Tag>}
      </summary>
      <dl>
        <Row name={t('health.heard')}>{lastHeardAt === null ? t('health.never') : <RelativeTime at={lastHeardAt} />}</Row>
        <Row name={t('health.way')}>
          <Listening account={account} />
        </Row>
        {nextLookAt !== null && (
          <Row name={t('health.next')}>
            <RelativeTime at={nextLookAt} />
          </Row>
        )}
        {quota !== null && (
          <Row name={t('health.quota')}>
            {t('health.quotaText', { remaining: quota.remaining, limit: quota.limit, time: timeOfDay(new Date(quota.resetAt), clock) })}
          </Row>
        )}
        <Row name={t('health.ends')}>
          {credentialsEndAt === null ? t('health.endsNever') : t('health.endsText', { day: dayOf(new Date(credentialsEndAt), clock) })}
        </Row>
        <Row name={t('health.limits')}>
          {t('health.limitsText', { count: counting.maximum })}
          {counting.urlLength !== null && ` · ${t('health.url', { count: counting.urlLength })}`}
        </Row>
        {granted.length > 0 && (
          <Row name={t('health.granted')}>
            <Words tone="accent" words={granted.map(({ name }) => t(`rights.${name as RightName}`))} />
          </Row>
        )}
        {missing.length > 0 && (
          <Row name={t('health.missing')}>
            <Words tone="urgent" words={missing.map(({ name }) => t(`rights.${name as RightName}`))} />
          </Row>
        )}
        <Row name={t('health.absent')}>
          {lacks.length === 0 ? t('health.none') : <Words words={lacks.map((lack) => t(`lacks.${lack}`))} />}
        </Row>
      </dl>
    </details>
  );
}

type RightName = 'read' | 'write' | 'profile' | 'private-messages' | 'follows' | 'moderate';

function Listening({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('connecting');
  const { listeningWay, lookEverySeconds } = account;
  if (listeningWay === null) return <>{t('health.never')}</>;
  if (listeningWay !== 'poll') return <>{t(`health.${listeningWay}`)}</>;
  return <>{lookEverySeconds === null ? t('health.pollUnknown') : t('health.poll', { count: lookEverySeconds })}</>;
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Words({ words, tone }: { readonly words: readonly string[]; readonly tone?: 'accent' | 'urgent' }) {
  return (
    <span className={styles['words']}>
      {words.map((word) => (
        <Tag key={word} {...(tone && { tone })}>
          {word}
        </Tag>
      ))}
    </span>
  );
}
