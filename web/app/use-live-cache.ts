/** Keeps what is on every page in step with the journal: accounts, members, counts. Rooms follow their own events. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { accountsQuery } from '../api/accounts.ts';
import { countsQuery } from '../api/inbox-counts.ts';
import { invitationsQuery, meQuery, membersQuery } from '../api/people.ts';
import { useLive, useLiveGap, useLiveState } from '../live/use-live.ts';

/** Milliseconds: in a surge, hundreds of events a second ask for the counts once. */
const COUNTS_PACE = 700;

export function useLiveCache(): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  // A stream that is cut may have been cut because the session is over.
  const live = useLiveState();
  useEffect(() => {
    if (live === 'interrupted') void client.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [live, client]);

  useLive(['account.'], () => void client.invalidateQueries({ queryKey: accountsQuery.queryKey }));
  useLive(['member.'], (event) => {
    void client.invalidateQueries({ queryKey: membersQuery.queryKey });
    void client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    if (event.kind === 'member.changed') void client.invalidateQueries({ queryKey: meQuery.queryKey });
  });
  useLive(['conversation.', 'message.received'], () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      void client.invalidateQueries({ queryKey: countsQuery.queryKey });
    }, COUNTS_PACE);
  });
  useLiveGap(() => void client.invalidateQueries());
}
