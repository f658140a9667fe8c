import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { ReachIcon, type Visibility } from '../reach.tsx';
import { useAuthorName } from '../thread/message-item.tsx';
import styles from './composer.module.css';

interface ReachLineProps {
  readonly visibility: Visibility;
  readonly target: MessageView | null;
  /** More than one person of the public speaks there in private. */
  readonly many: boolean;
}

/** Who will read the reply, where that is not everybody. */
export function ReachLine({ visibility, target, many }: ReachLineProps) {
  const { t } = useTranslation('messages');
  const nameOf = useAuthorName(undefined);
  // What is made private under a public message goes to its author alone.
  const isOneToOne = target !== null && target.direction !== 'outbound' && (!many || target.visibility !== 'private');
  if (visibility === 'public') return null;
  return (
    <p className={styles['reachLine']} data-visibility={visibility}>
      <span>
        <ReachIcon visibility={visibility} />
        {visibility !== 'private'
          ? t(`composer.${visibility}`)
          : isOneToOne
            ? t('composer.private', { name: nameOf(target) })
            : t('composer.privateMany')}
      </span>
    </p>
  );
}
