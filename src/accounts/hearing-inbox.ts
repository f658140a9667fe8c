import type { Arrival, NetworkName, NetworkPost } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

/** The account that heard something. */
export interface HeardBy {
  readonly accountId: string;
  readonly network: NetworkName;
  readonly identity: string;
}

/**
 * Where what is heard goes: the inbox, which stands above this room and is handed to it by the composition root.
 */
export interface HearingInbox {
  /**
   * Stores arrivals. What is known already changes nothing; throws when they cannot be stored. `refused`: how many no column could hold.
   */
  storeHeard(tx: Transaction, account: HeardBy, arrivals: readonly Arrival[]): Promise<{ readonly refused: number }>;
  /** Posts of open conversations that are worth asking for again, `limit` at most. */
  refsToRecheck(account: { readonly organisationId: string; readonly accountId: string }, limit: number): Promise<readonly string[]>;
  /** Stores edits and deletions: `asked` were asked for, `posts` are those that are still there, as they are now. */
  recheck(
    tx: Transaction,
    account: HeardBy,
    answer: { readonly asked: readonly string[]; readonly posts: readonly NetworkPost[] },
  ): Promise<unknown>;
}
