import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import form from '../design/field.module.css';
import styles from './card.module.css';

/** Whether one is shown to the public, beside one's own answers: never before having said so, and with all that it means in sight. */
export function ConsentField({ agreed, onChange }: { readonly agreed: boolean; readonly onChange: (agreed: boolean) => void }) {
  const { t } = useTranslation('people');
  const id = useId();
  return (
    <fieldset className={styles['consent']} aria-describedby={id}>
      <legend className={form['legend']}>{t('consent.title')}</legend>
      <div id={id} className={form['hint']}>
        <p>{t('consent.shown')}</p>
        <p>{t('consent.hidden')}</p>
      </div>
      <label className={form['choice']}>
        <input id="listed-publicly" type="checkbox" checked={agreed} onChange={(event) => onChange(event.target.checked)} />
        <span>
          {t('consent.agree')}
          <span>{t('consent.takeBack')}</span>
        </span>
      </label>
    </fieldset>
  );
}
