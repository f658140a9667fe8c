/** Who is signed in, and what happens when the session ends under the reader. */
import type { QueryClient } from '@tanstack/react-query';
import { createContext, use, useSyncExternalStore } from 'react';
import type { Me } from '../../src/people/schema.ts';
import type { Failure } from '../api/failure.ts';
import { meQuery } from '../api/people.ts';
import { changeLanguage } from '../i18n/i18n.ts';

let lost = false;
const listeners = new Set<() => void>();

function setLost(value: boolean): void {
  if (lost === value) return;
  lost = value;
  for (const listener of listeners) listener();
}

/** Told of every refusal: one that says *signed-out* while somebody was signed in means that the session has ended. */
export function noticeRefusal(client: QueryClient, failure: Failure): void {
  if (failure.kind === 'signed-out' && client.getQueryData(meQuery.queryKey) !== undefined) setLost(true);
}

export function useSessionLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => lost,
  );
}

/** Begins as `me`: forgets what another member saw, and speaks his language. */
export async function beginSession(client: QueryClient, me: Me): Promise<void> {
  const before = client.getQueryData(meQuery.queryKey);
  if (before?.member.memberId !== me.member.memberId) client.clear();
  client.setQueryData(meQuery.queryKey, me);
  setLost(false);
  if (before !== undefined) void client.invalidateQueries();
  if (me.member.language !== null) await changeLanguage(me.member.language, true);
}

/** The signed-in member and the organisation, as the shell gives them to all that is in it. */
export const MeContext = createContext<Me | null>(null);

/** The signed-in member and the organisation; only inside the shell, which has made sure that there is one. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error('useMe is for what is inside the shell');
  return me;
}
