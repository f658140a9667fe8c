import { useTranslation } from 'react-i18next';
import { differences } from '../posts/differences.ts';
import styles from './review.module.css';

/** What changed between two wordings, word by word: told by a line through or under, and by a word for who does not see it. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation('review');
  const pieces = differences(before, after);
  if (pieces.every(({ kind }) => kind === 'same')) return <p className={styles['soft']}>{t('card.same')}</p>;
  return (
    <p className={styles['said']} dir="auto">
      {pieces.map(({ kind, text, at }) =>
        kind === 'gone' ? (
          <del key={`${at}-`}>
            <span className="visually-hidden"> {t('card.gone')} </span>
            {text}
          </del>
        ) : kind === 'new' ? (
          <ins key={`${at}+`}>
            <span className="visually-hidden"> {t('card.new')} </span>
            {text}
          </ins>
        ) : (
          text
        ),
      )}
    </p>
  );
}
