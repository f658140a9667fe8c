/** What the accounts that would say these words find in them, while they are typed. */
import { useEffect, useRef, useState } from 'react';
import type { LookRequest } from '../../src/guardrails/schema.ts';
import { makeLooker, type Looked, type Looker } from './looker.ts';
import { lookAt } from './requests.ts';

/** More accounts than this are not asked while one types: all of them are when the words are sent. */
const MOST_ACCOUNTS = 6;

/** `around`: what the words answer and go with. */
export function useLooks(accountIds: readonly string[], asked: Omit<LookRequest, 'accountId'>): ReadonlyMap<string, Looked> {
  const [looks, setLooks] = useState<ReadonlyMap<string, Looked>>(NONE);
  const lookers = useRef(new Map<string, Looker>());
  const accounts = accountIds.slice(0, MOST_ACCOUNTS).join(' ');
  const said = JSON.stringify(asked);

  useEffect(() => {
    const wanted = accounts === '' ? [] : accounts.split(' ');
    const request = JSON.parse(said) as Omit<LookRequest, 'accountId'>;
    const show = (accountId: string, looked: Looked | null) =>
      setLooks((before) => {
        if (looked === null && !before.has(accountId)) return before;
        const after = new Map(before);
        if (looked === null) after.delete(accountId);
        else after.set(accountId, looked);
        return after;
      });
    for (const [accountId, looker] of lookers.current) {
      if (wanted.includes(accountId)) continue;
      looker.stop();
      lookers.current.delete(accountId);
      show(accountId, null);
    }
    for (const accountId of wanted) {
      const looker = lookers.current.get(accountId) ?? makeLooker({ look: lookAt, later, changed: (looked) => show(accountId, looked) });
      lookers.current.set(accountId, looker);
      looker.see(request.text.trim() === '' ? null : { ...request, accountId });
    }
  }, [accounts, said]);

  useEffect(() => {
    const made = lookers.current;
    return () => {
      for (const looker of made.values()) looker.stop();
      made.clear();
    };
  }, []);
  return looks;
}

const NONE: ReadonlyMap<string, Looked> = new Map();

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
