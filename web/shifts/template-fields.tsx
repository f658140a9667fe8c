import { useTranslation } from 'react-i18next';
import type { TemplateView } from '../../src/shifts/schema.ts';
import { Button } from '../design/button.tsx';
import fields from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { useClock } from '../design/relative-time.tsx';
import styles from './plan.module.css';

interface TemplateFieldsProps {
  readonly kind: TemplateView['kind'];
  /** Of both kinds. */
  readonly templates: readonly TemplateView[];
  readonly onChange: (templates: TemplateView[]) => void;
  readonly error: string | undefined;
}

const MOST = 10;

/** The account's greetings or goodbyes: several, each in its language. */
export function TemplateFields({ kind, templates, onChange, error }: TemplateFieldsProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const { language } = useClock();
  const mine = [...templates.entries()].filter(([, one]) => one.kind === kind);
  const change = (place: number, next: Partial<TemplateView>) =>
    onChange(templates.map((one, index) => (index === place ? { ...one, ...next } : one)));
  return (
    <fieldset className={styles['templates']}>
      <legend className={fields['legend']}>{t(kind === 'greeting' ? 'settings.greetings' : 'settings.goodbyes')}</legend>
      {kind === 'greeting' && <p className={fields['hint']}>{t('settings.placeholders')}</p>}
      {error !== undefined && (
        <p className={fields['error']}>
          <Icon name="warning" size={16} /> {error}
        </p>
      )}
      {mine.map(([place, one], number) => (
        <div key={place} className={styles['template']}>
          <textarea
            className={fields['input']}
            rows={2}
            maxLength={500}
            lang={one.language}
            aria-label={t('settings.text', { number: number + 1 })}
            value={one.text}
            onChange={(event) => change(place, { text: event.target.value })}
          />
          <select
            className={fields['input']}
            aria-label={t('settings.language')}
            value={one.language}
            onChange={(event) => change(place, { language: event.target.value === 'en' ? 'en' : 'fr' })}
          >
            <option value="fr">Français</option>
            <option value="en">English</option>
          </select>
          <Button
            size="small"
            tone="quiet"
            aria-label={`${t('settings.remove')} (${number + 1})`}
            onClick={() => onChange(templates.filter((_, index) => index !== place))}
          >
            <Icon name="close" size={16} />
          </Button>
        </div>
      ))}
      {mine.length < MOST && (
        <Button size="small" onClick={() => onChange([...templates, { kind, language, text: '' }])}>
          <Icon name="plus" size={16} /> {t('settings.add')}
        </Button>
      )}
    </fieldset>
  );
}
