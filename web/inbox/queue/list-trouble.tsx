import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import styles from './list-pane.module.css';

/** A list that could not be read: what is kept, and another try. */
export function ListTrouble({ retry }: { readonly retry: () => void }) {
  const { t } = useTranslation('inbox');
  return (
    <div className={styles['state']} role="alert">
      <EmptyState title={t('failed.list')} action={<Button onClick={retry}>{t('failed.again')}</Button>}>
        {t('failed.kept')}
      </EmptyState>
    </div>
  );
}
