import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { Button } from '../design/button.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { leftOn } from './parts.ts';
import styles from './post.module.css';

interface PartFieldProps {
  readonly label: string;
  readonly text: string;
  /** The accounts that say it. */
  readonly speaking: readonly SpeakingView[];
  readonly contentWarning: string | null;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
  readonly onSplit: () => void;
  /** Undefined: the only part. */
  readonly onRemove: (() => void) | undefined;
}

/** One part, and how much is left of it on each account that says it. */
export function PartField({ label, text, speaking, contentWarning, disabled, onText, onSplit, onRemove }: PartFieldProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const id = useId();
  const lefts = speaking.map((one) => ({ accountId: one.accountId, left: leftOn(text, one, contentWarning) }));
  const tooLong = lefts.some(({ left }) => left < 0);
  return (
    <div className={styles['part']} data-wrong={tooLong || undefined}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={text}
        rows={5}
        maxLength={50_000}
        disabled={disabled}
        aria-describedby={`${id}-left`}
        aria-invalid={tooLong || undefined}
        onChange={(event) => onText(event.target.value)}
      />
      <ul id={`${id}-left`} className={styles['lefts']}>
        {lefts.map(({ accountId, left }) => (
          <li key={accountId} data-wrong={left < 0 || undefined}>
            {left < 0
              ? t('wording.over', { account: at(accounts.get(accountId)?.handle ?? '…'), count: -left })
              : t('wording.left', { account: at(accounts.get(accountId)?.handle ?? '…'), count: left })}
          </li>
        ))}
      </ul>
      {!disabled && (tooLong || onRemove) && (
        <div className={styles['acts']}>
          {tooLong && (
            <Button size="small" onClick={onSplit}>
              {t('wording.split')}
            </Button>
          )}
          {onRemove && (
            <Button size="small" tone="quiet" onClick={onRemove}>
              {t('wording.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
