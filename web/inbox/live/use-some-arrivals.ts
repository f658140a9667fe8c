/**
 * What has come into a speaker's list since it was read. Whom a conversation is with is known to the server alone: the ones that the stream
 * names are gathered, and it is asked which of them are that speaker's.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../src/inbox/schema.ts';
import { announce } from '../../design/toast.tsx';
import { useLive } from '../../live/use-live.ts';
import { readAmong } from '../requests.ts';
import type { Arrivals } from './use-arrivals.ts';

/** Milliseconds: events that come together are asked about together, and no more often than this. */
const PAUSE = 500;
/** Ids in one question; the server takes no more. */
const AT_ONCE = 50;

export interface WatchedSpeaker {
  readonly queue: Queue;
  readonly account: string | undefined;
  /** Undefined: nothing is watched. */
  readonly speaker: string | undefined;
  /** Already on screen. */
  readonly listed: ReadonlySet<string>;
}

/** For the life of one list: another queue, account or speaker is another list. */
export function useSpeakerArrivals({ queue, account, speaker, listed }: WatchedSpeaker): Arrivals {
  const { t } = useTranslation('inbox');
  const [ids, setIds] = useState<ReadonlySet<string>>(NONE);
  const asked = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const plan = (): void => {
    if (speaker === undefined || asked.current.size === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const among = [...asked.current].slice(0, AT_ONCE);
      for (const id of among) asked.current.delete(id);
      readAmong({ queue, account, speaker, among })
        .then((found) => setIds((before) => settle(before, { among, found })))
        // What could not be asked about shows when the list is next read.
        .catch(() => {})
        .finally(plan);
    }, PAUSE);
  };

  useLive(['conversation.', 'message.'], ({ conversationId, accountId }) => {
    if (speaker === undefined || conversationId === null || (account !== undefined && accountId !== account)) return;
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
