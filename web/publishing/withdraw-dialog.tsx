import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { MessageView } from '../../src/inbox/schema.ts';
import type { SentPost } from '../../src/publishing/schema-sent.ts';
import { buttonClass } from '../design/button.tsx';
import { Confirm, Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import styles from './own-post.module.css';

interface WithdrawDialogProps {
  readonly open: boolean;
  readonly message: MessageView;
  readonly account: AccountView | undefined;
  readonly post: SentPost;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onWithdraw: () => Promise<void>;
}

/** Says what taking a post back does, and what it does not; or that this network has no such thing. */
export function WithdrawDialog({ open, message, account, post, busy, onClose, onWithdraw }: WithdrawDialogProps) {
  const { t } = useTranslation(['publishing', 'accounts']);
  const network = account ? t(`accounts:networks.${account.network}`) : '';
  const words = (
    <blockquote className={styles['words']} dir="auto">
      {message.text}
    </blockquote>
  );
  if (post.staysUp && !post.mayWithdraw)
    return (
      <Dialog title={t('withdraw.cannotTitle')} open={open} onClose={onClose}>
        {words}
        <p>{t(message.visibility === 'private' ? 'withdraw.cannotPrivate' : 'withdraw.cannot', { network })}</p>
        <p className={styles['soft']}>{t('withdraw.instead')}</p>
        {message.url !== null && (
          <a href={message.url} target="_blank" rel="noopener noreferrer" className={buttonClass('plain')}>
            <Icon name="external" size={16} /> {t('act.see')}
          </a>
        )}
      </Dialog>
    );
  return (
    <Confirm title={t('withdraw.title')} open={open} onClose={onClose} act={t('withdraw.act')} busy={busy} onAct={() => void onWithdraw()}>
      {words}
      <p>{t('withdraw.does', { network })}</p>
      <p className={styles['soft']}>{t('withdraw.keeps')}</p>
    </Confirm>
  );
}
