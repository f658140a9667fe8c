import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import page from '../app/page.module.css';
import { at } from '../inbox/use-people.ts';
import { CodeBlock } from './code-block.tsx';
import { curlExample } from './examples.ts';
import styles from './access.module.css';

/** How a program speaks here, with this installation's own address and the ids of its accounts. */
export function ExamplesPart() {
  const { t } = useTranslation(['access', 'posts']);
  const { data: accounts = [] } = useQuery(accountsQuery);
  const [first] = accounts;
  const example = curlExample(location.origin, first?.accountId ?? 'ACCOUNT_ID', t('examples.draft'));
  return (
    <section className={page['section']} aria-labelledby="api-examples">
      <h2 id="api-examples">{t('examples.title')}</h2>
      <p className={page['lead']}>{t('examples.lead')}</p>
      <CodeBlock label={t('examples.curl')} code={example} />
      <ul className={styles['notes']}>
        <li>{t('examples.paused')}</li>
        <li>{t('examples.held')}</li>
        <li>{t('examples.limit')}</li>
      </ul>
      {accounts.length > 0 && (
        <details className={styles['more']}>
          <summary>{t('examples.accounts')}</summary>
          <dl className={styles['ids']}>
            {accounts.map(({ accountId, handle, network }) => (
              <div key={accountId}>
                <dt>
                  {at(handle)} <span className={styles['soft']}>{t(`posts:networks.${network}`)}</span>
                </dt>
                <dd>
                  <code>{accountId}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p>
        <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
          {t('examples.openapi')}
        </a>
      </p>
    </section>
  );
}
