import { useQuery } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import { Button } from '../../design/button.tsx';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import { moderationQuery } from '../../moderation/requests.ts';
import { sentPostsQuery } from '../../publishing/requests.ts';
import type { PublicationActs } from '../../publishing/use-publication-acts.ts';
import { Row } from './thread-row.tsx';
import type { LoadedThread } from './use-thread.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import styles from './thread-rows.module.css';

interface ThreadMessagesProps {
  readonly thread: LoadedThread;
  readonly account: AccountView | undefined;
  readonly acts: PublicationActs;
  readonly targetId: string | null;
  readonly onReply: ((messageId: string) => void) | null;
  readonly onCorrect: (messageId: string) => void;
}

/** Milliseconds that a message which was looked for stays marked. */
const FOUND_FOR = 2_400;

/** The messages in reading order, and what the team did between them. The browser draws only what is near the screen. */
export function ThreadMessages({ thread, account, acts, targetId, onReply, onCorrect }: ThreadMessagesProps) {
  const { t } = useTranslation('inbox');
  const { rows } = thread;
  const { conversationId } = thread.view.conversation;
  const { data: moderation } = useQuery(moderationQuery(conversationId));
  const isOurs = thread.messages.some((message) => message.publicationId !== null);
  const { data: posts } = useQuery({ ...sentPostsQuery(conversationId), enabled: isOurs });
  const keys = useMemo(() => rows.map((row) => row.key), [rows]);
  const {
    scroller,
    content,
    unseen,
    showUnseen,
    show: showNow,
  } = useThreadScroll({ keys, newest: thread.arrived.at(-1) ?? null, arrived: thread.arrived });
  const [found, setFound] = useState<string | null>(null);
  const showRow = useRef(showNow);
  useLayoutEffect(() => {
    showRow.current = showNow;
  });
  const show = useCallback((messageId: string) => {
    if (!showRow.current(messageId)) return;
    setFound(messageId);
    setTimeout(() => setFound((now) => (now === messageId ? null : now)), FOUND_FOR);
  }, []);
  return (
    <div className={cx(styles['holder'], thread.view.conversation.visibility === 'private' && styles['private'])}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
      <section ref={scroller} className={styles['scroller']} tabIndex={0} aria-label={t('thread.reading')} data-thread="">
        <div ref={content} className={styles['rows']}>
          {thread.above > 0 && (
            <div className={styles['window']}>
              <Button size="small" busy={thread.loadingAbove} onClick={thread.loadAbove}>
                {t('thread.earlier', { count: thread.above })}
              </Button>
            </div>
          )}
          {rows.map((row) => (
            <div key={row.key} data-row={row.key} className={cx(styles['row'], row.key === found && styles['found'])}>
              <Row
                row={row}
                conversationId={conversationId}
                moderation={moderation}
                posts={posts}
                account={account}
                acts={acts}
                target={row.key === targetId}
                onReply={onReply}
                onCorrect={onCorrect}
                onShow={show}
              />
            </div>
          ))}
          {thread.below > 0 && (
            <div className={styles['window']}>
              <Button size="small" busy={thread.loadingBelow} onClick={thread.loadBelow}>
                {t('thread.later', { count: thread.below })}
              </Button>
            </div>
          )}
        </div>
      </section>
      {unseen > 0 && (
        <div className={styles['fresh']}>
          <button type="button" onClick={showUnseen}>
            <Icon name="chevron" size={16} />
            {t('thread.new', { count: unseen })}
          </button>
        </div>
      )}
    </div>
  );
}
