import { useTranslation } from 'react-i18next';
import type { OfferedNetwork } from '../../src/accounts/schema-connecting.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { CopyLine } from './copy-line.tsx';
import styles from './health.module.css';

/** The address where the network calls each application, what to do with it, and whether it ever called. */
export function WebhookPart({ applications }: Pick<OfferedNetwork, 'applications'>) {
  const { t } = useTranslation('accountPages');
  const called = applications.flatMap(({ clientId, webhook }) => (webhook === null ? [] : [{ clientId, ...webhook }]));
  if (called.length === 0) return null;
  const isHidden = called.some(({ url }) => !url.startsWith('https://'));
  return (
    <section className={page['section']}>
      <h2>{t('application.webhook')}</h2>
      <p>{t('application.webhookText')}</p>
      {isHidden && <Banner tone="held">{t('application.notHttps')}</Banner>}
      {called.map(({ clientId, url, checkedAt, heardAt }) => (
        <div key={clientId} className={page['section']}>
          <CopyLine label={called.length === 1 ? t('application.webhookUrl') : t('application.webhookUrlOf', { clientId })} text={url} />
          <div className={styles['health']}>
            <dl>
              <div>
                <dt>{t('application.checked')}</dt>
                <dd>{checkedAt === null ? t('application.never') : <RelativeTime at={checkedAt} />}</dd>
              </div>
              <div>
                <dt>{t('application.heard')}</dt>
                <dd>{heardAt === null ? t('application.never') : <RelativeTime at={heardAt} />}</dd>
              </div>
            </dl>
          </div>
        </div>
      ))}
      <ol>
        <li>{t('application.step1')}</li>
        <li>{t('application.step2')}</li>
        <li>{t('application.step3')}</li>
      </ol>
    </section>
  );
}
