import { useTranslation } from 'react-i18next';
import { Icon } from '../../design/icon.tsx';
import { KNOWN_LABELS } from './labels.ts';
import styles from './message-parts.module.css';

/** What the network, its moderators or the author warn of: in our words where we have some, else in theirs. */
export function MessageLabels({ restrictions }: { readonly restrictions: readonly string[] }) {
  const { t, i18n } = useTranslation('messages');
  if (restrictions.length === 0) return null;
  const words = restrictions.map((one) => {
    const known = KNOWN_LABELS.find((label) => label === one);
    return known ? t(`labels.${known}`) : t('labels.unknown', { word: one });
  });
  return (
    <p className={styles['labels']}>
      <Icon name="flag" size={14} />
      {t('labels.told', { words: new Intl.ListFormat(i18n.language).format(words) })}
    </p>
  );
}
