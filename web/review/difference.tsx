import { useTranslation } from 'react-i18next';
import { changesOf } from './changes.ts';
import styles from './review.module.css';

/** What changed between two wordings: told by a line through or under, and by a word for who does not see it. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation('review');
  if (before === after) return <p className={styles['soft']}>{t('card.same')}</p>;
  return (
    <p className={styles['said']} dir="auto">
      {changesOf(before, after).map(({ kind, text, key }) => {
        if (kind === 'same') return text;
        const Changed = kind === 'gone' ? 'del' : 'ins';
        return (
          <Changed key={key}>
            <span className="visually-hidden"> {t(`card.${kind}`)} </span>
            {text}
          </Changed>
        );
      })}
    </p>
  );
}
