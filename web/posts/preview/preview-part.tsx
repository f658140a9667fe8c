import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import { AccountMark } from '../../design/face.tsx';
import { at } from '../../inbox/use-people.ts';
import { PreviewWords } from './preview-words.tsx';
import styles from './preview.module.css';

interface PreviewPartProps {
  readonly account: AccountView;
  /** As it is said, signature and all. */
  readonly text: string;
  /** Null: nothing is folded behind words. */
  readonly warning: string | null;
  /** Further parts hang under it. */
  readonly goesOn: boolean;
  /** What stands under the words: pictures, a card. The same element for the same things. */
  readonly children?: ReactNode;
}

/** One post of a thread, as the network of its account draws it. Drawn anew only when it changes itself. */
export const PreviewPart = memo(function PreviewPart({ account, text, warning, goesOn, children }: PreviewPartProps) {
  const { t } = useTranslation('posts');
  const [open, setOpen] = useState(false);
  const { network, accountId, displayName, avatarUrl, handle } = account;
  return (
    <li className={styles['post']} data-goes-on={goesOn || undefined}>
      <span className={styles['face']}>
        <AccountMark id={accountId} name={displayName || handle} pictureUrl={avatarUrl} size={36} />
      </span>
      <div className={styles['body']}>
        <p className={styles['by']}>
          <b>{displayName || handle}</b> <span className={styles['handle']}>{at(handle)}</span>{' '}
          <span className={styles['when']}>
            {network !== 'mastodon' && '· '}
            {t('previews.now')}
          </span>
        </p>
        {warning !== null && (
          <p className={styles['warning']}>
            <span>{warning}</span>
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'previews.hide' : 'previews.show')}
            </button>
          </p>
        )}
        {(warning === null || open) && (
          <>
            <PreviewWords text={text} network={network} />
            {children}
          </>
        )}
      </div>
    </li>
  );
});
