import type { Account } from '../accounts/index.ts';
import type { Card, OrganisationView } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';

/** Why words in somebody's name are not published, as publishing says it. */
export interface AnnouncementRefusal {
  readonly kind: string;
}

/** What offices need of the rooms before them. */
export interface OfficeDeps {
  readonly database: Database;
  readonly newId: () => string;
  /** The moment that counts; the database's clock. */
  readonly readNow: (db: Query) => Promise<Date>;
  findOrganisation(db: Query, organisationId: string): Promise<OrganisationView | null>;
  findAccount(db: Query, organisationId: string, accountId: string): Promise<Account | null>;
  findCard(db: Query, organisationId: string, memberId: string): Promise<Card | null>;
  /** False when the member was in the account's team already. */
  joinTeam(tx: Transaction, accountId: string, memberId: string): Promise<boolean>;
  leaveTeam(tx: Transaction, accountId: string, memberId: string): Promise<void>;
  limitVoice(tx: Transaction, accountId: string, until: Date | 'open-ended'): Promise<void>;
  freeVoice(tx: Transaction, accountId: string): Promise<void>;
  /** The profile is the account's own again. */
  clearOfficeLayer(tx: Transaction, accountId: string): Promise<void>;
  /** Whether the account's network takes `body` with the member's signature, and `name` as a display name. */
  bodyFits(db: Query, account: Account, memberId: string): Promise<(body: string) => boolean>;
  displayNameFits(account: Account): (name: string) => boolean;
  /** Publishes in the member's name, once per key for life. */
  announce(
    tx: Transaction,
    announcement: { readonly accountId: string; readonly memberId: string; readonly body: string; readonly key: string },
  ): Promise<Result<{ readonly publicationId: string }, AnnouncementRefusal>>;
  /** Whether a publication was taken back before it left. */
  wasTakenBack(db: Query, organisationId: string, publicationId: string): Promise<boolean>;
}
