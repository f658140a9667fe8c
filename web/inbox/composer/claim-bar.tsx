import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { Button } from '../../design/button.tsx';
import { Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Kbd } from '../../design/tag.tsx';
import { goToNext } from '../queue/next-conversation.ts';
import { usePeople } from '../use-people.ts';
import styles from './dock.module.css';

interface ClaimBarProps {
  readonly conversation: ConversationView;
  /** When its holder took it; null when that is not known. */
  readonly heldSince: string | null;
  readonly onReply: () => void;
  readonly onTake: () => void;
  readonly onTakeOver: () => void;
  readonly onReopen: () => void;
}

/** In whose hands the conversation is, and what one can do about it: where the composer would be. */
export function ClaimBar({ conversation, heldSince, onReply, onTake, onTakeOver, onReopen }: ClaimBarProps) {
  const { t } = useTranslation('inbox');
  const holder = usePeople()(conversation.holderMemberId);
  switch (conversation.state) {
    case 'waiting':
      return (
        <div className={styles['claim']}>
          <p>{t('thread.nobody')}</p>
          <Button onClick={onTake}>
            {t('doing.take')} <Kbd keys="t" />
          </Button>
          <Button tone="primary" onClick={onReply}>
            {t('doing.reply')} <Kbd keys="r" />
          </Button>
        </div>
      );
    case 'taken':
      return (
        <div className={styles['claim']}>
          <p className={styles['holder']}>
            <Face id={holder.memberId} name={holder.name} initials={holder.initials} pictureUrl={holder.pictureUrl} size={28} />
            <span>
              <strong>{t('thread.heldBy', { name: holder.name })}</strong> {heldSince && <RelativeTime at={heldSince} focusable={false} />}
            </span>
          </p>
          <Button onClick={onTakeOver}>{t('doing.takeOver')}</Button>
        </div>
      );
    case 'answered':
    case 'closed':
      return (
        <div className={styles['claim']}>
          <p className={styles['done']}>
            <Icon name="check" />
            <strong>{t(conversation.state === 'closed' ? 'thread.closed' : 'thread.answered')}</strong>
          </p>
          {conversation.state === 'closed' ? (
            <Button onClick={onReopen}>{t('doing.reopen')}</Button>
          ) : (
            <Button onClick={onReply}>
              {t('doing.reply')} <Kbd keys="r" />
            </Button>
          )}
          <Button tone="primary" onClick={goToNext}>
            {t('doing.next')} <Kbd keys="j" />
          </Button>
        </div>
      );
  }
}
