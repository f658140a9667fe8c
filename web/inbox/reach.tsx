import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../src/inbox/schema.ts';
import { cx } from '../design/cx.ts';
import { Icon } from '../design/icon.tsx';
import { Tag } from '../design/tag.tsx';

import styles from './reach.module.css';

export type Visibility = MessageView['visibility'];

const ICONS = { public: 'eye', unlisted: 'link', followers: 'people', private: 'lock' } as const;

/** Who may read it, in a word and a shape; nothing for what everybody reads, unless `always`. */
export function Reach({ visibility, always = false }: { readonly visibility: Visibility; readonly always?: boolean }) {
  const { t } = useTranslation('messages');
  if (visibility === 'public') return always ? <>{t('reach.public')}</> : null;
  return (
    <Tag tone={visibility === 'private' ? 'private' : undefined}>
      <Icon name={ICONS[visibility]} size={14} />
      {t(`reach.${visibility}`)}
    </Tag>
  );
}

/** The shape of a visibility. */
export function ReachIcon({ visibility, size = 16 }: { readonly visibility: Visibility; readonly size?: number }) {
  return <Icon name={ICONS[visibility]} size={size} />;
}

/** Who may read it, where that is not everybody: the shape, and the word for who hears the list or hovers. */
export function ReachMark({ visibility }: { readonly visibility: Visibility }) {
  const { t } = useTranslation('messages');
  const words = t(`reach.${visibility}`);
  return (
    <span className={cx(styles['reach'], visibility === 'private' && styles['private'])} title={words}>
      <ReachIcon visibility={visibility} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
