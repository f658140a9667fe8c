import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WebhookDeliveryView, WebhookView } from '../../src/webhooks/schema.ts';
import styles from '../api-keys/access.module.css';
import { Button } from '../design/button.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { deliveriesQuery, resend } from './requests.ts';

const TONES = { waiting: 'held', delivered: 'accent', failed: 'urgent' } as const;

/** What an address was told last, with what it answered; each can be told again. */
export function Deliveries({ webhook: { webhookId, state } }: { readonly webhook: WebhookView }) {
  const { t } = useTranslation('access');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data: deliveries, error } = useQuery(deliveriesQuery(webhookId));
  const again = useMutation({
    mutationFn: (deliveryId: string) => resend(webhookId, deliveryId),
    onError: (failure) => toast({ text: sentence(failure), tone: 'urgent' }),
    onSettled: async () => await client.invalidateQueries({ queryKey: deliveriesQuery(webhookId).queryKey }),
  });
  if (error !== null) return <p className={styles['soft']}>{sentence(error)}</p>;
  if (deliveries === undefined) return <Skeleton height="3rem" />;
  if (deliveries.length === 0) return <p className={styles['soft']}>{t('log.none')}</p>;
  return (
    <ul className={styles['log']} aria-label={t('log.title')}>
      {deliveries.map((delivery) => (
        <li key={delivery.deliveryId}>
          <details>
            <summary>
              <Tag tone={TONES[delivery.state]}>{t(`log.states.${delivery.state}`)}</Tag> <code>{delivery.event}</code>{' '}
              <span className={styles['soft']}>
                <RelativeTime at={delivery.occurredAt} /> · {outcomeOf(delivery, t)}
              </span>
            </summary>
            <p className={styles['soft']}>
              webhook-id : <code>{delivery.deliveryId}</code>
            </p>
            <pre dir="ltr">
              <code>{JSON.stringify(JSON.parse(delivery.body), null, 2)}</code>
            </pre>
          </details>
          {delivery.state !== 'waiting' && state === 'on' && (
            <Button
              size="small"
              busy={again.isPending && again.variables === delivery.deliveryId}
              onClick={() => again.mutate(delivery.deliveryId)}
            >
              {t('log.resend')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function outcomeOf(
  { state, tries, lastStatus, lastTrouble, tookMs }: WebhookDeliveryView,
  t: ReturnType<typeof useTranslation<'access'>>['t'],
): string {
  const parts = [
    lastStatus === null ? null : t('log.answered', { status: lastStatus }),
    lastTrouble === null ? null : t(`log.troubles.${lastTrouble}`),
    tookMs === null || lastStatus === null ? null : t('log.took', { ms: tookMs }),
    tries > 1 ? t('log.tries', { count: tries }) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : t(state === 'waiting' ? 'log.soon' : 'log.states.failed');
}
