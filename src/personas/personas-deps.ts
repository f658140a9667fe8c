import type { Networks } from '../accounts/index.ts';
import type { NetworkPicture } from '../networks/network.ts';
import type { Photos, RequireMember } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';

/** What the account's profile says and shows of its character. */
export interface PersonaOnProfile {
  readonly line: string;
  readonly portrait: (NetworkPicture & { readonly alt: string }) | null;
}

export interface PersonasDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly requireMember: RequireMember;
  readonly photos: Photos;
  readonly newId: () => string;
  /** Shows the character on the account's profile, or, with null, leaves the profile as it is without one. In the caller's transaction. */
  readonly showOnProfile: (tx: Transaction, accountId: string, shown: PersonaOnProfile | null) => Promise<void>;
}

/** What it takes to keep a character, without its screens. */
export type KeepingDeps = Omit<PersonasDeps, 'requireMember' | 'photos'>;
