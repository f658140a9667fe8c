import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { ReachIcon, type Visibility } from '../reach.tsx';
import { useAuthorName } from '../thread/message-item.tsx';
import styles from './composer.module.css';

interface ReachLineProps {
  readonly visibility: Visibility;
  /** Words that the reply will be folded behind; null: none. */
  readonly contentWarning: string | null;
  readonly target: MessageView | null;
  /** More than one person of the public speaks there in private. */
  readonly many: boolean;
}

/** Who will read the reply, where that is not everybody; and behind what it will stand. */
export function ReachLine({ visibility, contentWarning, target, many }: ReachLineProps) {
  const { t } = useTranslation('messages');
  const nameOf = useAuthorName(undefined);
  const isOneToOne = !many && target !== null && target.direction !== 'outbound';
  if (visibility === 'public' && contentWarning === null) return null;
  return (
    <p className={styles['reachLine']} data-visibility={visibility}>
      {visibility !== 'public' && (
        <span>
          <ReachIcon visibility={visibility} />
          {visibility !== 'private'
            ? t(`composer.${visibility}`)
            : isOneToOne
              ? t('composer.private', { name: nameOf(target) })
              : t('composer.privateMany')}
        </span>
      )}
      {contentWarning !== null && <span>{t('composer.folded', { warning: contentWarning })}</span>}
    </p>
  );
}
