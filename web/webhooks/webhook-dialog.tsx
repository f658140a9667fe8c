import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeWebhook, WebhookEvent, WebhookView } from '../../src/webhooks/schema.ts';
import { ShownOnce } from '../api-keys/shown-once.tsx';
import { Ticks } from '../api-keys/ticks.tsx';
import { useRefusal } from '../app/use-refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { EVENTS, USUAL } from './events.ts';
import { changeWebhook, makeWebhook, webhooksQuery } from './requests.ts';

/** A new address that is told, or another for one that is; of a new one the secret is shown, once. */
export function WebhookDialog({ webhook, onClose }: { readonly webhook: WebhookView | null; readonly onClose: () => void }) {
  const { t } = useTranslation('access');
  const [made, setMade] = useState<MadeWebhook>();
  const title = made !== undefined ? t('hooks.secretTitle') : webhook === null ? t('hooks.make') : t('hooks.changeTitle');
  return (
    <Dialog title={title} open onClose={onClose} closable={made === undefined}>
      {made === undefined ? (
        <WebhookForm webhook={webhook} onMade={setMade} onClose={onClose} />
      ) : (
        <ShownOnce label={t('hooks.secret')} text={made.secret} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface Values {
  readonly url: string;
  readonly events: WebhookEvent[];
}
interface FormProps {
  readonly webhook: WebhookView | null;
  readonly onMade: (made: MadeWebhook) => void;
  readonly onClose: () => void;
}

function WebhookForm({ webhook, onMade, onClose }: FormProps) {
  const { t } = useTranslation(['access', 'shell']);
  const client = useQueryClient();
  const state = useForm<Values>({
    initial: { url: webhook?.url ?? 'https://', events: [...(webhook?.events ?? USUAL)] },
    check: ({ url, events }) => ({
      ...(!URL.canParse(url) && { url: t('hooks.urlWrong') }),
      ...(events.length === 0 && { events: t('hooks.eventsMissing') }),
    }),
    refused: useRefusal<Values>(['url', 'events'], { 'bad-webhook-address': 'url' }),
    send: async (values) => {
      if (webhook === null) onMade(await makeWebhook(values));
      else await changeWebhook(webhook.webhookId, values);
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      if (webhook !== null) onClose();
    },
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary
        form={state}
        fields={[
          ['url', 'hook-url'],
          ['events', 'hook-events'],
        ]}
      />
      <Field
        id="hook-url"
        label={t('hooks.url')}
        hint={t('hooks.urlHint')}
        error={state.errors.url}
        type="url"
        autoComplete="off"
        autoFocus
        dir="ltr"
        maxLength={500}
        value={state.values.url}
        onChange={(event) => state.set('url', event.target.value)}
      />
      <Ticks
        id="hook-events"
        legend={t('hooks.events')}
        error={state.errors.events}
        choices={EVENTS.map((event) => ({ value: event, label: t(`events.${event}`), hint: event }))}
        chosen={state.values.events}
        onChange={(events) => state.set('events', events)}
      />
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t(webhook === null ? 'hooks.submit' : 'hooks.save')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
