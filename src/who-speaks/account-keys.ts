import type { Account } from '../accounts/index.ts';

/** The last part of each account's address: its handle; with its network where two accounts have the same. */
export function accountKeys(accounts: readonly Pick<Account, 'accountId' | 'handle' | 'network'>[]): Map<string, string> {
  const handles = accounts.map(({ handle }) => handle.toLowerCase());
  const shared = new Set(handles.filter((handle, place) => handles.indexOf(handle) !== place));
  return new Map(
    accounts.map(({ accountId, handle, network }) => {
      const key = handle.toLowerCase();
      return [accountId, shared.has(key) ? `${key}~${network}` : key];
    }),
  );
}
