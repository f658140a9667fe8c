import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import { toast } from '../design/toast.tsx';
import { usePeople } from '../inbox/use-people.ts';

export interface HolderToldProps {
  readonly event: JournalEvent;
}

/** Says that a colleague took a post of the reader's in hand; what was done stands on Au micro until it is read. */
export function HolderTold({ event }: HolderToldProps) {
  const { t } = useTranslation('calendar');
  const personOf = usePeople();
  const tell = useEffectEvent((heard: JournalEvent) => toast({ text: t('notices.told', { name: personOf(heard.memberId ?? '').name }) }));
  useEffect(() => tell(event), [event]);
  return null;
}
