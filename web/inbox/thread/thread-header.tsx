import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { ThreadView } from '../../../src/inbox/schema.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../design/button.tsx';
import { cx } from '../../design/cx.ts';
import { AccountMark } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { Menu } from '../../design/menu.tsx';
import { Kbd } from '../../design/tag.tsx';
import { HelmBesideThread } from '../../shifts/helm-beside-thread.tsx';
import { useGo } from '../place.ts';
import { queueOf } from '../queue/conversation-changes.ts';
import { Reach } from '../reach.tsx';
import { at } from '../use-people.ts';
import { PresenceLine } from './presence-line.tsx';
import type { ThreadDesk } from './use-thread-desk.ts';
import { PrivateLine } from './private-line.tsx';
import styles from './thread-pane.module.css';

interface ThreadHeaderProps {
  readonly view: ThreadView;
  readonly account: AccountView | undefined;
  readonly desk: ThreadDesk;
}

/** With whom, as whom, how publicly; who else is here; and the acts that are always at hand. */
export function ThreadHeader({ view, account, desk }: ThreadHeaderProps) {
  const { t } = useTranslation(['inbox', 'accounts']);
  const me = useMe().member.memberId;
  const go = useGo();
  const { conversation, correspondent, total } = view;
  const who = correspondent ?? account;
  const name = who ? who.displayName || at(who.handle) : t('list.someone');
  const queue = queueOf(conversation, me);
  const acts = [
    ...(queue === 'mine' ? [{ id: 'release', label: t('doing.release'), onAct: desk.release, keys: null }] : []),
    { id: 'note', label: t('doing.note'), onAct: desk.note, keys: 'n' },
    ...(queue !== 'closed' && queue !== 'taken' ? [{ id: 'close', label: t('doing.close'), onAct: desk.close, keys: 'e' }] : []),
  ];
  return (
    <header className={cx(styles['header'], conversation.visibility === 'private' && styles['private'])}>
      <Button tone="quiet" size="small" className={styles['back']} onClick={() => go({ conversationId: undefined })}>
        <Icon name="back" /> <span className={styles['word']}>{t('thread.back')}</span>
      </Button>
      <div className={styles['title']}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <PresenceLine presences={view.presences} me={me} />
      </div>
      <p className={styles['about']}>
        {account && (
          <>
            <AccountMark id={account.accountId} name={account.displayName || account.handle} pictureUrl={account.avatarUrl} size={20} />
            <bdi>{at(account.handle)}</bdi>
            <span className={styles['network']}>{t(`accounts:networks.${account.network}`)}</span>
          </>
        )}
        <span className={conversation.visibility === 'public' ? undefined : styles['reach']}>
          <Reach visibility={conversation.visibility} always />
        </span>
        <span>{t('thread.messages', { count: total })}</span>
        {account && <HelmBesideThread accountId={account.accountId} />}
      </p>
      <Button tone="quiet" size="small" className={styles['cardButton']} onClick={() => go({ card: true })}>
        <Icon name="info" /> <span className={styles['word']}>{t('thread.card')}</span>
      </Button>
      <div className={styles['acts']}>
        {acts.map(({ id, label, onAct, keys }) => (
          <Button key={id} size="small" tone="quiet" onClick={onAct}>
            {label} {keys !== null && <Kbd keys={keys} />}
          </Button>
        ))}
      </div>
      {/* The same acts where there is no room for them side by side. */}
      <div className={styles['more']}>
        <Menu name={t('thread.acts')} wordless groups={[{ id: 'acts', entries: acts }]}>
          <Icon name="more" />
        </Menu>
      </div>
      <PrivateLine view={view} />
    </header>
  );
}
