import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { SentPost } from '../../../src/publishing/schema-sent.ts';
import type { ConversationModeration } from '../../../src/moderation/schema.ts';
import { cx } from '../../design/cx.ts';
import { ModerationMarks } from '../../moderation/moderation-marks.tsx';
import { CorrectionLinks } from '../../publishing/correction-links.tsx';
import { PinMark, WithdrawalLine } from '../../publishing/own-post-marks.tsx';
import { Reach } from '../reach.tsx';
import { at, usePeople } from '../use-people.ts';
import { AuthorFace } from './author-face.tsx';
import { EmojiText } from './emoji-text.tsx';
import { MessageActs } from './message-acts.tsx';
import { MessageContent } from './message-content.tsx';
import { MessageContext } from './message-context.tsx';
import { MessageFate } from './message-fate.tsx';
import { MessageOrigin } from './message-origin.tsx';
import { MessageTime } from './message-time.tsx';
import { signatureIn } from './signature-in.ts';
import { DEEP, DRAWN_BRANCHES } from './thread-rows.ts';
import styles from './message.module.css';

interface MessageItemProps {
  readonly conversationId: string;
  /** Undefined while it is not known. */
  readonly moderation: ConversationModeration | undefined;
  /** Our posts of the conversation; undefined while they are not known. */
  readonly posts: readonly SentPost[] | undefined;
  readonly message: MessageView;
  readonly answers: MessageView | null;
  readonly branch: number;
  readonly account: AccountView | undefined;
  /** The message that the composer answers now. */
  readonly target: boolean;
  /** Null when nobody can answer from here. */
  readonly onReply: ((messageId: string) => void) | null;
  readonly onCorrect: (messageId: string) => void;
  readonly onShow: (messageId: string) => void;
}

/** One message: theirs at the start, ours at the end in a box, each with its face and name; context is quieter. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { conversationId, moderation, posts, message, answers, branch, account, target, onShow } = props;
  const { t } = useTranslation('inbox');
  const nameOf = useAuthorName(account);
  const ours = message.direction === 'outbound';
  const post = ours ? posts?.find((one) => one.messageId === message.messageId) : undefined;
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
          <PinMark post={post} />
          <MessageTime message={message} />
          <MessageOrigin message={message} account={account} />
          <MessageActs {...props} post={post} name={nameOf(message)} />
        </header>
        <MessageContext
          conversationId={conversationId}
          message={message}
          answers={answers && { id: answers.messageId, name: nameOf(answers) }}
          onShow={onShow}
        />
        {ours && <CorrectionLinks messageId={message.messageId} posts={posts} onShow={onShow} />}
        <MessageContent message={message} signature={ours ? signatureIn(message, account) : ''} />
        {post && <WithdrawalLine conversationId={conversationId} post={post} />}
        {post?.state !== 'withdrawn' && <MessageFate message={message} />}
      </div>
    </article>
  );
});

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
