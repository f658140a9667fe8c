import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage, Queue } from '../../../src/inbox/schema.ts';
import { useMe } from '../../app/session.ts';
import { Icon } from '../../design/icon.tsx';
import { useArrivals } from '../live/use-arrivals.ts';
import { useSomeArrivals } from '../live/use-some-arrivals.ts';
import { queueQuery, type QueueFilter } from '../requests.ts';
import { queueOf } from './conversation-changes.ts';
import { ConversationList } from './conversation-list.tsx';
import { EmptyQueue } from './empty-queue.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListTrouble } from './list-trouble.tsx';
import styles from './list-pane.module.css';

/** Pages that showing arrivals may read: the oldest wait first, so that what is new stands at the end. */
const PAGES_AT_MOST = 20;

interface QueueListProps {
  readonly queue: Queue;
  readonly filter: QueueFilter;
}

/** A queue as it was when it was read, its rows changing in place; what has come since waits behind one button. */
export function QueueList({ queue, filter }: QueueListProps) {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const me = useMe().member.memberId;
  const query = queueQuery(queue, filter);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(query);
  const rows = useMemo(() => {
    const seen = new Set<string>();
    const all = data?.pages.flatMap((page) => page.conversations) ?? [];
    // A row that moved between two pages while they were read is shown once.
    return all.filter((one) => !seen.has(one.conversationId) && seen.add(one.conversationId)).map((conversation) => ({ conversation }));
  }, [data]);
  const listed = useMemo(() => new Set(rows.map((row) => row.conversation.conversationId)), [rows]);
  const isOfSome = filter.speaker !== undefined || filter.isPrivate === true;
  const ofAnybody = useArrivals({ queue, me, account: filter.account, listed, paused: isOfSome });
  const ofSome = useSomeArrivals({ queue, filter, listed, paused: !isOfSome });
  const arrivals = isOfSome ? ofSome : ofAnybody;
  const fresh = arrivals.ids.size;

  const showArrivals = async () => {
    arrivals.clear();
    if (queue !== 'to-answer') {
      client.setQueryData<InfiniteData<ConversationPage, string | null>>(
        query.queryKey,
        (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
      );
    }
    await refetch();
    const more = () => client.getQueryData<InfiniteData<ConversationPage>>(query.queryKey)?.pages.at(-1)?.nextCursor ?? null;
    if (queue !== 'to-answer') return;
    for (let page = 1; more() !== null && page < PAGES_AT_MOST; page += 1) await fetchNextPage();
  };

  // Nothing left to do on screen: what has come since shows by itself, for nothing can move under the reader.
  const allGone = data !== undefined && rows.every((row) => queueOf(row.conversation, me) !== queue);
  const emptied = allGone && !hasNextPage && fresh > 0;
  const fillUp = useEffectEvent(() => void showArrivals());
  useEffect(() => {
    if (emptied) fillUp();
  }, [emptied]);

  if (isPending) return <ListSkeleton />;
  if (error && !data) return <ListTrouble retry={() => void refetch()} />;
  return (
    <>
      {fresh > 0 && !emptied && (
        <button type="button" className={styles['fresh']} onClick={() => void showArrivals()}>
          <span className={queue === 'to-answer' ? undefined : styles['up']}>
            <Icon name="chevron" size={16} />
          </span>
          {t('list.new', { count: fresh })}
        </button>
      )}
      {rows.length === 0 ? (
        <EmptyQueue queue={queue} filter={filter} />
      ) : (
        <ConversationList
          label={t(`queues.${queue}`)}
          rows={rows}
          more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null}
          onEnd={() => fresh > 0 && void showArrivals()}
        />
      )}
    </>
  );
}
