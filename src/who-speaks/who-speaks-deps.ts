import type { Account } from '../accounts/index.ts';
import type { Office, Tenure } from '../offices/index.ts';
import type { OrganisationView, Photo, PhotoSize, PublicCard } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';

/** Who is at a helm now. */
export interface Helm {
  readonly memberIds: readonly string[];
  readonly until: Date | null;
}

export interface PlannedShift {
  readonly accountId: string;
  readonly memberId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What the public page needs of the rooms before it: readers of what may be public, and the ids that tie it together. */
export interface WhoSpeaksDeps {
  readonly database: Database;
  readonly readNow: (db: Query) => Promise<Date>;
  findOrganisation(db: Query, organisationId: string): Promise<OrganisationView | null>;
  listAccounts(db: Query, organisationId: string): Promise<readonly Account[]>;
  /** Of an account: who is in its team, in order. Empty: everybody. */
  listTeam(db: Query, organisationId: string, accountId: string): Promise<readonly { readonly memberId: string }[]>;
  /** Only of those who agreed. */
  listPublicCards(db: Query, organisationId: string): Promise<readonly PublicCard[]>;
  findPhoto(db: Query, organisationId: string, memberId: string, size: PhotoSize): Promise<Photo | null>;
  findHelm(db: Query, organisationId: string, accountId: string): Promise<Helm | null>;
  nextPresence(db: Query, organisationId: string, accountId: string): Promise<Date | null>;
  plannedShifts(db: Query, organisationId: string, span: { readonly from: Date; readonly to: Date }): Promise<readonly PlannedShift[]>;
  listOffices(db: Query, organisationId: string): Promise<readonly Office[]>;
  listTenures(db: Query, organisationId: string): Promise<readonly Tenure[]>;
  findPersona(
    db: Query,
    organisationId: string,
    accountId: string,
  ): Promise<{ readonly name: string; readonly agreement: 'feminine' | 'masculine'; readonly behind: 'people' | 'program' } | null>;
  /** Where the public reads the account on its network; null when it cannot. */
  profileUrl(account: Account): string | null;
}
