/** What the reader can do with the open conversation, by key or by button. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { useMe } from '../../app/session.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useGo } from '../place.ts';
import { queueOf } from '../queue/conversation-changes.ts';
import { useActs } from '../use-acts.ts';

export interface ThreadDesk {
  /** Grows each time that the reader wants to write. */
  readonly wanted: number;
  readonly noting: boolean;
  readonly takingOver: boolean;
  /** When the holder took it, as the journal tells; null when it does not. */
  readonly heldSince: string | null;
  take(): void;
  reply(): void;
  release(): void;
  close(): void;
  reopen(): void;
  note(): void;
  endNote(): void;
  askTakeOver(): void;
  endTakeOver(): void;
  takeOver(word: string): Promise<void>;
}

export function useThreadDesk(conversation: ConversationView, journal: readonly JournalEvent[]): ThreadDesk {
  const { t } = useTranslation('inbox');
  const me = useMe().member.memberId;
  const { act, takeOver } = useActs();
  const go = useGo();
  const [wanted, setWanted] = useState(0);
  const [noting, setNoting] = useState(false);
  const [takingOver, setTakingOver] = useState(false);
  const id = conversation.conversationId;
  const queue = queueOf(conversation, me);

  const write = () => setWanted((count) => count + 1);
  const take = () => {
    if (queue === 'taken') return setTakingOver(true);
    if (queue !== 'mine') void act(id, queue === 'closed' ? 'reopen' : 'take');
  };
  const reply = () => {
    if (queue === 'mine') return write();
    if (queue === 'taken') return setTakingOver(true);
    // Taken on screen at once: who presses the key and types loses no letter.
    if (queue !== 'closed') write();
    void (async () => {
      if (queue === 'closed' && !(await act(id, 'reopen'))) return;
      if ((await act(id, 'take')) && queue === 'closed') write();
    })();
  };
  const close = () => {
    if (queue === 'taken') return setTakingOver(true);
    if (queue !== 'closed') void act(id, 'close');
  };

  const group = t('keys.threadGroup');
  useShortcut('u', () => go({ conversationId: undefined }), { label: t('keys.back'), group, hidden: true });
  useShortcut('e', close, { label: t('keys.close'), group });
  useShortcut('n', () => setNoting(true), { label: t('keys.note'), group });
  useShortcut('r', reply, { label: t('keys.reply'), group });
  useShortcut('t', take, { label: t('keys.take'), group });

  return {
    wanted,
    noting,
    takingOver,
    heldSince:
      journal.findLast(
        (one) =>
          (one.kind === 'conversation.taken' || one.kind === 'conversation.taken-over') && one.memberId === conversation.holderMemberId,
      )?.at ?? null,
    take,
    reply,
    close,
    release: () => void act(id, 'release'),
    reopen: () => void act(id, 'reopen'),
    note: () => setNoting(true),
    endNote: () => setNoting(false),
    askTakeOver: () => setTakingOver(true),
    endTakeOver: () => setTakingOver(false),
    async takeOver(word) {
      if (!(await takeOver(id, word))) return;
      setTakingOver(false);
      write();
    },
  };
}
