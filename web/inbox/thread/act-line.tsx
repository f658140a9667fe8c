import { useTranslation } from 'react-i18next';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { ModerationLine } from '../../moderation/moderation-line.tsx';
import { usePeople } from '../use-people.ts';
import styles from './thread-rows.module.css';

const KINDS = [
  'conversation.taken',
  'conversation.taken-over',
  'conversation.released',
  'conversation.lease-ended',
  'conversation.closed',
  'conversation.reopened',
] as const;

/** What a colleague did with the conversation, on one quiet line. */
export function ActLine({ act }: { readonly act: JournalEvent }) {
  const { t } = useTranslation('inbox');
  const personOf = usePeople();
  if (act.kind.startsWith('moderation.')) return <ModerationLine act={act} className={styles['act']} />;
  const kind = KINDS.find((one) => one === act.kind);
  if (!kind) return null;
  // A lease ends by itself: whose it was is told beside, since nobody acted.
  const told = act.data['memberId'];
  const who = act.memberId ?? (typeof told === 'string' ? told : null);
  const byItself = kind === 'conversation.reopened' && act.memberId === null;
  const why = act.data['why'] === 'withdrawn' ? 'act.reopenedByWithdrawal' : 'act.reopenedByMessage';
  return (
    <p className={styles['act']}>
      {byItself ? t(why) : t(`act.${kind}`, { name: personOf(who).name })} · <RelativeTime at={act.at} focusable={false} />
    </p>
  );
}
