import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { withAddress } from '../../../src/networks/counting/index.ts';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import type { Visibility } from '../reach.tsx';
import type { ChosenVoice } from './voice.ts';
import styles from './composer.module.css';
import voices from './voice.module.css';

interface ReplyBoxProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly voice: ChosenVoice;
  readonly over: boolean;
  readonly visibility: Visibility;
  readonly locked: boolean;
  readonly describedBy: string;
  readonly onType: (words: string) => void;
  readonly onLeave: () => void;
}

/** The words where the public will read them: under what must be said first, beside the signature. */
export function ReplyBox({ field, words, voice, over, visibility, locked, describedBy, onType, onLeave }: ReplyBoxProps) {
  const { t } = useTranslation(['publishing', 'voices']);
  const signature = voice.signature !== '' && (
    <span className={styles['signature']}>
      <span className="visually-hidden">{t('composer.signature')} : </span>
      {voice.signature}
    </span>
  );
  // The network puts it before the words, unless it stands in them.
  const named = voice.addressee && withAddress(words, voice.addressee) !== words ? `@${voice.addressee}` : null;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- around the field, for the mouse alone
    <div
      className={cx(styles['box'], visibility === 'private' && styles['privateBox'], over && styles['over'], locked && styles['locked'])}
      onClick={() => field.current?.focus()}
    >
      {named !== null && (
        <span className={styles['signature']}>
          <span className="visually-hidden">{t('composer.addressee')} : </span>
          {named}
        </span>
      )}
      {voice.stands === 'start' && signature}
      {voice.opening !== '' && voice.opening !== undefined && (
        <span className={voices['opening']} title={t('voices:as.opening')}>
          <Icon name="pin" size={16} />
          <span>
            <span className="visually-hidden">{t('voices:as.opening')} : </span>
            {voice.opening}
          </span>
        </span>
      )}
      <textarea
        ref={field}
        value={words}
        rows={2}
        dir="auto"
        readOnly={locked}
        aria-label={t('composer.label')}
        aria-describedby={describedBy}
        aria-invalid={over || undefined}
        placeholder={t('composer.placeholderPlain')}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          field.current?.blur();
        }}
      />
      {voice.stands !== 'start' && signature}
    </div>
  );
}
