import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { useCopy } from '../design/use-copy.ts';
import styles from './account-frame.module.css';

/** A text to be pasted elsewhere, letter by letter as it is. */
export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation('accountPages');
  const { field, outcome, copy } = useCopy(text);
  return (
    <div className={styles['copyLine']}>
      <FieldFrame label={label}>
        {({ id }) => (
          <input ref={field} id={id} className={form['input']} readOnly value={text} dir="ltr" onFocus={(event) => event.target.select()} />
        )}
      </FieldFrame>
      <Button onClick={() => void copy()} aria-label={t('copy.act', { what: label })}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} /> {t(outcome === 'copied' ? 'copy.done' : 'copy.short')}
      </Button>
      <span role="status" className={outcome === 'refused' ? styles['copyRefused'] : 'visually-hidden'}>
        {outcome === 'copied' && t('copy.done')}
        {outcome === 'refused' && t('copy.refused')}
      </span>
    </div>
  );
}
