import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ThreadBrief } from '../../src/shifts/schema.ts';
import { addressOf } from '../inbox/place.ts';
import { usePeople } from '../inbox/use-people.ts';
import styles from './dialog.module.css';

interface ThreadBriefsProps {
  readonly threads: readonly ThreadBrief[];
  /** Whose they are while nothing has moved: not worth saying. */
  readonly holder: string;
  readonly onFollow?: () => void;
}

/** The open threads of a hand-over, each told in a line: with whom, about what, in whose hands. */
export function ThreadBriefs({ threads, holder, onFollow }: ThreadBriefsProps) {
  const { t } = useTranslation(['shifts', 'inbox']);
  const personOf = usePeople();
  const fate = (thread: ThreadBrief) => {
    if (thread.state === 'closed') return t('confirm.closed');
    if (thread.state === 'answered') return t('confirm.answered');
    if (thread.holderMemberId === null) return t('confirm.free');
    return thread.holderMemberId === holder ? null : t('confirm.held', { name: personOf(thread.holderMemberId).name });
  };
  return (
    <ul className={styles['threads']}>
      {threads.map((thread) => (
        <li key={thread.conversationId}>
          <Link
            {...addressOf({
              list: 'mine',
              q: '',
              conversationId: thread.conversationId,
              account: undefined,
              speaker: undefined,
              card: false,
            })}
            {...(onFollow && { onClick: onFollow })}
          >
            <strong>
              <bdi>{thread.correspondentName ?? t('inbox:list.someone')}</bdi>
            </strong>
            <span dir="auto">{thread.preview}</span>
          </Link>
          {fate(thread) !== null && <em>{fate(thread)}</em>}
        </li>
      ))}
    </ul>
  );
}
