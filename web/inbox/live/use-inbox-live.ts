/** Everything that the stream says about conversations, brought into what is on screen. Once per page of the inbox. */
import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ConversationPage, PresenceView } from '../../../src/inbox/schema.ts';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import { useEphemeral, useLive } from '../../live/use-live.ts';
import { publicationsKey, sentPostsKey } from '../../publishing/requests.ts';
import { changeConversation, notePresence } from '../conversation-cache.ts';
import { afterEvent } from '../queue/conversation-changes.ts';
import { keys, readConversation } from '../requests.ts';
import { TOLD_ACTS } from '../thread/thread-rows.ts';
import { makeRowRefresher } from './row-refresher.ts';

/** Milliseconds: events that come together are shown together; a row or a thread is asked for again no more often than that. */
const TOGETHER = 40;
const PAUSE = 400;

export function useInboxLive(me: string): void {
  const client = useQueryClient();
  const waiting = useRef<JournalEvent[]>([]);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const planned = useRef(new Set<string>());
  const refresher = useRef<ReturnType<typeof makeRowRefresher> | null>(null);

  const once = (name: string, ms: number, run: () => void) => {
    if (planned.current.has(name)) return;
    planned.current.add(name);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      planned.current.delete(name);
      run();
    }, ms);
    timers.current.add(timer);
  };

  useEffect(() => {
    const running = timers.current;
    const plans = planned.current;
    const made = makeRowRefresher({
      fetch: async (id) => {
        const fresh = await readConversation(id);
        changeConversation(client, id, () => fresh);
      },
      later: (run) => {
        const timer = setTimeout(run, PAUSE);
        return () => clearTimeout(timer);
      },
    });
    refresher.current = made;
    return () => {
      made.stop();
      for (const timer of running) clearTimeout(timer);
      running.clear();
      plans.clear();
    };
  }, [client]);

  useLive(['conversation.', 'message.', 'note.', 'publication.', 'moderation.'], (event) => {
    waiting.current.push(event);
    once('events', TOGETHER, () => {
      const events = waiting.current.splice(0);
      const shown = conversationsOnScreen(client);
      for (const one of events) {
        const id = one.conversationId;
        if (id === null) continue;
        if (shown.has(id)) show(client, one);
        if (shown.has(id) && !one.kind.startsWith('publication.')) refresher.current?.ask(id);
        if (client.getQueryState(keys.thread(id))) once(`thread ${id}`, PAUSE, () => askThread(client, id));
        if (one.kind.startsWith('publication.')) void client.invalidateQueries({ queryKey: publicationsKey(id) });
        if (one.kind.startsWith('publication.') || one.kind === 'message.sent' || one.kind === 'message.deleted')
          void client.invalidateQueries({ queryKey: sentPostsKey(id) });
        if (TOLD_ACTS.has(one.kind)) void client.invalidateQueries({ queryKey: keys.journal(id) });
      }
      // Lists that nobody looks at are read afresh when somebody does.
      if (events.some((one) => !one.kind.startsWith('publication.')))
        void client.invalidateQueries({ queryKey: keys.queues, type: 'inactive' });
    });
  });

  useEphemeral('presence', (data) => {
    const presence = presenceOf(data);
    if (presence && presence.memberId !== me) notePresence(client, presence.conversationId, presence);
  });
  useEphemeral('draft', (data) => {
    const id = data['conversationId'];
    if (data['memberId'] === me && typeof id === 'string') once(`thread ${id}`, PAUSE, () => askThread(client, id));
  });
}

function askThread(client: QueryClient, conversationId: string): void {
  void client.invalidateQueries({ queryKey: keys.thread(conversationId) });
}

function show(client: QueryClient, event: JournalEvent): void {
  if (event.conversationId) changeConversation(client, event.conversationId, (one) => afterEvent(one, event));
}

function conversationsOnScreen(client: QueryClient): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const [, data] of client.getQueriesData<InfiniteData<ConversationPage>>({ queryKey: keys.queues })) {
    for (const page of data?.pages ?? []) for (const one of page.conversations) shown.add(one.conversationId);
  }
  for (const [key] of client.getQueriesData({ queryKey: keys.threads, type: 'active' })) {
    if (typeof key[2] === 'string') shown.add(key[2]);
  }
  return shown;
}

function presenceOf(data: Readonly<Record<string, unknown>>): (PresenceView & { conversationId: string }) | null {
  const { conversationId, memberId, activity, until } = data;
  if (typeof conversationId !== 'string' || typeof memberId !== 'string' || typeof until !== 'string') return null;
  // Gone is a presence that is over.
  if (activity !== 'viewing' && activity !== 'writing')
    return { conversationId, memberId, activity: 'viewing', until: new Date(0).toISOString() };
  return { conversationId, memberId, activity, until };
}
