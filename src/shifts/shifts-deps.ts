import type { shutBecause } from '../accounts/index.ts';
import type { Language } from './holidays.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';

/** What somebody at a helm says in public, or what is said when nobody is there. Its key makes it once for life. */
export interface Announcement {
  readonly accountId: string;
  /** Who speaks; null: nobody does, it is the notice of the hours. */
  readonly memberId: string | null;
  readonly kind: 'greeting' | 'goodbye' | 'notice';
  readonly body: string;
  readonly key: string;
  readonly inReply: { readonly conversationId: string; readonly messageId: string } | null;
  readonly language: Language;
}

export type AnnounceRefusal =
  | { kind: 'empty' }
  | { kind: 'too-long'; length: number; maximum: number }
  /** It says something that nobody may send alone. */
  | { kind: 'firm' }
  | { kind: 'account-disconnected' }
  | { kind: 'account-needs-reconnection' }
  | { kind: 'account-paused' }
  | { kind: 'no-voice' }
  /** The account tells its speakers apart by tags, and this member has none. */
  | { kind: 'no-speaker-tag' };

/** How an announcement will read on its network. */
export interface Preview {
  readonly signature: string;
  readonly separator: string;
  /** As the network counts, signature included. */
  readonly length: number;
  readonly maximum: number;
  readonly undoDelaySeconds: number;
}

/** A member, as this room needs to know one. */
export interface Person {
  readonly memberId: string;
  readonly publicName: string;
  /** Empty when the member does not say. */
  readonly pronouns: string;
  readonly active: boolean;
  /** Agreed to be shown beside what he or she says: only then the profile names this person. */
  readonly listedPublicly: boolean;
}

export interface AccountAtHelm {
  readonly accountId: string;
  readonly handle: string;
  readonly language: Language;
  /** Why nothing can leave from it; null when it can. */
  readonly shut: ReturnType<typeof shutBecause>;
}

/** What the shifts work with: the rooms before this one, handed over by the composition root. */
export interface ShiftsDeps {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly findPerson: (db: Query, organisationId: string, memberId: string) => Promise<Person | null>;
  readonly listPeople: (db: Query, organisationId: string) => Promise<readonly Person[]>;
  /** Whether a member is of an account's team; of an account without a team everybody is. */
  readonly isOnTeam: (db: Query, organisationId: string, member: { accountId: string; memberId: string }) => Promise<boolean>;
  /** Who may be at each account's helm; null: everybody. */
  readonly listTeams: (db: Query, organisationId: string) => Promise<ReadonlyMap<string, readonly string[] | null>>;
  readonly findOrganisation: (db: Query, organisationId: string) => Promise<{ timeZone: string; language: Language } | null>;
  readonly announce: (tx: Transaction, one: Announcement) => Promise<Result<{ publicationId: string }, AnnounceRefusal>>;
  readonly preview: (
    db: Query,
    organisationId: string,
    one: Pick<Announcement, 'accountId' | 'memberId' | 'body'>,
  ) => Promise<Preview | null>;
  /** Sets what the profile says of the helm, or clears it (null). */
  readonly showInProfile: (tx: Transaction, accountId: string, line: string | null) => Promise<void>;
}
