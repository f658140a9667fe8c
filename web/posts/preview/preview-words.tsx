import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldAt, piecesOf } from './pieces.ts';
import styles from './preview.module.css';

interface PreviewWordsProps {
  readonly text: string;
  readonly network: string;
}

/** The words with links, mentions and hashtags as their network draws them, folded where it folds them. */
export const PreviewWords = memo(function PreviewWords({ text, network }: PreviewWordsProps) {
  const { t } = useTranslation('posts');
  const [open, setOpen] = useState(false);
  const fold = foldAt(text, network);
  const shown = fold === null || open ? text : `${text.slice(0, fold).trimEnd()}…`;
  return (
    <>
      <p className={styles['words']} dir="auto">
        {piecesOf(shown, network).map(({ kind, at, shown: words, written }) =>
          kind === 'plain' ? (
            words
          ) : (
            <span key={at} data-mark={kind} title={words === written ? undefined : written}>
              {words}
            </span>
          ),
        )}
      </p>
      {fold !== null && (
        <button type="button" className={styles['more']} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'previews.less' : 'previews.more')}
        </button>
      )}
    </>
  );
});
