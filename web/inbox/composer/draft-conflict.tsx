import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../../src/inbox/schema.ts';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import type { Draft } from './use-draft.ts';
import styles from './dock.module.css';

/** Two texts of one author, side by side; nothing is saved over the other until he has chosen. */
export function DraftConflict({ draft, theirs }: { readonly draft: Draft; readonly theirs: DraftView }) {
  const { t } = useTranslation('publishing');
  return (
    <section className={styles['conflict']} role="alert">
      <h3>
        <Icon name="warning" size={16} /> {t('draft.conflictTitle')}
      </h3>
      <p>{t('draft.conflictText')}</p>
      <div className={styles['versions']}>
        <figure>
          <figcaption>{t('draft.here')}</figcaption>
          <blockquote dir="auto">{draft.text || t('draft.nothing')}</blockquote>
          <Button size="small" onClick={() => draft.choose('mine')}>
            {t('draft.keepHere')}
          </Button>
        </figure>
        <figure>
          <figcaption>
            {t('draft.elsewhere')} · <RelativeTime at={theirs.updatedAt} focusable={false} />
          </figcaption>
          <blockquote dir="auto">{theirs.text || t('draft.nothing')}</blockquote>
          <Button size="small" onClick={() => draft.choose('theirs')}>
            {t('draft.keepElsewhere')}
          </Button>
        </figure>
      </div>
    </section>
  );
}
