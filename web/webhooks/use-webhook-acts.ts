import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WebhookView } from '../../src/webhooks/schema.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { changeWebhook, removeWebhook, renewSecret, tryWebhook, webhooksQuery } from './requests.ts';

export type WebhookAct = 'test' | 'switch' | 'secret' | 'remove';

interface Told {
  readonly onSecret: (secret: string) => void;
  readonly onTried: () => void;
  readonly onDone: () => void;
}

/** What can be done to a webhook from its card, one act at a time. */
export function useWebhookActs({ webhookId, state }: WebhookView, { onSecret, onTried, onDone }: Told) {
  const { t } = useTranslation('access');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const mutation = useMutation({
    mutationFn: async (act: WebhookAct) => {
      if (act === 'test') await tryWebhook(webhookId);
      else if (act === 'switch') await changeWebhook(webhookId, { state: state === 'on' ? 'off' : 'on' });
      else if (act === 'remove') await removeWebhook(webhookId);
      else onSecret((await renewSecret(webhookId)).secret);
    },
    onSuccess: (_, act) => {
      if (act === 'test') onTried();
      if (act === 'remove') toast({ text: t('hooks.removed') });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return { act: mutation.mutate, busy: mutation.isPending ? mutation.variables : undefined };
}
