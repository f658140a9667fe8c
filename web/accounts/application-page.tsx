import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { OfferedNetwork } from '../../src/accounts/schema-connecting.ts';
import { networksQuery } from '../api/accounts.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { AccountFrame } from './account-frame.tsx';
import { useAccountId } from './account-params.ts';
import { CopyLine } from './copy-line.tsx';
import { WebhookPart } from './webhook-part.tsx';
import styles from './health.module.css';

/** Milliseconds between two looks at whether the network called: somebody is setting it up. */
const PACE = 5_000;

/** The organisation's own application at a network: which of its keys are here, and the address where the network calls us. */
export function ApplicationPage() {
  const { t } = useTranslation('accountPages');
  const accountId = useAccountId();
  return (
    <AccountFrame accountId={accountId} title={t('application.title')} lead={t('application.lead')}>
      {(account) => <Application account={account} />}
    </AccountFrame>
  );
}

function Application({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation(['accountPages', 'shell']);
  const sentence = useFailureSentence();
  const { data: networks, error, refetch } = useQuery({ ...networksQuery, refetchInterval: PACE });
  const network = networks?.find((one) => one.network === account.network);
  if (error !== null)
    return (
      <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
        {sentence(error)}
      </Banner>
    );
  if (network === undefined) return <Skeleton height="16rem" />;
  if (!network.bringsApplication) return <EmptyState icon="info" title={t('application.absent')} />;
  return (
    <>
      <Keys applications={network.applications} />
      <section className={page['section']}>
        <h2>{t('application.callback')}</h2>
        <p>{t('application.callbackText')}</p>
        <CopyLine label={t('application.callbackUrl')} text={network.redirectUrl} />
      </section>
      <WebhookPart applications={network.applications} />
    </>
  );
}

function Keys({ applications }: Pick<OfferedNetwork, 'applications'>) {
  const { t } = useTranslation('accountPages');
  return (
    <section className={page['section']}>
      <h2>{t('application.keys')}</h2>
      {applications.length === 0 && <p>{t('application.none')}</p>}
      {applications.map(({ server, clientId, isReadable, has }) => (
        <div key={`${server} ${clientId}`} className={styles['health']}>
          {!isReadable && <Banner tone="urgent">{t('application.unreadable')}</Banner>}
          <dl>
            <div>
              <dt>{t('application.key.clientId')}</dt>
              <dd>
                <code>{clientId}</code>
              </dd>
            </div>
            {(['clientSecret', 'applicationToken', 'webhookSecret'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`application.key.${key}`)}</dt>
                <dd>
                  <Tag tone={has[key] ? 'accent' : undefined}>{t(has[key] ? 'application.present' : 'application.missing')}</Tag>{' '}
                  {!has[key] && t(`application.without.${key}`)}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p>{t('application.change')}</p>
    </section>
  );
}
