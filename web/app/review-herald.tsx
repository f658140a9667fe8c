import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import { useLive, useLiveGap } from '../live/use-live.ts';
import { publicationsKey } from '../publishing/requests.ts';
import { useMe } from './session.ts';
import { onDemand } from './on-demand.tsx';
import type { HeraldProps } from '../review/herald.tsx';

const Herald = onDemand<HeraldProps>(async () => (await import('../review/herald.tsx')).Herald);

/** Keeps what is on screen of reviews in step, and calls whoever they concern. What it says is fetched with the first of them. */
export function ReviewHerald() {
  const client = useQueryClient();
  const { memberId } = useMe().member;
  const [event, setEvent] = useState<JournalEvent | null>(null);
  useLive(['review.'], (heard) => {
    void client.invalidateQueries({ queryKey: ['reviews'] });
    if (heard.conversationId !== null) void client.invalidateQueries({ queryKey: publicationsKey(heard.conversationId) });
    // What one did oneself was told where it was done.
    if (heard.memberId !== memberId) setEvent(heard);
  });
  useLiveGap(() => void client.invalidateQueries({ queryKey: ['reviews'] }));
  return event !== null && <Herald event={event} />;
}
