import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { Composer as ComposerView } from '../../../src/publishing/schema.ts';
import { Button } from '../../design/button.tsx';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { ComposerAs } from './composer-as.tsx';
import { DraftLine } from './draft-line.tsx';
import { LengthLine } from './length-line.tsx';
import { lengthLeft } from './length.ts';
import { ReachLine } from './reach-line.tsx';
import { reachOf } from './reach-of.ts';
import { ReplyBox } from './reply-box.tsx';
import { TypedNotice } from './typed-notice.tsx';
import type { Draft } from './use-draft.ts';
import { useReplyField } from './use-reply-field.ts';
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
  /** Words that explain why nothing can be written or sent now; null when it can. */
  readonly locked: string | null;
  /** More than one person of the public speaks here in private. */
  readonly many: boolean;
  /** Whether the conversation is the reader's: kept words of another's one are shown, without the means to send them. */
  readonly mine: boolean;
  /** Grows each time that somebody wants to write. */
  readonly wanted: number;
  readonly onWriting: () => void;
}

/** Where a reply is written: as whom, the words between what stands around them, what is left, what is kept. */
export function Composer(props: ComposerProps) {
  const { conversationId, composer, account, draft, target, many, mine, wanted, onWriting } = props;
  const { t } = useTranslation(['publishing', 'inbox', 'messages']);
  const reach = reachOf(composer, target);
  const locked = props.locked ?? (reach.offered ? null : t('messages:composer.notOffered'));
  const field = useReplyField(draft.text, wanted, locked !== null);
  const help = useId();
  const [choice, setChoice] = useState<VoiceName | null>(null);
  const [keptWords, setKeptWords] = useState<string | null>(null);
  const voice = chooseVoice(composer, choice);
  const typed = useTypedSignature(conversationId, draft.text, voice.personaId);
  const kept = keptWords === draft.text;
  const own = typed?.own === true ? typed : null;
  const left = lengthLeft(own === null ? draft.text : withoutTyped(draft.text, own), voice);
  const targetId = target?.messageId ?? null;
  const reply = useReply({ conversationId, composer, voice, left, keepTyped: kept, draft, targetId });
  const over = left < 0;
  const write = (text: string) => {
    reply.forgive();
    onWriting();
    draft.type({ text, replyToMessageId: targetId });
  };
  useShortcut('Ctrl+Enter', () => document.activeElement === field.current && void reply.send(), {
    label: t('inbox:keys.send'),
    group: t('inbox:keys.threadGroup'),
    enabled: locked === null,
    hidden: true,
  });
  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void reply.send();
      }}
    >
      <ComposerAs account={account} target={target} visibility={reach.visibility} />
      <ReachLine visibility={reach.visibility} contentWarning={reach.contentWarning} target={target} many={many} />
      {mine && composer.persona !== null && <VoiceLine persona={composer.persona} voice={voice.name} onChoose={setChoice} />}
      <ReplyBox
        field={field}
        words={draft.text}
        voice={voice}
        over={over}
        visibility={reach.visibility}
        locked={locked !== null}
        describedBy={help}
        onType={write}
        onLeave={draft.flush}
      />
      {mine && (
        <TypedNotice
          typed={typed}
          kept={kept}
          onRemove={() => {
            if (typed !== null) write(withoutTyped(draft.text, typed));
            field.current?.focus();
          }}
          onKeep={() => setKeptWords(draft.text)}
        />
      )}
      <output id={help} className={cx(styles['help'], (reply.refusal !== null || (locked !== null && mine)) && styles['refusal'])}>
        {(mine ? (locked ?? reply.refusal) : reply.refusal) !== null && <Icon name="warning" size={16} />}
        {locked ?? reply.refusal}
      </output>
      <div className={styles['bar']}>
        <LengthLine left={left} maximum={composer.maximumLength} signed={voice.signature !== ''} />
        <DraftLine status={draft.status} />
        {mine && (
          <Button tone="primary" type="submit" busy={reply.busy} disabled={locked !== null || voice.wantsTag} className={styles['send']}>
            {t(reach.sends)}
            <span className={styles['keys']} aria-hidden="true">
              Ctrl ↵
            </span>
          </Button>
        )}
      </div>
    </form>
  );
}
