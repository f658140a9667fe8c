import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, pauseAccount } from '../api/accounts.ts';
import { personaQuery } from '../api/personas.ts';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { PersonaDialog } from '../personas/persona-dialog.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { ExportLink } from './export-link.tsx';
import { ReconnectDialog } from './reconnect-dialog.tsx';
import { SignatureDialog } from './signature-dialog.tsx';
import styles from './accounts.module.css';

type Open = 'reconnect' | 'connect' | 'signature' | 'persona' | 'disconnect';

/** What who looks after the accounts can do with this one. */
export function AccountActs({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation(['accounts', 'connecting', 'voices']);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const pause = usePause(account);
  const { data: persona } = useQuery(personaQuery(account.accountId));
  const { state, network } = account;
  const isBroken = state === 'needs-reconnection';
  const isPaused = state === 'paused';
  return (
    <div className={styles['acts']}>
      {state === 'disconnected' ? (
        <>
          <Button size="small" onClick={() => setOpen('connect')}>
            {t('connect.submit')}
          </Button>
          <ExportLink accountId={account.accountId} />
        </>
      ) : (
        <>
          {isBroken && (
            <Button tone="primary" size="small" onClick={() => setOpen('reconnect')}>
              {t('reconnect.act')}
            </Button>
          )}
          <Button size="small" onClick={() => setOpen('signature')}>
            {t('signature.act')}
          </Button>
          <Button size="small" onClick={() => setOpen('persona')}>
            {persona ? t('voices:persona.has', { name: persona.name }) : t('voices:persona.act')}
          </Button>
          {!isBroken && (
            <Button tone={isPaused ? 'primary' : 'plain'} size="small" busy={pause.isPending} onClick={() => pause.mutate(!isPaused)}>
              {t(isPaused ? 'connecting:pause.resume' : 'connecting:pause.act')}
            </Button>
          )}
          {!isBroken && network !== 'practice' && (
            <Button size="small" tone="quiet" onClick={() => setOpen('reconnect')}>
              {t('reconnect.act')}
            </Button>
          )}
          <Button size="small" tone="quiet" onClick={() => setOpen('disconnect')}>
            {t('disconnect.act')}
          </Button>
        </>
      )}
      {open === 'reconnect' && <ReconnectDialog account={account} onClose={close} />}
      {open === 'connect' && <ConnectDialog account={account} onClose={close} />}
      {open === 'persona' && <PersonaDialog account={account} onClose={close} />}
      {open === 'signature' && <SignatureDialog account={account} onClose={close} />}
      {open === 'disconnect' && <DisconnectDialog account={account} onClose={close} />}
    </div>
  );
}

function usePause({ accountId, handle }: AccountView) {
  const { t } = useTranslation('connecting');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  return useMutation({
    mutationFn: (paused: boolean) => pauseAccount(accountId, paused),
    onSuccess: (_, paused) => toast({ text: t(paused ? 'pause.paused' : 'pause.resumed', { handle }) }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => await client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
}
