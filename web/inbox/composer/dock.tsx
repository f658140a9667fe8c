import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import { cx } from '../../design/cx.ts';
import { useMe } from '../../app/session.ts';
import { composerQuery } from '../../publishing/requests.ts';
import { isAmongMany } from '../thread/private-line.tsx';
import type { LoadedThread } from '../thread/use-thread.ts';
import type { ThreadDesk } from '../thread/use-thread-desk.ts';
import { usePresence } from '../live/use-presence.ts';
import { ClaimBar } from './claim-bar.tsx';
import { Composer } from './composer.tsx';
import { AccountNotice, LostNotice, ParentGoneNotice } from './dock-notices.tsx';
import { dockPlace, type Chosen } from './dock-place.ts';
import { DockReviews } from './dock-reviews.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { NoteForm } from './note-form.tsx';
import { useDraft } from './use-draft.ts';
import { useVoiceNews } from './use-voice-news.ts';
import { useLostLease } from './use-lost-lease.ts';
import styles from './dock.module.css';

const SpeakerTagForm = lazy(async () => ({ default: (await import('./speaker-tag-form.tsx')).SpeakerTagForm }));

interface DockProps {
  readonly thread: LoadedThread;
  readonly account: AccountView | undefined;
  readonly desk: ThreadDesk;
  /** What the reader chose to answer or to correct; null while he has not. */
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
  /** Says which message the composer answers. */
  readonly onTarget: (messageId: string | null) => void;
}

/** Milliseconds after the last key during which somebody still counts as writing. */
const STILL_WRITING = 15_000;

/** Under the thread: the composer when the conversation is mine, else in whose hands it is; a note; and what must be told. */
export function Dock({ thread, account, desk, chosen, onChoose, onTarget }: DockProps) {
  const { t } = useTranslation(['publishing', 'inbox']);
  const me = useMe().member.memberId;
  const { conversation, draft: known } = thread.view;
  const id = conversation.conversationId;
  useVoiceNews(id);
  const draft = useDraft(id, me, known);
  const lost = useLostLease(conversation, me);
  const [writing, wrote] = useWriting();
  usePresence(id, writing ? 'writing' : 'viewing');

  const place = dockPlace({ thread, me, chosen, draft });
  const { mine, parentGone, target, corrects, newest, asked } = place;
  const targetId = target?.messageId ?? null;
  // The newest message to us is what the server answers by default: the same answer serves whoever chose nothing.
  const { data: composer } = useQuery({ ...composerQuery(id, asked), placeholderData: keepPreviousData });
  useEffect(() => onTarget(mine ? targetId : null), [onTarget, mine, targetId]);
  const locked = place.lock === null ? null : t(place.lock);
  return (
    <div className={cx(styles['dock'], conversation.visibility === 'private' && styles['private'])} data-dock="">
      {lost && !mine && <LostNotice lost={lost} />}
      <DockReviews conversationId={id} />
      {desk.noting && <NoteForm conversationId={id} onDone={desk.endNote} />}
      {mine && composer && <AccountNotice hindrance={composer.hindrance} account={account} />}
      {parentGone && <ParentGoneNotice onOther={newest && (() => onChoose(newest))} />}
      {draft.status.kind === 'conflict' && <DraftConflict draft={draft} theirs={draft.status.theirs} />}
      <Suspense>{mine && composer?.hindrance === 'no-speaker-tag' && <SpeakerTagForm conversationId={id} />}</Suspense>
      {composer && place.writes && (
        <Composer
          conversationId={id}
          composer={composer}
          account={account}
          draft={draft}
          target={target}
          corrects={corrects}
          many={isAmongMany(thread.messages)}
          locked={locked}
          mine={mine}
          wanted={desk.wanted}
          onWriting={wrote}
          onAnswer={() => onChoose(newest)}
          onSent={() => corrects && onChoose(null)}
        />
      )}
      {!mine && (
        <ClaimBar
          conversation={conversation}
          heldSince={desk.heldSince}
          onReply={desk.reply}
          onTake={desk.take}
          onTakeOver={desk.askTakeOver}
          onReopen={desk.reopen}
        />
      )}
    </div>
  );
}

/** Whether somebody counts as writing, and how to say that a key was pressed. */
function useWriting(): readonly [boolean, () => void] {
  const [writing, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const wrote = () => {
    setWriting(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWriting(false), STILL_WRITING);
  };
  return [writing, wrote];
}
