import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { networkAddress } from './text-runs.ts';
import styles from './message.module.css';

type Image = MessageView['images'][number];

/** The images of a message, each with its description in view: whoever answers knows what the others were told. */
export function MessageImages({ images }: { readonly images: readonly Image[] }) {
  return (
    <ul className={styles['images']}>
      {images.map((image) => (
        <li key={image.url}>
          <OneImage image={image} />
        </li>
      ))}
    </ul>
  );
}

function OneImage({ image }: { readonly image: Image }) {
  const { t } = useTranslation('inbox');
  const [failed, setFailed] = useState(false);
  const address = networkAddress(image.url);
  const shown = networkAddress(image.thumbnailUrl) ?? address;
  const ratio = image.width && image.height ? `${image.width} / ${image.height}` : '4 / 3';
  const described = image.alt.trim();
  const picture =
    failed || shown === null ? (
      <span className={styles['noImage']} style={{ aspectRatio: ratio }}>
        {t('message.imageFailed')}
      </span>
    ) : (
      <img
        src={shown}
        alt={described}
        width={image.width ?? undefined}
        height={image.height ?? undefined}
        style={{ aspectRatio: ratio }}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setFailed(true)}
      />
    );
  return (
    <figure className={styles['image']}>
      {address === null ? (
        picture
      ) : (
        <a href={address} target="_blank" rel="noopener noreferrer nofollow" aria-label={described === '' ? t('message.noAlt') : undefined}>
          {picture}
        </a>
      )}
      <figcaption dir="auto">{described === '' ? <em>{t('message.noAlt')}</em> : described}</figcaption>
    </figure>
  );
}
