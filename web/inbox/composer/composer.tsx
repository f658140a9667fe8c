import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { Composer as ComposerView } from '../../../src/publishing/schema.ts';
import { useReplyCard } from '../../cards/use-reply-card.ts';
import { useMediaDesk } from '../../media/use-media-desk.ts';
import { ComposerAs } from './composer-as.tsx';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerHelp } from './composer-help.tsx';
import { ComposerReach } from './composer-reach.tsx';
import { lengthLeft } from './length.ts';
import { contentOf, type DraftContent } from './draft-keeper.ts';
import { ReplyPaused } from './reply-paused.tsx';
import { ReplyWithMedia } from './reply-with-media.tsx';
import { TypedNotice } from './typed-notice.tsx';
import type { Draft } from './use-draft.ts';
import { useReach } from './use-reach.ts';
import { useReplyField, useSendKey } from './use-reply-field.ts';
import { useReply } from './use-reply.ts';
import { useTypedSignature } from './use-typed-signature.ts';
import { VoiceLine } from './voice-line.tsx';
import { chooseVoice, withoutTyped, type VoiceName } from './voice.ts';
import styles from './composer.module.css';

interface ComposerProps {
  readonly conversationId: string;
  readonly composer: ComposerView;
  readonly account: AccountView | undefined;
  readonly draft: Draft;
  readonly target: MessageView | null;
  /** The reply corrects it. */
  readonly corrects: boolean;
  /** Words that explain why nothing can be written or sent now; null when it can. */
  readonly locked: string | null;
  /** More than one person of the public speaks here in private. */
  readonly many: boolean;
  /** Whether the conversation is the reader's: kept words of another's one are shown, without the means to send them. */
  readonly mine: boolean;
  /** Grows each time that somebody wants to write. */
  readonly wanted: number;
  readonly onWriting: () => void;
  /** It is to be no correction any more. */
  readonly onAnswer: () => void;
  readonly onSent: () => void;
}

/** Where a reply is written: as whom, the words between what stands around them, what is left, what is kept. */
export function Composer(props: ComposerProps) {
  const { conversationId, composer, account, draft, target, corrects, many, mine, wanted, onWriting, onAnswer, onSent } = props;
  const { t } = useTranslation('messages');
  const targetId = target?.messageId ?? null;
  const type = (change: Partial<DraftContent>) => {
    reply.forgive();
    onWriting();
    draft.type({ ...contentOf(draft), replyToMessageId: targetId, corrects, ...change });
  };
  const reach = useReach(composer, { draft, target, type });
  const locked = props.locked ?? (reach.offered ? null : t('composer.notOffered'));
  const field = useReplyField(draft.text, wanted, locked !== null);
  const help = useId();
  const [choice, setChoice] = useState<VoiceName | null>(null);
  const [keptWords, setKeptWords] = useState<string | null>(null);
  const voice = { ...chooseVoice(composer, choice), ...reach.around };
  const typed = useTypedSignature(conversationId, draft.text, voice.personaId);
  const kept = keptWords === draft.text;
  const own = typed?.own === true ? typed : null;
  const left = lengthLeft(own === null ? draft.text : withoutTyped(draft.text, own), voice);
  const media = useMediaDesk(conversationId, composer, reach.visibility);
  const card = useReplyCard(conversationId, composer.cards === 'sent' && reach.visibility !== 'private' && media.sends.length === 0);
  const reply = useReply({
    conversationId,
    composer,
    voice,
    left,
    keepTyped: kept,
    draft,
    targetId,
    sent: { ...reach.sent, corrects, attachments: media.sends, card: card.of(draft.text) },
    stop: media.stop,
    onSent: () => (media.attachments.sent(), card.sent(), onSent()),
  });
  useSendKey(field, reply.send, locked === null);
  return (
    <form className={styles['composer']} onSubmit={(event) => (event.preventDefault(), void reply.send())}>
      <ComposerAs account={account} target={target} visibility={reach.visibility} />
      {mine && composer.persona !== null && <VoiceLine persona={composer.persona} voice={voice.name} onChoose={setChoice} />}
      <ComposerReach
        reach={reach}
        target={target}
        corrects={corrects}
        many={many}
        locked={locked !== null}
        onAnswer={onAnswer}
        onWarn={(contentWarning) => type({ contentWarning })}
        onLeave={draft.flush}
      />
      <ReplyWithMedia
        media={media}
        card={card}
        mine={mine}
        field={field}
        words={draft.text}
        voice={voice}
        over={left < 0}
        visibility={reach.visibility}
        locked={locked !== null}
        describedBy={help}
        asked={{ accountId: composer.accountId, conversationId, replyToMessageId: targetId }}
        onType={(text) => type({ text })}
        onLeave={draft.flush}
      />
      {mine && (
        <TypedNotice
          typed={typed}
          kept={kept}
          onRemove={() => {
            if (typed !== null) type({ text: withoutTyped(draft.text, typed) });
            field.current?.focus();
          }}
          onKeep={() => setKeptWords(draft.text)}
        />
      )}
      <ComposerHelp id={help} mine={mine} locked={locked} refusal={reply.refusal} />
      <ReplyPaused reply={reply} words={draft.text} voice={voice} account={account} target={target} />
      <ComposerBar
        left={left}
        voice={voice}
        draft={draft}
        reach={reach}
        target={target}
        warnable={composer.contentWarnings}
        mine={mine}
        locked={locked !== null}
        busy={reply.busy}
        onReach={(visibility) => type({ visibility })}
      />
    </form>
  );
}
