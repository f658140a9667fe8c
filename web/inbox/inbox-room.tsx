import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '../api/inbox-counts.ts';
import { usePageTitle } from '../app/page-title.ts';
import { useMe } from '../app/session.ts';
import { useModerationLive } from '../moderation/use-moderation-live.ts';
import { CardPane } from './card/card-pane.tsx';
import { IdleWarning } from './live/idle-warning.tsx';
import { useLeases } from './live/leases.ts';
import { useInboxLive } from './live/use-inbox-live.ts';
import { usePlace } from './place.ts';
import { ListPane } from './queue/list-pane.tsx';
import { ThreadPane } from './thread/thread-pane.tsx';
import { NoThread } from './thread/thread-states.tsx';
import { useUndoKey } from './use-undo-key.ts';
import styles from './inbox-room.module.css';

/** The Guichet: queues and conversations, the open conversation, who writes. One pane at a time where there is no room for three. */
export function InboxRoom() {
  const { t } = useTranslation('inbox');
  const me = useMe().member.memberId;
  const place = usePlace();
  const { data: counts } = useQuery(countsQuery);
  const waiting = counts?.['to-answer'] ?? 0;
  const where = place.list === 'search' ? t('search.label') : t(`queues.${place.list}`);
  usePageTitle(t('title'), waiting > 0 ? `(${waiting}) ` : '');
  useInboxLive(me);
  useModerationLive(me);
  useLeases(me);
  useUndoKey();
  const view = place.conversationId === undefined ? 'list' : place.card ? 'card' : 'thread';
  return (
    <div className={styles['room']} data-view={view}>
      <h1 tabIndex={-1} className="visually-hidden">
        {t('title')} · {where}
      </h1>
      <div className={styles['panes']}>
        <ListPane className={styles['list']} />
        <section className={styles['thread']} aria-label={t('thread.label')}>
          {place.conversationId === undefined ? (
            <NoThread waiting={waiting > 0} />
          ) : (
            <ThreadPane key={place.conversationId} conversationId={place.conversationId} />
          )}
        </section>
        {place.conversationId !== undefined && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
          <aside className={styles['card']} aria-label={t('card.label')} tabIndex={0}>
            <CardPane key={place.conversationId} conversationId={place.conversationId} />
          </aside>
        )}
      </div>
      <IdleWarning />
    </div>
  );
}
