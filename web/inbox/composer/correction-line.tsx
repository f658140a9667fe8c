import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import styles from './composer.module.css';

/** The reply corrects a message of ours; and the way back to answering. */
export function CorrectionLine({ onAnswer }: { readonly onAnswer: () => void }) {
  const { t } = useTranslation('publishing');
  return (
    <p className={styles['correction']} role="status">
      <Icon name="pen" size={16} />
      <span>{t('correction.writing')}</span>
      <Button size="small" tone="quiet" onClick={onAnswer}>
        {t('correction.stop')}
      </Button>
    </p>
  );
}
