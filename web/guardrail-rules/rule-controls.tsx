import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../src/guardrails/schema.ts';
import { Select } from '../design/field.tsx';
import type { Wish } from './wishes.ts';
import styles from './rules.module.css';

const LEVELS = ['note', 'pause', 'hold'] as const;

interface RuleControlsProps {
  readonly name: string;
  readonly rule: RuleView;
  readonly wish: Wish;
  readonly disabled: boolean;
  readonly onWish: (wish: Wish) => void;
}

/** On or off, and the strictest that it may ask for: milder than it is built, never stricter. */
export function RuleControls({ name, rule, wish, disabled, onWish }: RuleControlsProps) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  const milder = LEVELS.slice(0, LEVELS.indexOf(rule.level));
  return (
    <fieldset className={styles['controls']} disabled={disabled}>
      <legend className="visually-hidden">{t('state.legend', { name })}</legend>
      <label className={styles['switch']}>
        <input
          type="checkbox"
          checked={wish.state === 'on'}
          onChange={({ target }) => onWish({ ...wish, state: target.checked ? 'on' : 'off' })}
        />
        {t(wish.state === 'on' ? 'state.on' : 'state.off')}
      </label>
      {milder.length > 0 && (
        <Select
          label={t('atMost.label')}
          width="medium"
          disabled={disabled || wish.state === 'off'}
          value={wish.atMost === rule.level ? '' : (wish.atMost ?? '')}
          onChange={({ target }) => onWish({ ...wish, atMost: LEVELS.find((level) => level === target.value) ?? null })}
        >
          <option value="">{t('atMost.own', { level: t(`guardrails:level.${rule.level}`) })}</option>
          {milder.map((level) => (
            <option key={level} value={level}>
              {t(`guardrails:level.${level}`)}
            </option>
          ))}
        </Select>
      )}
    </fieldset>
  );
}
