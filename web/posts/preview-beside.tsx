import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { firstLink } from '../../src/networks/counting/index.ts';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { CardFace } from '../cards/card-face.tsx';
import { Icon } from '../design/icon.tsx';
import { mediaQuery } from '../media/requests.ts';
import type { Part, PartMedia } from './part-media.ts';
import styles from './beside.module.css';

/** What an account's network shows under the words of a part. */
export function PreviewBeside({ part, speaking: { media, cards } }: { readonly part: Part; readonly speaking: SpeakingView }) {
  const { t } = useTranslation('beside');
  const shown = part.media ?? [];
  if (shown.length > 0) {
    return media === null ? (
      <p className={styles['soft']}>{t('preview.noMedia')}</p>
    ) : (
      <PreviewMedia media={shown.slice(0, media.pictures)} />
    );
  }
  const link = firstLink(part.text);
  if (link === null || cards === null) return null;
  if (cards === 'its-own') return <p className={styles['soft']}>{t('preview.itsOwn')}</p>;
  const { card } = part;
  return (
    card?.url === link &&
    card.shown && (
      <div className={styles['beside']}>
        <CardFace card={card} />
      </div>
    )
  );
}

/** Pictures side by side, or a film; each with what it says to whoever does not see it. */
export function PreviewMedia({ media }: { readonly media: PartMedia }) {
  const { t } = useTranslation('beside');
  const known = useQueries({ queries: media.map(({ mediaId }) => mediaQuery(mediaId)) });
  return (
    <ul className={styles['shown']} data-count={Math.min(4, media.length)}>
      {media.map(({ mediaId, alt }, at) => {
        const file = known[at]?.data;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the same picture may stand twice
          <li key={`${mediaId}-${at}`}>
            {file?.kind === 'film' && file.fileUrl ? (
              // oxlint-disable-next-line jsx-a11y/media-has-caption -- its words stand beside it
              <video src={file.fileUrl} controls preload="metadata" aria-label={alt} />
            ) : (
              file?.fileUrl && <img src={file.fileUrl} alt={alt} />
            )}
            {alt.trim() !== '' && (
              <abbr title={alt} aria-hidden="true">
                {t('preview.alt')}
              </abbr>
            )}
            {file === undefined && <Icon name="picture" size={24} />}
          </li>
        );
      })}
    </ul>
  );
}
