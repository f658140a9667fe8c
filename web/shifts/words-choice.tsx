import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelmSettingsView, TemplateView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { FieldFrame } from '../design/field.tsx';
import field from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { nextAt, readTime } from './wall-time.ts';
import { WordsPreview } from './words-preview.tsx';
import type { Words } from './words.ts';
import styles from './dialog.module.css';

interface WordsChoiceProps {
  readonly kind: TemplateView['kind'];
  readonly accountId: string;
  readonly settings: HelmSettingsView | undefined;
  readonly value: Words;
  readonly onChange: (words: Words) => void;
  /** `14:00`: what the words will say of it. */
  readonly until: string;
  readonly error?: string | undefined;
}

/** What to say in coming or going: one of the account's texts, in one's own words, or nothing; with what the public will read. */
export function WordsChoice({ kind, accountId, settings, value, onChange, until, error }: WordsChoiceProps) {
  const { t } = useTranslation('shifts');
  const { member } = useMe();
  const clock = useClock();
  const [editing, setEditing] = useState(false);
  const templates = (settings?.templates ?? []).filter((one) => one.kind === kind);
  const time = readTime(until);
  const at = time === null ? clock.now : nextAt(time, clock.now, clock.zone).at;
  const rough = ({ text, language }: TemplateView) =>
    text
      .replace(/\s*\(\{pronoms\}\)/u, '')
      .replaceAll(/\{(?:prénom|name)\}/gu, () => member.publicName)
      .replaceAll(/\{(?:heure|time)\}/gu, () => timeOfDay(new Date(at), { ...clock, language }).replace(/\u00a0h\u00a000$/u, '\u00a0h'));
  const choose = (choice: string) => {
    const template = templates[Number(choice)];
    onChange(
      choice === 'silent' || template === undefined
        ? { ...value, choice: 'silent' }
        : { choice, text: template.text, language: template.language },
    );
  };
  return (
    <div className={styles['words']}>
      <Choices
        legend={t(kind === 'greeting' ? 'take.greeting' : 'take.goodbye')}
        value={value.choice}
        onChange={choose}
        choices={[
          ...templates.map((template, place) => ({ value: String(place), label: <bdi lang={template.language}>{rough(template)}</bdi> })),
          { value: 'silent', label: t('take.silent'), hint: t(kind === 'greeting' ? 'take.silentGreeting' : 'take.silentGoodbye') },
        ]}
      />
      {value.choice !== 'silent' && (
        <div className={styles['said']}>
          <WordsPreview accountId={accountId} words={value} until={new Date(at).toISOString()} />
          {editing || error !== undefined ? (
            <FieldFrame label={t('take.edit')} hint={t('settings.placeholders')} error={error}>
              {(control) => (
                <textarea
                  id={control.id}
                  className={field['input']}
                  rows={3}
                  lang={value.language}
                  value={value.text}
                  maxLength={2_000}
                  autoFocus={editing}
                  aria-describedby={control.describedBy}
                  aria-invalid={control.invalid || undefined}
                  onChange={(event) => onChange({ ...value, text: event.target.value })}
                />
              )}
            </FieldFrame>
          ) : (
            <Button size="small" tone="quiet" className={styles['change']} onClick={() => setEditing(true)}>
              <Icon name="pen" size={16} /> {t('take.change')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
