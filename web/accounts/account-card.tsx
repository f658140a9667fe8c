import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { AccountStateWords } from '../app/account-state.tsx';
import { useMe } from '../app/session.ts';
import { AccountMark } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { AccountProfileNote } from '../profiles/account-profile-note.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountHealth } from './account-health.tsx';
import { AccountSpending } from './account-spending.tsx';
import { AccountTeam } from './account-team.tsx';
import { AccountTrouble } from './account-trouble.tsx';
import { signatureText } from './signature-text.ts';
import frame from './account-frame.module.css';
import { AccountPages } from './account-pages.tsx';
import styles from './accounts.module.css';

interface AccountCardProps {
  readonly account: AccountView;
  readonly mayManage: boolean;
}

/** One account: how it does, how it signs, and what can be done with it. */
export function AccountCard({ account, mayManage }: AccountCardProps) {
  const { t } = useTranslation(['accounts', 'accountPages']);
  const { member } = useMe();
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
        {!gone && <AccountHealth account={account} />}
        <AccountPages account={account} label={t('accountPages:pagesOf', { handle: account.handle })} className={frame['cardPages']} />
      </div>
      {mayManage && <AccountActs account={account} />}
    </li>
  );
}
