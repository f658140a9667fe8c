import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView } from '../../src/webhooks/schema.ts';
import { CodeBlock } from '../api-keys/code-block.tsx';
import { VERIFY_EXAMPLE } from '../api-keys/examples.ts';
import styles from '../api-keys/access.module.css';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { webhooksQuery } from './requests.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

/** The organisation's addresses that are told what becomes of its publications. */
export function WebhooksPart() {
  const { t } = useTranslation(['access', 'shell']);
  const sentence = useFailureSentence();
  const { data, error, refetch } = useQuery(webhooksQuery);
  const [open, setOpen] = useState<WebhookView | 'new'>();
  return (
    <section className={page['section']} aria-labelledby="webhooks">
      <div className={page['head']}>
        <div>
          <h2 id="webhooks">{t('hooks.title')}</h2>
          <p className={page['lead']}>{t('hooks.lead')}</p>
        </div>
        <Button tone="primary" onClick={() => setOpen('new')}>
          {t('hooks.make')}
        </Button>
      </div>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="4rem" />}
      {data?.webhooks.length === 0 && <p className={styles['soft']}>{t('hooks.none')}</p>}
      {data !== undefined && data.webhooks.length > 0 && (
        <ul className={styles['rows']}>
          {data.webhooks.map((webhook) => (
            <WebhookCard key={webhook.webhookId} webhook={webhook} onChange={() => setOpen(webhook)} />
          ))}
        </ul>
      )}
      <details className={styles['more']}>
        <summary>{t('hooks.how')}</summary>
        <ul className={styles['notes']}>
          <li>{t('hooks.howSigned')}</li>
          <li>{t('hooks.howOnce')}</li>
          <li>{t('hooks.howRetried')}</li>
        </ul>
        <CodeBlock label={t('hooks.example')} code={VERIFY_EXAMPLE} />
      </details>
      {open !== undefined && <WebhookDialog webhook={open === 'new' ? null : open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
