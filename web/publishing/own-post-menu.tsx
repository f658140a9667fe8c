import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { MessageView } from '../../src/inbox/schema.ts';
import type { SentPost } from '../../src/publishing/schema-sent.ts';
import { Icon } from '../design/icon.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { useOwnPost } from './use-own-post.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import small from '../design/small.module.css';

interface OwnPostMenuProps {
  readonly conversationId: string;
  readonly message: MessageView;
  readonly account: AccountView | undefined;
  /** Undefined while it is not known, and for what did not leave from here. */
  readonly post: SentPost | undefined;
  /** Of its author. */
  readonly name: string;
  readonly onCorrect: (messageId: string) => void;
}

/** What can be done with a post of ours that stands. The list is made when it is first asked for: threads are long. */
export function OwnPostMenu({ post, ...about }: OwnPostMenuProps) {
  const { t } = useTranslation('publishing');
  const [opened, setOpened] = useState(false);
  if (post === undefined || (about.message.deletedAt !== null && !opened)) return null;
  const label = t('own.menu', { name: about.name });
  if (opened) return <OpenedMenu {...about} post={post} label={label} />;
  return (
    <button type="button" className={small['more']} aria-label={label} aria-haspopup="true" onClick={() => setOpened(true)}>
      <Icon name="more" size={16} />
    </button>
  );
}

type OpenedMenuProps = Omit<OwnPostMenuProps, 'post' | 'name'> & { readonly post: SentPost; readonly label: string };

function OpenedMenu({ conversationId, message, account, post, label, onCorrect }: OpenedMenuProps) {
  const { t } = useTranslation('publishing');
  const acts = useOwnPost(conversationId);
  const [asking, setAsking] = useState(false);
  const stands = message.deletedAt === null && post.state !== 'withdrawing' && post.state !== 'withdrawn';
  const entries: MenuEntry[] = [
    ...(stands ? [{ id: 'correct', label: t('own.correct'), onAct: () => onCorrect(message.messageId) }] : []),
    ...(post.mayPin ? [{ id: 'pin', label: t('own.pin'), onAct: () => void acts.pin(post) }] : []),
    ...(post.mayUnpin ? [{ id: 'unpin', label: t('own.unpin'), onAct: () => void acts.unpin(post) }] : []),
    ...(post.mayWithdraw || post.staysUp
      ? [{ id: 'withdraw', label: t('own.withdraw'), tone: 'danger' as const, onAct: () => setAsking(true) }]
      : []),
  ];
  return (
    <>
      {entries.length > 0 && (
        <Menu name={label} wordless defaultOpen className={small['more']} groups={[{ id: 'own', entries }]}>
          <Icon name="more" size={16} />
        </Menu>
      )}
      <WithdrawDialog
        open={asking}
        message={message}
        account={account}
        post={post}
        busy={acts.busy}
        onClose={() => setAsking(false)}
        onWithdraw={async () => {
          if (await acts.withdraw(post)) setAsking(false);
        }}
      />
    </>
  );
}
