import type { Database } from '../platform/database/index.ts';
import type { Holding } from './holding.ts';
import type { Passphrases } from './passphrase.ts';
import type { Photos } from './prepare-photo.ts';
import type { VisitorCache } from './visitor-cache.ts';

/** What the use cases of this room work with. */
export interface PeopleDeps {
  readonly database: Database;
  readonly passphrases: Passphrases;
  readonly visitors: VisitorCache;
  readonly photos: Photos;
  /** What other rooms keep of members. */
  readonly holdings: () => readonly Holding[];
  readonly newId: () => string;
}

/** Someone who has just proven who they are: `token` goes into their cookie. */
export interface SignedIn {
  readonly organisationId: string;
  readonly memberId: string;
  readonly token: string;
}
