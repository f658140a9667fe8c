import { useTranslation } from 'react-i18next';
import type { ConversationView, Queue } from '../../../src/inbox/schema.ts';
import { Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { duration } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';
import { usePeople } from '../use-people.ts';
import { queueOf } from './conversation-changes.ts';

const MINUTE = 60_000;
/** Milliseconds that somebody may wait before the waiting itself is said louder, and louder still. */
const LONG = 30 * 60_000;
const VERY_LONG = 2 * 60 * 60_000;

interface ConversationStateProps {
  readonly conversation: ConversationView;
  readonly list: Queue | 'search';
  /** The reader's member id. */
  readonly me: string;
}

/** In whose hands a conversation is, in words and shape; where the list already says it, how long somebody has been waiting. */
export function ConversationState({ conversation, list, me }: ConversationStateProps) {
  const { t } = useTranslation('inbox');
  const now = queueOf(conversation, me);
  if (now === 'taken') return <TakenBy memberId={conversation.holderMemberId} />;
  if (now === 'mine' && list !== 'mine') {
    return (
      <Tag tone="accent">
        <Icon name="check" size={14} />
        {t('list.mine')}
      </Tag>
    );
  }
  if (now === 'closed') return list === 'closed' ? null : <Done words={t('list.closed')} />;
  if (now === 'waiting') return list === 'waiting' ? null : <Done words={t('list.answered')} />;
  return conversation.waitingSince ? <Waiting since={conversation.waitingSince} /> : null;
}

function TakenBy({ memberId }: { readonly memberId: string | null }) {
  const { t } = useTranslation('inbox');
  const holder = usePeople()(memberId);
  return (
    <Tag tone="accent">
      <Face id={holder.memberId} name={holder.name} initials={holder.initials} pictureUrl={holder.pictureUrl} size={20} />
      {t('list.takenBy', { name: holder.name })}
    </Tag>
  );
}

function Done({ words }: { readonly words: string }) {
  return (
    <Tag>
      <Icon name="check" size={14} />
      {words}
    </Tag>
  );
}

function Waiting({ since }: { readonly since: string }) {
  const { t } = useTranslation('inbox');
  const { now, language } = useClock();
  // The first minute is one: "waiting 0 min" says nothing.
  const waited = Math.max(MINUTE, now - Date.parse(since));
  return (
    <Tag tone={waited >= VERY_LONG ? 'urgent' : waited >= LONG ? 'held' : undefined}>
      <Icon name="clock" size={14} />
      {t('list.waitingSince', { since: duration(waited, language) })}
    </Tag>
  );
}
