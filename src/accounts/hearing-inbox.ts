import type { Arrival, NetworkName, NetworkPost } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';

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
  /** Stores arrivals. What is known already changes nothing; throws when an arrival cannot be stored. */
  storeHeard(tx: Transaction, account: HeardBy, arrivals: readonly Arrival[]): Promise<void>;
  /** Posts of open conversations that have not been looked at for a while, the longest first; 25 at most. */
  refsToRecheck(db: Query, organisationId: string, accountId: string): Promise<readonly string[]>;
  /** Stores edits and deletions: `asked` were looked for, `posts` are those that are still there, as they are now. */
  storeRechecked(tx: Transaction, account: HeardBy, rechecked: { asked: readonly string[]; posts: readonly NetworkPost[] }): Promise<void>;
}
