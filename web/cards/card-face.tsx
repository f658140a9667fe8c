import { useQuery } from '@tanstack/react-query';
import type { LinkCardView } from '../../src/cards/schema.ts';
import { mediaQuery } from '../media/requests.ts';
import styles from './cards.module.css';

/** A card as the public sees it: picture, title, what it is about, from where. */
export function CardFace({ card: { url, title, description, picture } }: { readonly card: LinkCardView }) {
  const mediaId = picture?.mediaId ?? '';
  const { data } = useQuery({ ...mediaQuery(mediaId), enabled: mediaId !== '' });
  return (
    <span className={styles['card']} data-pictured={picture !== null || undefined}>
      {picture !== null && <span className={styles['picture']}>{data?.fileUrl && <img src={data.fileUrl} alt="" />}</span>}
      <span className={styles['words']}>
        <b dir="auto">{title}</b>
        {description !== '' && (
          <span dir="auto" className={styles['about']}>
            {description}
          </span>
        )}
        <span className={styles['from']}>{URL.canParse(url) ? new URL(url).host : url}</span>
      </span>
    </span>
  );
}
