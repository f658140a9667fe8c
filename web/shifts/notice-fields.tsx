import { useTranslation } from 'react-i18next';
import type { HelmSettingsView } from '../../src/shifts/schema.ts';
import { FieldFrame } from '../design/field.tsx';
import fields from '../design/field.module.css';
import styles from './plan.module.css';

type NoticeWords = HelmSettingsView['hoursNoticeWords'];

interface NoticeFieldsProps {
  readonly on: boolean;
  readonly words: NoticeWords;
  readonly onSwitch: (on: boolean) => void;
  readonly onWords: (words: NoticeWords) => void;
  readonly error: string | undefined;
}

const LANGUAGES = ['fr', 'en'] as const;

/** Whether the notice says when people are back, in both languages. */
export const saysWhen = (words: NoticeWords): boolean => LANGUAGES.every((one) => /\{(?:retour|return)\}/u.test(words[one]));

/** What is said, outside the hours, to who writes in vain. */
export function NoticeFields({ on, words, onSwitch, onWords, error }: NoticeFieldsProps) {
  const { t } = useTranslation('shifts');
  return (
    <>
      <label className={styles['check']}>
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
        <span>
          {t('settings.notice')}
          <small>{t('settings.noticeHint')}</small>
        </span>
      </label>
      {on &&
        LANGUAGES.map((one) => (
          <FieldFrame
            key={one}
            label={t(`settings.noticeWords.${one}`)}
            hint={t('settings.noticePlaceholder')}
            error={one === 'fr' ? error : undefined}
          >
            {(control) => (
              <textarea
                id={control.id}
                className={fields['input']}
                rows={2}
                lang={one}
                maxLength={500}
                aria-describedby={control.describedBy}
                value={words[one]}
                onChange={(event) => onWords({ ...words, [one]: event.target.value })}
              />
            )}
          </FieldFrame>
        ))}
    </>
  );
}
