/** Sends a reply: one key per press, the words kept until the server has them as a publication. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Composer } from '../../../src/publishing/schema.ts';
import { isFailure, isPassing, type Failure } from '../../api/failure.ts';
import { announce } from '../../design/toast.tsx';
import { startCountdown } from '../../publishing/deadline.ts';
import { newKey } from '../../publishing/new-key.ts';
import { composerKey, sendReply, type Reply } from '../../publishing/requests.ts';
import { showPublication } from '../../publishing/use-publication-acts.ts';
import { pauseAfter, type Pause } from '../../review/pause.ts';
import { keepDraft } from '../conversation-cache.ts';
import { keys } from '../requests.ts';
import { usePeople } from '../use-people.ts';
import { isEmptyBody, lengthLeft } from './length.ts';
import type { Draft } from './use-draft.ts';
import type { ChosenVoice } from './voice.ts';

export interface Sending {
  readonly busy: boolean;
  /** Why the last press did not send, in words; null when nothing is wrong. */
  readonly refusal: string | null;
  send(): Promise<void>;
  /** The words are to be read again before they leave; null when they are not. */
  readonly pause: Pause | null;
  /** Sends the words that were read again. */
  sendRead(): void;
  /** Back to the words. */
  goBack(): void;
  /** The words changed: what was said about them is over. */
  forgive(): void;
}

interface ReplyTo {
  readonly conversationId: string;
  readonly composer: Composer;
  readonly voice: ChosenVoice;
  /** How much is left as the network counts; negative when it is too long. */
  readonly left: number;
  readonly keepTyped: boolean;
  readonly draft: Draft;
  readonly targetId: string | null;
  /** Who is to read it, behind what, and whether it corrects. */
  readonly sent: Pick<Reply, 'visibility' | 'contentWarning' | 'corrects' | 'attachments' | 'card'>;
  /** What stands against sending besides the words; null when nothing does. */
  readonly stop: string | null;
  readonly onSent: () => void;
}

export function useReply({
  conversationId,
  composer,
  voice,
  left,
  keepTyped,
  draft,
  targetId,
  sent,
  stop: otherwise,
  onSent,
}: ReplyTo): Sending {
  const client = useQueryClient();
  const { t } = useTranslation(['publishing', 'voices']);
  const personOf = usePeople();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** The press whose outcome is unknown: pressed again with the same words it is the same press. */
  const unsure = useRef<{ key: string; words: string } | null>(null);

  const [pause, setPause] = useState<Pause | null>(null);

  const hindrance = (): string | null => {
    if (targetId === null) return t('composer.noTarget');
    // A picture says enough.
    if (isEmptyBody(draft.text) && sent.attachments.length === 0) return t('composer.empty');
    const { maximum } = voice.counting;
    const around = maximum - lengthLeft('', voice);
    if (around >= maximum) return t('voices:refused.signature-too-long', { length: around, maximum });
    if (left < 0) return t('composer.tooLong', { maximum, count: -left });
    if (voice.wantsTag) return t('voices:refused.no-speaker-tag');
    if (otherwise !== null) return otherwise;
    return navigator.onLine ? null : t('composer.notNow');
  };
  const words = (error: Failure): string => {
    const kind = refusalOf(error);
    const { memberId, length, maximum, name } = error.details;
    const count = typeof length === 'number' && typeof maximum === 'number' ? length - maximum : 0;
    const voiced = VOICE_REFUSALS.find((one) => one === error.kind);
    if (voiced) return t(`voices:refused.${voiced}`, { name: String(name), length: Number(length), maximum: Number(maximum) });
    return t(`refused.${kind}`, { name: personOf(typeof memberId === 'string' ? memberId : null).name, count });
  };

  const send = async (read: Pause | null = null) => {
    if (busy) return;
    const stop = hindrance();
    setRefusal(stop);
    if (stop !== null || targetId === null) return;
    const { personaId } = voice;
    const said = JSON.stringify([targetId, personaId, keepTyped, sent, draft.text]);
    const key = unsure.current?.words === said ? unsure.current.key : newKey();
    unsure.current = null;
    setBusy(true);
    draft.hold();
    try {
      const press = { idempotencyKey: key, replyToMessageId: targetId, body: draft.text, personaId, keepTyped, ...sent };
      const publication = await sendReply(conversationId, read === null ? press : { ...press, readAgain: read.pauseId });
      setPause(null);
      if (publication.state === 'scheduled') startCountdown(publication, performance.now());
      showPublication(client, publication);
      draft.sent();
      onSent();
      void client.invalidateQueries({ queryKey: composerKey(conversationId) });
      keepDraft(client, conversationId, null);
      announce(publication.state === 'held' ? t('state.held') : t('act.leaves', { count: composer.undoDelaySeconds }));
    } catch (error) {
      if (!isFailure(error)) throw error;
      const paused = pauseAfter(error, performance.now(), read);
      setPause(paused);
      if (paused !== null) return draft.flush();
      if (isPassing(error)) unsure.current = { key, words: said };
      setRefusal(words(error));
      draft.flush();
      void client.invalidateQueries({ queryKey: composerKey(conversationId) });
      if (!isPassing(error)) void client.invalidateQueries({ queryKey: keys.thread(conversationId) });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    refusal,
    send: () => send(),
    pause,
    sendRead: () => void send(pause),
    goBack: () => setPause(null),
    forgive: () => setRefusal(null),
  };
}

const REFUSALS = [
  'not-holder',
  'held-by-another',
  'too-long',
  'empty',
  'parent-gone',
  'account-needs-reconnection',
  'account-disconnected',
  'account-paused',
  'no-voice',
  'outside-team',
  'too-wide',
  'not-offered',
  'nobody-to-review',
  'in-review',
] as const;

const VOICE_REFUSALS = ['no-speaker-tag', 'no-such-persona', 'other-voice-underway', 'signature-too-long', 'signed-by-another'] as const;

function refusalOf(error: Failure): (typeof REFUSALS)[number] | 'offline' | 'other' {
  if (isPassing(error)) return 'offline';
  return REFUSALS.find((kind) => kind === error.kind) ?? 'other';
}
