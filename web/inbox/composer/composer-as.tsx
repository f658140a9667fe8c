import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { AccountMark } from '../../design/face.tsx';
import { cx } from '../../design/cx.ts';
import { Reach, ReachIcon, type Visibility } from '../reach.tsx';
import { at } from '../use-people.ts';
import { useAuthorName } from '../thread/message-item.tsx';
import styles from './composer.module.css';

interface ComposerAsProps {
  readonly account: AccountView | undefined;
  readonly target: MessageView | null;
  readonly visibility: Visibility;
}

/** As whom, where, how publicly, and to whom: beside the words, never to be guessed. */
export function ComposerAs({ account, target, visibility }: ComposerAsProps) {
  const { t } = useTranslation(['publishing', 'accounts']);
  const nameOf = useAuthorName(account);
  if (!account) return <p className={styles['as']}>&nbsp;</p>;
  return (
    <p className={styles['as']}>
      <span className={styles['from']}>{t('composer.from')}</span>
      <AccountMark id={account.accountId} name={account.displayName || account.handle} pictureUrl={account.avatarUrl} size={24} />
      <bdi className={styles['account']}>{at(account.handle)}</bdi>
      <span className={styles['on']}>{t('composer.on', { network: t(`accounts:networks.${account.network}`) })},</span>
      <span className={cx(styles['public'], visibility !== 'public' && styles['narrower'])}>
        {visibility === 'public' && <ReachIcon visibility="public" />}
        <Reach visibility={visibility} always />
      </span>
      {target && (
        <span className={styles['to']}>
          {t('composer.to')} <bdi>{nameOf(target)}</bdi>
          {(target.contentWarning ?? target.text) !== '' && <q dir="auto">{target.contentWarning ?? target.text}</q>}
        </span>
      )}
    </p>
  );
}
