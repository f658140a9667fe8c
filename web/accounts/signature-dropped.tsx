import { useTranslation } from 'react-i18next';
import type { SignatureOccasion } from '../../src/accounts/schema.ts';
import form from '../design/field.module.css';

const OCCASIONS: readonly SignatureOccasion[] = ['later-posts', 'quotes'];

interface DroppedChoiceProps {
  readonly value: readonly SignatureOccasion[];
  /** People sign by their tags, which are never left out. */
  readonly tagged: boolean;
  readonly onChange: (value: readonly SignatureOccasion[]) => void;
}

/** When nobody need sign. */
export function DroppedChoice({ value, tagged, onChange }: DroppedChoiceProps) {
  const { t } = useTranslation('voices');
  if (tagged) return <p className={form['hint']}>{t('signature.droppedHint')}</p>;
  return (
    <fieldset className={form['choices']}>
      <legend className={form['legend']}>{t('signature.dropped')}</legend>
      {OCCASIONS.map((occasion) => (
        <label key={occasion} className={form['choice']}>
          <input
            type="checkbox"
            checked={value.includes(occasion)}
            onChange={(event) => onChange(event.target.checked ? [...value, occasion] : value.filter((one) => one !== occasion))}
          />
          <span>{t(`signature.${occasion}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
