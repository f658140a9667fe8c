import type { Networks } from '../accounts/index.ts';
import type { LinkCard } from '../cards/index.ts';
import type { Attachment } from '../media/index.ts';
import type { PostGate, Visibility } from '../networks/network.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';
import type { Guard } from '../review/index.ts';

/** What an account is to say of one part of a post. */
export interface PartToSay {
  readonly accountId: string;
  readonly memberId: string;
  readonly body: string;
  /** Pictures, or a film. */
  readonly media: readonly Attachment[];
  /** Of its first link; null: none. */
  readonly card: LinkCard | null;
  /** Who may answer and quote it; null: as the account's rules have it. */
  readonly gate: PostGate | null;
  readonly key: string;
  /** The publication of the part before, under which it stands; null for the first. */
  readonly continues: string | null;
  /** Past it, it does not leave any more; null: whenever it can. */
  readonly deadline: Date | null;
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  readonly languages: readonly string[];
}

/** What the posts work with: the doors of the rooms before them, bound. */
export interface PostsDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly newId: () => string;
  readonly now: () => Date;
  /** What is asked before words get their time, and once more when they leave. */
  readonly guard: Guard;
  /** The organisation's IANA zone. */
  findZone(db: Query, organisationId: string): Promise<string>;
  /** Whether the member is still there. */
  isActive(db: Query, organisationId: string, memberId: string): Promise<boolean>;
  /** Hands it to the outbox, in this transaction; under the same key again, answers what was made the first time. */
  say(tx: Transaction, part: PartToSay): Promise<Result<{ publicationId: string }, { kind: string }>>;
}
