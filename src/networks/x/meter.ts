/**
 * What X costs. It bills each post and message that is read, and each post that is written; so every call is counted where it is made, in
 * whichever process, and the pace of listening follows what the organisation is ready to spend. Who keeps the count is given by who
 * composes; without it nothing is counted and nothing is slowed.
 */
import type { NetworkFailure } from '../network.ts';

export interface Spent {
  readonly reads: number;
  readonly posts: number;
}

export interface AccountName {
  readonly organisationId: string;
  readonly accountId: string;
}

/** How an account may go on reading. `slower`: by how much to stretch its pauses, 1 for not at all. */
export type Allowance = { readonly slower: number } | { readonly stoppedUntil: Date };

export interface Meter {
  spend(account: AccountName, spent: Spent): void;
  /** Asked before each look; answers from memory most of the time. */
  allowance(account: AccountName): Promise<Allowance>;
}

export const NO_METER: Meter = { spend: () => {}, allowance: async () => ({ slower: 1 }) };

/** Null when the account may go on. */
export function ceilingReached(allowance: Allowance): NetworkFailure | null {
  return 'stoppedUntil' in allowance ? { kind: 'rate-limited', retryAt: allowance.stoppedUntil, because: 'spending-ceiling' } : null;
}

const MOST_REMEMBERED = 50_000;

/** What was read today already: X bills a post that is read again on the same day (UTC) once. `now`: milliseconds since 1970. */
export function createReadToday(): { countNew(ids: readonly string[], now: number): number } {
  let day = '';
  let seen = new Set<string>();
  return {
    countNew(ids, now) {
      const today = new Date(now).toISOString().slice(0, 10);
      if (today !== day || seen.size > MOST_REMEMBERED) seen = new Set();
      day = today;
      const before = seen.size;
      for (const id of ids) seen.add(id);
      return seen.size - before;
    },
  };
}
