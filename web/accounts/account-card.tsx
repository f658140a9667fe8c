import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, disconnectAccount } from '../api/accounts.ts';
import { personaQuery } from '../api/personas.ts';
import { AccountStateWords } from '../app/account-state.tsx';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { AccountMark } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { AccountProfileNote } from '../profiles/account-profile-note.tsx';
import { AccountSpending } from './account-spending.tsx';
import { AccountTeam } from './account-team.tsx';
import { PersonaDialog } from '../personas/persona-dialog.tsx';
import { AccountTrouble } from './account-trouble.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ReconnectDialog } from './reconnect-dialog.tsx';
import { SignatureDialog } from './signature-dialog.tsx';
import { signatureText } from './signature-text.ts';
import styles from './accounts.module.css';

interface AccountCardProps {
  readonly account: AccountView;
  readonly mayManage: boolean;
}

/** One account: how it does, how it signs, and what can be done with it. */
export function AccountCard({ account, mayManage }: AccountCardProps) {
  const { t } = useTranslation(['accounts', 'voices']);
  const { member } = useMe();
  const [open, setOpen] = useState<'reconnect' | 'connect' | 'signature' | 'persona' | 'disconnect'>();
  const close = () => setOpen(undefined);
  const disconnect = useDisconnect(account, close);
  const { data: persona } = useQuery({ ...personaQuery(account.accountId), enabled: mayManage });
  const signature = signatureText(account, member);
  const delay =
    account.undoDelaySeconds === 0
      ? t('signature.noDelay')
      : t('signature.delay', { seconds: t('signature.seconds', { count: account.undoDelaySeconds }) });
  const gone = account.state === 'disconnected';
  return (
    <li className={styles['card']} id={account.accountId}>
      <AccountMark id={account.accountId} name={account.handle} pictureUrl={account.avatarUrl} size={48} />
      <div className={styles['what']}>
        <h2>{account.displayName || `@${account.handle}`}</h2>
        <span className={styles['soft']}>
          @{account.handle} · {t(`networks.${account.network}`)}
          {account.network !== 'practice' && ` · ${account.server.replace(/^https?:\/\//u, '')}`}
        </span>
        <span className={styles['line']}>
          <AccountStateWords account={account} />
          {account.lastHeardAt !== null && !gone && (
            <span className={styles['soft']}>
              {t('page.heard')} <RelativeTime at={account.lastHeardAt} />
            </span>
          )}
        </span>
        {!gone && (
          <span className={styles['soft']}>
            {signature === '' ? t('signature.unsigned') : t('signature.signs', { signature })} · {delay}
          </span>
        )}
      </div>
      <div className={styles['below']}>
        {!gone && <AccountTeam account={account} mayManage={mayManage} />}
        <AccountTrouble account={account} />
        {!gone && <AccountProfileNote account={account} />}
        <AccountSpending account={account} />
      </div>
      {mayManage && (
        <div className={styles['acts']}>
          {account.state === 'needs-reconnection' && (
            <Button tone="primary" size="small" onClick={() => setOpen('reconnect')}>
              {t('reconnect.act')}
            </Button>
          )}
          {gone ? (
            <Button size="small" onClick={() => setOpen('connect')}>
              {t('connect.submit')}
            </Button>
          ) : (
            <>
              <Button size="small" onClick={() => setOpen('signature')}>
                {t('signature.act')}
              </Button>
              <Button size="small" onClick={() => setOpen('persona')}>
                {persona ? t('voices:persona.has', { name: persona.name }) : t('voices:persona.act')}
              </Button>
              <Button size="small" tone="quiet" onClick={() => setOpen('disconnect')}>
                {t('disconnect.act')}
              </Button>
            </>
          )}
        </div>
      )}
      {open === 'reconnect' && <ReconnectDialog account={account} onClose={close} />}
      {open === 'connect' && <ConnectDialog account={account} onClose={close} />}
      {open === 'persona' && <PersonaDialog account={account} onClose={close} />}
      {open === 'signature' && <SignatureDialog account={account} onClose={close} />}
      <Confirm
        title={t('disconnect.title', { handle: account.handle })}
        open={open === 'disconnect'}
        onClose={close}
        act={t('disconnect.confirm')}
        onAct={() => disconnect.mutate()}
        busy={disconnect.isPending}
      >
        <p>{t('disconnect.text')}</p>
      </Confirm>
    </li>
  );
}

function useDisconnect(account: AccountView, close: () => void) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  return useMutation({
    mutationFn: () => disconnectAccount(account.accountId),
    onSuccess: () => toast({ text: t('disconnect.done', { handle: account.handle }) }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      close();
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    },
  });
}
