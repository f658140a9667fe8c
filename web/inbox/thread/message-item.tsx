import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { ConversationModeration } from '../../../src/moderation/schema.ts';
import { cx } from '../../design/cx.ts';
import { AccountMark, Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { MessageMenu } from '../../moderation/message-menu.tsx';
import { ModerationMarks } from '../../moderation/moderation-marks.tsx';
import { Reach } from '../reach.tsx';
import { at, usePeople } from '../use-people.ts';
import { EmojiText } from './emoji-text.tsx';
import { MessageContent } from './message-content.tsx';
import { MessageContext } from './message-context.tsx';
import { MessageFate } from './message-fate.tsx';
import { MessageOrigin } from './message-origin.tsx';
import { MessageTime } from './message-time.tsx';
import { signatureIn } from './signature-in.ts';
import { networkAddress } from './text-runs.ts';
import { DEEP, DRAWN_BRANCHES } from './thread-rows.ts';
import styles from './message.module.css';

interface MessageItemProps {
  readonly conversationId: string;
  /** Undefined while it is not known. */
  readonly moderation: ConversationModeration | undefined;
  readonly message: MessageView;
  readonly answers: MessageView | null;
  readonly branch: number;
  readonly account: AccountView | undefined;
  /** The message that the composer answers now. */
  readonly target: boolean;
  /** Null when nobody can answer from here. */
  readonly onReply: ((messageId: string) => void) | null;
  readonly onShow: (messageId: string) => void;
}

/** One message: theirs at the start, ours at the end in a box, each with its face and name; context is quieter. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { conversationId, moderation, message, answers, branch, account, target, onReply, onShow } = props;
  const { t } = useTranslation('inbox');
  const nameOf = useAuthorName(account);
  const ours = message.direction === 'outbound';
  const address = message.url === null ? null : networkAddress(message.url);
  return (
    <article
      className={cx(
        styles['message'],
        ours && styles['ours'],
        message.direction === 'context' && styles['context'],
        message.visibility === 'private' && styles['private'],
        target && styles['target'],
      )}
      data-branch={Math.min(branch, DRAWN_BRANCHES)}
      aria-label={nameOf(message)}
    >
      <AuthorFace message={message} account={account} name={nameOf(message)} />
      <div className={styles['body']}>
        <header className={styles['byline']}>
          <bdi className={styles['author']}>
            <EmojiText text={nameOf(message)} emoji={message.emoji} />
          </bdi>
          <Reach visibility={message.visibility} />
          {ours && account && <span>{t('message.for', { account: at(account.handle) })}</span>}
          {message.direction === 'context' && <span>{t('message.context')}</span>}
          {message.depth >= DEEP && <span>{t('message.level', { depth: message.depth })}</span>}
          <ModerationMarks known={moderation} messageId={message.messageId} />
          <MessageTime message={message} />
          <MessageOrigin message={message} account={account} />
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
            {!ours && <MessageMenu conversationId={conversationId} known={moderation} message={message} name={nameOf(message)} />}
          </span>
        </header>
        <MessageContext message={message} answers={answers && { id: answers.messageId, name: nameOf(answers) }} onShow={onShow} />
        <MessageContent message={message} signature={ours ? signatureIn(message, account) : ''} />
        <MessageFate message={message} />
      </div>
    </article>
  );
});

function AuthorFace({
  message,
  account,
  name,
}: {
  readonly message: MessageView;
  readonly account: AccountView | undefined;
  readonly name: string;
}) {
  const personOf = usePeople();
  if (message.memberId !== null) {
    const person = personOf(message.memberId);
    return <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} />;
  }
  if (message.direction === 'outbound') {
    return <AccountMark id={account?.accountId ?? ''} name={account?.displayName ?? '?'} pictureUrl={account?.avatarUrl} />;
  }
  return <Face id={message.author?.correspondentId ?? message.messageId} name={name} pictureUrl={message.author?.avatarUrl} />;
}

/** Who a message is from: the colleague's first name for ours, else the person's own name. */
export function useAuthorName(account: AccountView | undefined): (message: MessageView) => string {
  const { t } = useTranslation(['inbox', 'voices']);
  const personOf = usePeople();
  return (message) => {
    const { memberId, personaName } = message;
    if (personaName !== null && memberId === null) return personaName;
    if (personaName !== null) return t('voices:author.behind', { persona: personaName, name: personOf(memberId).name });
    if (memberId !== null) return personOf(memberId).name;
    if (message.direction === 'outbound') return account ? at(account.handle) : t('message.elsewhere');
    return message.author ? message.author.displayName || at(message.author.handle) : t('message.unknown');
  };
}
