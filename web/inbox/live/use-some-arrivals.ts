/**
 * What has come into a list of some conversations only (a speaker's, the private ones) since it was read. Which they are is known to the server
 * alone: the ones that the stream names are gathered, and it is asked which of them belong there.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../src/inbox/schema.ts';
import { announce } from '../../design/toast.tsx';
import { useLive } from '../../live/use-live.ts';
import { readAmong, type QueueFilter } from '../requests.ts';
import type { Arrivals } from './use-arrivals.ts';

/** Milliseconds: events that come together are asked about together, and no more often than this. */
const PAUSE = 500;
/** Ids in one question; the server takes no more. */
const AT_ONCE = 50;

export interface WatchedSome {
  readonly queue: Queue;
  readonly filter: QueueFilter;
  /** Another way of knowing is used. */
  readonly paused: boolean;
  /** Already on screen. */
  readonly listed: ReadonlySet<string>;
}

/** For the life of one list: another queue or filter is another list. */
export function useSomeArrivals({ queue, filter, paused, listed }: WatchedSome): Arrivals {
  const { t } = useTranslation('inbox');
  const [ids, setIds] = useState<ReadonlySet<string>>(NONE);
  const asked = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const plan = (): void => {
    if (paused || asked.current.size === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const among = [...asked.current].slice(0, AT_ONCE);
      for (const id of among) asked.current.delete(id);
      readAmong(queue, filter, among)
        .then((found) => setIds((before) => settle(before, { among, found })))
        // What could not be asked about shows when the list is next read.
        .catch(() => {})
        .finally(plan);
    }, PAUSE);
  };

  useLive(['conversation.', 'message.'], ({ conversationId, accountId }) => {
    if (paused || conversationId === null || (filter.account !== undefined && accountId !== filter.account)) return;
    asked.current.add(conversationId);
    plan();
  });

  useEffect(() => {
    const toAsk = asked.current;
    return () => {
      toAsk.clear();
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, []);

  const fresh = ids.difference(listed);
  const count = fresh.size;
  useEffect(() => {
    if (count > 0) announce(t('list.announced', { count }));
  }, [count, t]);

  return { ids: fresh, clear: () => setIds(NONE) };
}

const NONE: ReadonlySet<string> = new Set();

function settle(
  before: ReadonlySet<string>,
  { among, found }: { among: readonly string[]; found: readonly string[] },
): ReadonlySet<string> {
  const next = before.difference(new Set(among)).union(new Set(found));
  return next.size === before.size && next.isSubsetOf(before) ? before : next;
}
