import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { RelativeTime } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { moderationQuery } from './requests.ts';

const TOLD = ['stands', 'failed', 'undone', 'undo-failed'] as const;
const KINDS: readonly ModerationView['kind'][] = ['mute', 'block', 'hide', 'report'];

/** What was done about somebody, by whom, on one quiet line of the thread. */
export function ModerationLine({ act, className }: { readonly act: JournalEvent; readonly className: string | undefined }) {
  const { t } = useTranslation('moderation');
  const personOf = usePeople();
  const { data } = useQuery({ ...moderationQuery(act.conversationId ?? ''), enabled: act.conversationId !== null });
  const what = TOLD.find((one) => `moderation.${one}` === act.kind);
  const kind = KINDS.find((one) => one === act.data['act']);
  if (!what || !kind) return null;
  const about = data?.moderations.find((one) => one.moderationId === act.data['moderationId']);
  const who = personOf(act.memberId).name;
  return (
    <p className={className}>
      {t(`line.${what}.${kind}`, { who, name: about?.name ?? t('somebody') })} · <RelativeTime at={act.at} focusable={false} />
    </p>
  );
}
