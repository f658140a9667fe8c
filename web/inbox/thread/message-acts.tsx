import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { ConversationModeration } from '../../../src/moderation/schema.ts';
import type { SentPost } from '../../../src/publishing/schema-sent.ts';
import { Icon } from '../../design/icon.tsx';
import { MessageMenu } from '../../moderation/message-menu.tsx';
import { OwnPostMenu } from '../../publishing/own-post-menu.tsx';
import { networkAddress } from './text-runs.ts';
import styles from './message.module.css';

interface MessageActsProps {
  readonly conversationId: string;
  readonly moderation: ConversationModeration | undefined;
  readonly message: MessageView;
  readonly account: AccountView | undefined;
  /** Of ours, when it left from here. */
  readonly post: SentPost | undefined;
  readonly name: string;
  readonly target: boolean;
  readonly onReply: ((messageId: string) => void) | null;
  readonly onCorrect: (messageId: string) => void;
}

/** What can be done with a message: answer it, see it on its network, and what its menu offers. */
export function MessageActs({ conversationId, moderation, message, account, post, name, target, onReply, onCorrect }: MessageActsProps) {
  const { t } = useTranslation('inbox');
  const ours = message.direction === 'outbound';
  // What is gone has no page any more.
  const address = message.url === null || message.deletedAt !== null ? null : networkAddress(message.url);
  return (
    <span className={styles['acts']}>
      {onReply && !ours && message.deletedAt === null && (
        <button
          type="button"
          className={styles['act']}
          aria-label={t('message.reply')}
          aria-pressed={target}
          onClick={() => onReply(message.messageId)}
        >
          <Icon name="reply" size={16} />
          {t('doing.reply')}
        </button>
      )}
      {address !== null && (
        <a href={address} target="_blank" rel="noopener noreferrer" className={styles['act']}>
          <Icon name="external" size={14} />
          {t('message.open')}
        </a>
      )}
      {ours ? (
        <OwnPostMenu {...{ conversationId, message, account, post, name, onCorrect }} />
      ) : (
        <MessageMenu conversationId={conversationId} known={moderation} message={message} name={name} />
      )}
    </span>
  );
}
