import { useState } from 'react';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import { useLive } from '../live/use-live.ts';
import type { HolderToldProps } from '../posts/holder-told.tsx';
import { onDemand } from './on-demand.tsx';
import { useMe } from './session.ts';

const HolderTold = onDemand<HolderToldProps>(async () => (await import('../posts/holder-told.tsx')).HolderTold);

/** Calls whoever planned a post when a colleague takes it in hand, whatever page is open. What it says is fetched with the first of them. */
export function PostHerald() {
  const { memberId } = useMe().member;
  const [event, setEvent] = useState<JournalEvent | null>(null);
  useLive(['post.holder-told'], (heard) => {
    if (heard.data['holder'] === memberId) setEvent(heard);
  });
  return event !== null && <HolderTold event={event} />;
}
