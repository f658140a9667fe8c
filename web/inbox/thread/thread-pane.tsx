import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import { isFailure } from '../../api/failure.ts';
import { useMe } from '../../app/session.ts';
import { usePublicationActs } from '../../publishing/use-publication-acts.ts';
import type { Chosen } from '../composer/dock-place.ts';
import { Dock } from '../composer/dock.tsx';
import { draftOf, putBack } from '../composer/put-back.ts';
import { leases } from '../live/leases.ts';
import { useReadMark } from '../live/use-read-mark.ts';
import { journalQuery, keys } from '../requests.ts';
import { useAccountsById, usePeople } from '../use-people.ts';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadMessages } from './thread-messages.tsx';
import { ThreadGone, ThreadSkeleton, ThreadTrouble } from './thread-states.tsx';
import { useThreadDesk } from './use-thread-desk.ts';
import { useThread, type LoadedThread } from './use-thread.ts';

const NO_ACTS: readonly JournalEvent[] = [];

/** One conversation: read, taken, answered. Made anew for each conversation. */
export function ThreadPane({ conversationId }: { readonly conversationId: string }) {
  const state = useThread(conversationId);
  switch (state.kind) {
    case 'loading':
      return <ThreadSkeleton />;
    case 'failed':
      return isFailure(state.error, 'not-found') || isFailure(state.error, 'invalid') ? (
        <ThreadGone />
      ) : (
        <ThreadTrouble retry={state.retry} />
      );
    case 'loaded':
      return <LoadedPane thread={state.thread} />;
  }
}

function LoadedPane({ thread }: { readonly thread: LoadedThread }) {
  const client = useQueryClient();
  const me = useMe().member.memberId;
  const personOf = usePeople();
  const { conversation, presences } = thread.view;
  const id = conversation.conversationId;
  const account = useAccountsById().get(conversation.accountId);
  const { data: journal = NO_ACTS } = useQuery(journalQuery(id));
  const desk = useThreadDesk(conversation, journal);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [targetId, setTargetId] = useState<string | null>(null);
  const mine = conversation.state === 'taken' && conversation.holderMemberId === me;

  useReadMark(conversation);
  // Whoever has it open here keeps it, wherever it was taken.
  useEffect(() => {
    if (mine) leases.keep(id);
  }, [mine, id]);

  const acts = usePublicationActs((publication) => {
    putBack(id, draftOf(publication));
    void client.invalidateQueries({ queryKey: keys.thread(id) });
    desk.reply();
  });
  const choose = useCallback((messageId: string) => {
    setChosen({ messageId, corrects: false });
    document.querySelector<HTMLElement>('[data-dock] textarea')?.focus();
  }, []);
  const reply = useRef(desk.reply);
  useLayoutEffect(() => {
    reply.current = desk.reply;
  });
  const correct = useCallback((messageId: string) => {
    setChosen({ messageId, corrects: true });
    reply.current();
  }, []);
  const holder = personOf(conversation.holderMemberId);
  return (
    <>
      <ThreadHeader view={thread.view} account={account} desk={desk} />
      <ThreadMessages
        thread={thread}
        account={account}
        acts={acts}
        targetId={targetId}
        onReply={mine ? choose : null}
        onCorrect={correct}
      />
      <Dock thread={thread} account={account} desk={desk} chosen={chosen} onChoose={setChosen} onTarget={setTargetId} />
      <TakeOverDialog
        open={desk.takingOver}
        name={holder.name}
        since={desk.heldSince}
        writes={presences.some((one) => one.memberId === conversation.holderMemberId && one.activity === 'writing')}
        onClose={desk.endTakeOver}
        onTakeOver={desk.takeOver}
      />
    </>
  );
}
