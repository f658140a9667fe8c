import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView } from '../../src/webhooks/schema.ts';
import { ShownOnce } from '../api-keys/shown-once.tsx';
import styles from '../api-keys/access.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Confirm, Dialog } from '../design/dialog.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { Deliveries } from './deliveries.tsx';
import { useWebhookActs } from './use-webhook-acts.ts';

/** One address: what it is told of, how it takes it, and what can be done. */
export function WebhookCard({ webhook, onChange }: { readonly webhook: WebhookView; readonly onChange: () => void }) {
  const { t } = useTranslation('access');
  const { url, events, state, offBecause, failingSince, previousSecretUntil } = webhook;
  const [secret, setSecret] = useState<string>();
  const [asked, setAsked] = useState<'secret' | 'remove'>();
  const [shown, setShown] = useState(false);
  const { act, busy } = useWebhookActs(webhook, { onSecret: setSecret, onDone: () => setAsked(undefined), onTried: () => setShown(true) });
  const isOn = state === 'on';
  return (
    <li className={styles['card']}>
      <div className={styles['cardHead']}>
        <strong dir="ltr">{url}</strong>
        <Tag tone={!isOn ? 'held' : failingSince === null ? 'accent' : 'urgent'}>
          {t(!isOn ? 'hooks.off' : failingSince === null ? 'hooks.on' : 'hooks.failing')}
        </Tag>
      </div>
      <p className={styles['soft']}>{events.map((event) => t(`events.${event}`)).join(' · ')}</p>
      {isOn && failingSince !== null && (
        <Banner tone="urgent">
          {t('hooks.failingText')} <RelativeTime at={failingSince} />
        </Banner>
      )}
      {(offBecause === 'failures' || offBecause === 'gone') && <Banner tone="urgent">{t(`hooks.offBecause.${offBecause}`)}</Banner>}
      {previousSecretUntil !== null && (
        <p className={styles['soft']}>
          {t('hooks.previous')} <RelativeTime at={previousSecretUntil} />
        </p>
      )}
      <div className={styles['acts']}>
        <Button size="small" onClick={onChange}>
          {t('hooks.change')}
        </Button>
        {isOn && (
          <Button size="small" busy={busy === 'test'} onClick={() => act('test')}>
            {t('hooks.test')}
          </Button>
        )}
        <Button size="small" busy={busy === 'switch'} onClick={() => act('switch')}>
          {t(isOn ? 'hooks.switchOff' : 'hooks.switchOn')}
        </Button>
        <Button size="small" onClick={() => setAsked('secret')}>
          {t('hooks.renew')}
        </Button>
        <Button size="small" onClick={() => setAsked('remove')}>
          {t('hooks.remove')}
        </Button>
        <Button size="small" tone="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('log.title')}
        </Button>
      </div>
      {shown && <Deliveries webhook={webhook} />}
      <Confirm
        title={t(asked === 'remove' ? 'hooks.removeTitle' : 'hooks.renewTitle')}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        act={t(asked === 'remove' ? 'hooks.remove' : 'hooks.renew')}
        onAct={() => asked && act(asked)}
        busy={busy !== undefined}
      >
        <p dir="auto">{t(asked === 'remove' ? 'hooks.removeText' : 'hooks.renewText')}</p>
      </Confirm>
      <Dialog title={t('hooks.secretTitle')} open={secret !== undefined} onClose={() => setSecret(undefined)} closable={false}>
        <ShownOnce label={t('hooks.secret')} text={secret ?? ''} onDone={() => setSecret(undefined)} />
      </Dialog>
    </li>
  );
}
