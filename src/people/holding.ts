import type { Query, Transaction } from '../platform/database/index.ts';

/**
 * What another room keeps of members, given to this one by compose.ts: rooms that come later know of people, and people not of them. Every
 * function works in the caller's transaction, after the rows of this room.
 */
export interface Holding {
  /** Its part of a member's export, e.g. `accounts`. */
  readonly name: string;
  /** The member leaves, or is put out: ends what goes on in his or her name. Called again for who leaves again. */
  readonly leave?: (tx: Transaction, memberId: string) => Promise<void>;
  /** Erases what is personal and was not published; `leave` has been called before, at some time. */
  readonly erase?: (tx: Transaction, memberId: string) => Promise<void>;
  /** What the public reads or sees of the member has changed (public name, consent, photo, title): whatever shows it follows. */
  readonly shownAnew?: (tx: Transaction, memberId: string) => Promise<void>;
  /** Names that no member may take in public, because the public knows somebody else by them: a character. */
  readonly takenNames?: (db: Query, organisationId: string) => Promise<readonly string[]>;
  /** What it knows of the member, as JSON can say it. */
  readonly export?: (db: Query, organisationId: string, memberId: string) => Promise<unknown>;
}
