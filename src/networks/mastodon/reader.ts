/** An account's client, and what its calls need to know of the account. */
import type { Client } from './client.ts';
import type { Held } from './credentials.ts';
import type { Instance } from './instance.ts';
import type { MissingParents } from './missing-parents.ts';
import type { Place } from './post.ts';
import type { Roots } from './roots.ts';
import type { NetworkResult } from '../network.ts';

export interface Reader extends Place {
  readonly client: Client;
  readonly identity: string;
  readonly held: Held;
  readonly roots: Roots;
  readonly missing: MissingParents;
  /** What its server says of itself; asked for once an hour at most. */
  instance(): Promise<NetworkResult<Instance>>;
}
