import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useLive } from '../live/use-live.ts';
import { changeWebhook, webhooksQuery } from '../webhooks/requests.ts';
import { useMe } from './session.ts';
import styles from './break-banners.module.css';

/** On every page of an administrator: addresses that were switched off because they took nothing, until somebody says what becomes of them. */
export function WebhookBanners() {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const isKeeper = useMe().member.role === 'administrator';
  const { data } = useQuery({ ...webhooksQuery, enabled: isKeeper, staleTime: 300_000 });
  useLive(['webhook.'], () => void (isKeeper && client.invalidateQueries({ queryKey: webhooksQuery.queryKey })));
  const off = (data?.webhooks ?? []).filter(({ offBecause }) => offBecause === 'failures' || offBecause === 'gone');
  if (off.length === 0) return null;
  const leaveOff = async (webhookId: string) => {
    await changeWebhook(webhookId, { state: 'off' }).catch((error: unknown) => toast({ text: sentence(error), tone: 'urgent' }));
    await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  };
  return (
    <div className={styles['banners']} role="alert">
      {off.slice(0, 3).map(({ webhookId, url }) => (
        <Banner
          key={webhookId}
          tone="urgent"
          title={t('webhookOff.title')}
          action={
            <span className={styles['acts']}>
              <Link to="/reglages/api" className={buttonClass('primary', 'small')}>
                {t('webhookOff.act')}
              </Link>
              <Button size="small" onClick={() => void leaveOff(webhookId)}>
                {t('webhookOff.leave')}
              </Button>
            </span>
          }
        >
          {t('webhookOff.text', { host: new URL(url).host })}
        </Banner>
      ))}
    </div>
  );
}
