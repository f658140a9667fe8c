import { useEffect, useId, useLayoutEffect, useRef } from 'react';
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
import type { Draft } from './use-draft.ts';
import { useReply } from './use-reply.ts';
import styles from './composer.module.css';

interface ComposerProps {
  readonly conversationId: string;
  readonly composer: ComposerView;
  readonly account: AccountView | undefined;
  readonly draft: Draft;
  readonly target: MessageView | null;
  /** Words that explain why nothing can be written or sent now; null when it can. */
  readonly locked: string | null;
  /** Whether the conversation is the reader's: kept words of another's one are shown, without the means to send them. */
  readonly mine: boolean;
  /** Grows each time that somebody wants to write. */
  readonly wanted: number;
  readonly onWriting: () => void;
}

/** Where a reply is written: as whom, the words, the signature in its place, what is left, what is kept. */
export function Composer({ conversationId, composer, account, draft, target, locked, mine, wanted, onWriting }: ComposerProps) {
  const { t } = useTranslation(['publishing', 'inbox']);
  const field = useRef<HTMLTextAreaElement>(null);
  const help = useId();
  const reply = useReply({ conversationId, composer, draft, targetId: target?.messageId ?? null });
  const left = lengthLeft(draft.text, composer);
  const over = left < 0;

  useEffect(() => {
    if (wanted === 0 || locked !== null) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [wanted, locked]);
  // The box grows with its words, up to what the style sheet allows.
  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- its height follows the words
  }, [draft.text]);
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
      <ComposerAs account={account} target={target} />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- around the field, for the mouse alone */}
      <div
        className={cx(styles['box'], over && styles['over'], locked !== null && styles['locked'])}
        onClick={() => field.current?.focus()}
      >
        <textarea
          ref={field}
          value={draft.text}
          rows={2}
          dir="auto"
          readOnly={locked !== null}
          aria-label={t('composer.label')}
          aria-describedby={help}
          aria-invalid={over || undefined}
          placeholder={t('composer.placeholderPlain')}
          onChange={(event) => {
            reply.forgive();
            onWriting();
            draft.type({ text: event.target.value, replyToMessageId: target?.messageId ?? null });
          }}
          onBlur={draft.flush}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            field.current?.blur();
          }}
        />
        {composer.signature !== '' && (
          <span className={styles['signature']}>
            <span className="visually-hidden">{t('composer.signature')} : </span>
            {composer.signature}
          </span>
        )}
      </div>
      <output id={help} className={cx(styles['help'], (reply.refusal !== null || (locked !== null && mine)) && styles['refusal'])}>
        {(mine ? (locked ?? reply.refusal) : reply.refusal) !== null && <Icon name="warning" size={16} />}
        {locked ?? reply.refusal}
      </output>
      <div className={styles['bar']}>
        <LengthLine left={left} maximum={composer.maximumLength} signed={composer.signature !== ''} />
        <DraftLine status={draft.status} />
        {mine && (
          <Button tone="primary" type="submit" busy={reply.busy} disabled={locked !== null} className={styles['send']}>
            {t('composer.send')}
            <span className={styles['keys']} aria-hidden="true">
              Ctrl ↵
            </span>
          </Button>
        )}
      </div>
    </form>
  );
}
