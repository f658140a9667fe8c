import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Icon } from '../design/icon.tsx';
import { announce } from '../design/toast.tsx';
import { AttachmentItem } from './attachment-item.tsx';
import type { Offered } from './attachments.ts';
import type { Attachments } from './use-attachments.ts';
import styles from './media.module.css';

interface MediaTrayProps {
  readonly attachments: Attachments;
  /** Null: the network takes none; what is there can be taken away. */
  readonly offered: Offered | null;
  readonly altRequired: boolean;
  readonly locked: boolean;
  /** The field of the words: what is pasted or dropped on it comes here. */
  readonly children: ReactNode;
}

const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** Around a field for words: pictures and films are chosen, pasted or dropped, described, put in order. */
export function MediaTray({ attachments, offered, altRequired, locked, children }: MediaTrayProps) {
  const { t } = useTranslation('media');
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { items } = attachments;
  const hasFilm = items.some(({ media, file }) => (media?.kind ?? (file?.type.startsWith('video/') ? 'film' : 'picture')) === 'film');
  const room = offered === null || hasFilm ? 0 : Math.max(0, offered.pictures - items.length);
  const takes = !locked && room > 0;

  const add = (files: readonly File[]) => {
    if (files.length === 0) return;
    attachments.add(files.slice(0, room));
    const dropped = files.length - Math.min(files.length, room);
    announce(dropped > 0 ? t('tooMany', { maximum: offered?.pictures ?? 0 }) : t('added', { count: files.length }));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a way more, beside the button
    <div
      className={cx(styles['tray'], over && styles['over'])}
      onPaste={(event) => {
        const files = [...event.clipboardData.files].filter(isMedia);
        if (!takes || files.length === 0) return;
        event.preventDefault();
        add(files);
      }}
      onDragOver={(event) => {
        if (!takes || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!takes || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
    >
      {children}
      {items.length > 0 && (
        <ol className={styles['items']} aria-label={t('list')}>
          {items.map((item, at) => (
            <AttachmentItem
              key={item.key}
              item={item}
              at={at}
              count={items.length}
              altRequired={altRequired}
              altLength={offered?.altLength ?? 1_000}
              attachments={attachments}
            />
          ))}
        </ol>
      )}
      {!locked && offered !== null && (
        <p className={styles['adding']}>
          <input
            ref={chooser}
            type="file"
            multiple
            accept={offered.film === null ? PICTURES : `${PICTURES},${offered.film.types.join(',')}`}
            className="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
            data-testid="media-chooser"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // The same file may be chosen twice.
              event.target.value = '';
              add(files);
            }}
          />
          <Button tone="quiet" size="small" disabled={room === 0} onClick={() => chooser.current?.click()}>
            <Icon name="picture" size={16} /> {t(offered.film === null ? 'addPicture' : 'addMedia')}
          </Button>
          {items.length > 0 && (
            <span className={styles['count']}>{hasFilm ? t('film') : t('count', { count: items.length, maximum: offered.pictures })}</span>
          )}
        </p>
      )}
    </div>
  );
}

const isMedia = ({ type }: File): boolean => type.startsWith('image/') || type.startsWith('video/');
