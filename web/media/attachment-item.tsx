import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { AltProposals } from './alt-proposals.tsx';
import { isUnderway, type Item } from './attachments.ts';
import { useMediaRefusal } from './use-media-refusal.ts';
import type { Attachments } from './use-attachments.ts';
import styles from './media.module.css';

interface AttachmentItemProps {
  readonly item: Item;
  readonly at: number;
  readonly count: number;
  readonly altRequired: boolean;
  readonly altLength: number;
  readonly attachments: Attachments;
}

/** One picture or film: what it looks like, what it shows in words, its place, and the way out. */
export function AttachmentItem({ item, at, count, altRequired, altLength, attachments }: AttachmentItemProps) {
  const { t } = useTranslation('media');
  const refusal = useMediaRefusal();
  const id = useId();
  const { key, media, alt, failure, progress, file } = item;
  const name = t('nth', { number: at + 1 });
  const left = altLength - [...alt].length;
  return (
    <li className={styles['item']}>
      <span className={styles['picture']}>
        {media?.previewUrl ? <img src={media.previewUrl} alt="" /> : <Icon name={media?.kind === 'film' ? 'film' : 'picture'} size={24} />}
      </span>
      <div className={styles['words']}>
        {isUnderway(item) && (
          <p className={styles['state']}>
            <progress max={1} value={progress} aria-label={t('sending', { name: file?.name ?? name })} />
            {progress < 1 ? t('percent', { percent: Math.round(progress * 100) }) : t('checking')}
          </p>
        )}
        {failure !== null && (
          <p className={styles['refused']} role="alert">
            <Icon name="warning" size={16} /> {refusal(failure)}
          </p>
        )}
        {media !== null && (
          <>
            <label htmlFor={id}>{t('alt', { name })}</label>
            <textarea
              id={id}
              rows={2}
              dir="auto"
              value={alt}
              required={altRequired}
              aria-invalid={left < 0 || undefined}
              aria-describedby={`${id}-help`}
              placeholder={t('altPlaceholder')}
              onChange={(event) => attachments.describe(key, event.target.value)}
            />
            <span id={`${id}-help`} className={styles['help']}>
              {left < 0
                ? t('altOver', { count: -left })
                : alt.trim() === '' && altRequired
                  ? t('altRequired')
                  : t('altLeft', { count: left })}
            </span>
            {alt.trim() === '' && <AltProposals mediaId={media.mediaId} onChoose={(text) => attachments.describe(key, text)} />}
          </>
        )}
        <p className={styles['acts']}>
          {failure !== null && file !== null && (
            <Button tone="quiet" size="small" onClick={() => attachments.retry(key)}>
              {t('retry')}
            </Button>
          )}
          {count > 1 && (
            <>
              <Button
                tone="quiet"
                size="small"
                disabled={at === 0}
                aria-label={t('earlier', { name })}
                onClick={() => attachments.move(key, -1)}
              >
                <span aria-hidden="true">↑</span>
              </Button>
              <Button
                tone="quiet"
                size="small"
                disabled={at === count - 1}
                aria-label={t('later', { name })}
                onClick={() => attachments.move(key, 1)}
              >
                <span aria-hidden="true">↓</span>
              </Button>
            </>
          )}
          <Button tone="quiet" size="small" aria-label={t('removeNth', { name })} onClick={() => attachments.remove(key)}>
            {t('remove')}
          </Button>
        </p>
      </div>
    </li>
  );
}
