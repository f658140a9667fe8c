import { useTranslation } from 'react-i18next';
import { CopyLine } from '../accounts/copy-line.tsx';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import form from '../design/field.module.css';

/** A secret in the only moment in which it is there to be read. */
export function ShownOnce({ label, text, onDone }: { readonly label: string; readonly text: string; readonly onDone: () => void }) {
  const { t } = useTranslation('access');
  return (
    <div className={form['form']}>
      <Banner tone="held" announced>
        {t('once.text')}
      </Banner>
      <CopyLine label={label} text={text} />
      <div className={form['actions']}>
        <Button tone="primary" onClick={onDone}>
          {t('once.done')}
        </Button>
      </div>
    </div>
  );
}
