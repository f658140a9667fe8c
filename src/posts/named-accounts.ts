/** Accounts by the names under which people write them in a calendar. */
import type { Account } from '../accounts/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

type Named = Pick<Account, 'accountId' | 'handle' | 'network' | 'state'>;

export type FindNamed = (name: string) => Result<string, { kind: 'unknown-account' | 'ambiguous-account'; account: string }>;

const bare = (handle: string): string => handle.trim().replace(/^@/u, '').toLowerCase();

/** By handle, `@ligne4`, or with its network where two have the same, `mastodon:@ligne4`; a Mastodon handle with or without its server. */
export function findNamedIn(accounts: readonly Named[]): FindNamed {
  return (name) => {
    const [, network = null, handle = ''] = /^(?:([a-z]+):)?(.*)$/iu.exec(name.trim()) ?? [];
    const wanted = bare(handle);
    const account = name.slice(0, 100);
    const ofNetwork = accounts.filter((one) => network === null || one.network === network.toLowerCase());
    const exact = ofNetwork.filter((one) => bare(one.handle) === wanted);
    const found = exact.length > 0 ? exact : ofNetwork.filter((one) => bare(one.handle).split('@')[0] === wanted);
    // One that is connected is meant rather than one that was given up.
    const open = found.filter(({ state }) => state !== 'disconnected');
    const [first, ...others] = open.length > 0 ? open : found;
    if (first === undefined || wanted === '') return fail({ kind: 'unknown-account', account });
    return others.length > 0 ? fail({ kind: 'ambiguous-account', account }) : succeed(first.accountId);
  };
}

/** A name under which `findNamedIn` finds this account and no other, where there is one. */
export function nameOf(account: Named, accounts: readonly Named[]): string {
  const handle = `@${account.handle.replace(/^@/u, '')}`;
  const found = findNamedIn(accounts)(handle);
  return found.ok && found.value === account.accountId ? handle : `${account.network}:${handle}`;
}
