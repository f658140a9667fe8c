import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { useMe } from '../../app/session.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useGo, usePlace } from '../place.ts';
import { threadQuery } from '../requests.ts';
import { useAccountsById } from '../use-people.ts';
import { queueOf } from './conversation-changes.ts';
import { ConversationRow, type Excerpt } from './conversation-row.tsx';
import { offerNext } from './next-conversation.ts';
import { VirtualRows, type VirtualRowsHandle } from './virtual-rows.tsx';
import styles from './list-pane.module.css';

export interface ListedConversation {
  readonly conversation: ConversationView;
  readonly excerpt?: Excerpt;
}

interface ConversationListProps {
  readonly label: string;
  readonly rows: readonly ListedConversation[];
  readonly more: (() => void) | null;
  /** Shows what has arrived; called when the reader goes past the last row. */
  readonly onEnd?: () => void;
}

/** Conversations under each other, walked through with the mouse, `j` and `k`, or the arrows. */
export function ConversationList({ label, rows, more, onEnd }: ConversationListProps) {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const place = usePlace();
  const go = useGo();
  const accounts = useAccountsById();
  const me = useMe().member.memberId;
  const list = useRef<VirtualRowsHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const indexOf = (id: string | null | undefined) => rows.findIndex((row) => row.conversation.conversationId === id);
  const openAt = indexOf(place.conversationId);
  const current = openAt >= 0 ? openAt : indexOf(focused);
  const isGone = (row: ListedConversation | undefined) =>
    row !== undefined && place.list !== 'search' && queueOf(row.conversation, me) !== place.list;

  const reach = (index: number, opening = place.conversationId !== undefined) => {
    const id = rows[index]?.conversation.conversationId;
    if (id === undefined) return;
    const inList = frame.current?.contains(document.activeElement) === true;
    list.current?.show(index);
    setFocused(id);
    if (opening) {
      go({ conversationId: id }, place.conversationId !== undefined);
      const following = rows[index + 1]?.conversation.conversationId;
      if (following !== undefined) void client.prefetchInfiniteQuery(threadQuery(following));
    }
    if (inList || !opening) focusRow(frame.current, id);
  };
  const forward = (opening?: boolean) => {
    const from = current + 1;
    if (from >= rows.length) return onEnd?.();
    // Down goes to the next one that still waits here; up goes back over what was just done.
    const next = rows.findIndex((row, index) => index >= from && !isGone(row));
    reach(next >= 0 ? next : from, opening);
  };
  const backward = () => reach(current <= 0 ? 0 : current - 1);
  const openFocused = () => {
    const id = rows[current >= 0 ? current : 0]?.conversation.conversationId;
    if (id !== undefined && id !== place.conversationId) go({ conversationId: id });
  };

  const onNext = useEffectEvent(() => forward(true));
  useEffect(() => offerNext(() => onNext()), []);

  const group = t('keys.group');
  useShortcut('k', backward, { label: t('keys.previous'), group, hidden: true });
  // Whoever walks the list by its rows goes on walking; from anywhere else the key opens, as its button does.
  const walking = () => frame.current?.contains(document.activeElement) === true && place.conversationId === undefined;
  useShortcut('j', () => forward(!walking()), { label: t('keys.next'), group, hidden: true });
  useShortcut('o', openFocused, { label: t('keys.open'), group, hidden: true });

  const arrows = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: () => forward(), ArrowUp: backward, Home: () => reach(0), End: () => reach(rows.length - 1) }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  };

  const reachable = rows[Math.max(0, current)]?.conversation.conversationId;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows move the focus between the links inside
    <div ref={frame} className={styles['frame']} onKeyDown={arrows}>
      <VirtualRows
        label={label}
        count={rows.length}
        keyOf={(index) => rows[index]?.conversation.conversationId ?? String(index)}
        more={more}
        handle={list}
        className={styles['scroller']}
        // oxlint-disable-next-line react/no-unstable-nested-components -- a function that draws, not a component
        row={(index) => {
          const row = rows[index];
          if (!row) return null;
          const { conversation } = row;
          return (
            <ConversationRow
              conversation={conversation}
              excerpt={row.excerpt}
              account={accounts.get(conversation.accountId)}
              place={place}
              me={me}
              open={conversation.conversationId === place.conversationId}
              gone={isGone(row)}
              reachable={conversation.conversationId === reachable}
              onFocus={setFocused}
            />
          );
        }}
      />
    </div>
  );
}

/** The row may not be drawn yet: it is as soon as the list has moved. */
function focusRow(frame: HTMLElement | null, conversationId: string, tries = 3): void {
  const row = frame?.querySelector<HTMLElement>(`[data-conversation="${conversationId}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusRow(frame, conversationId, tries - 1));
}
