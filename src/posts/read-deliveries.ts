import type { Query } from '../platform/database/index.ts';
import { listByIds } from '../publishing/index.ts';
import type { PublicationState } from '../publishing/index.ts';
import type { PastComing } from './coming-store.ts';

/** How far what an account said has come, and where the public reads it. */
export interface Delivery {
  readonly state: PublicationState;
  readonly url: string | null;
}
export type Deliveries = ReadonlyMap<string, Delivery>;

/** Of everything that these comings said, by publication. */
export async function readDeliveries(db: Query, organisationId: string, comings: readonly PastComing[]): Promise<Deliveries> {
  const ids = comings.flatMap(({ said }) => said.flatMap((one) => ('publicationId' in one ? [one.publicationId] : [])));
  const publications = await listByIds(db, organisationId, ids);
  return new Map(publications.map(({ publicationId, state, published }) => [publicationId, { state, url: published?.url ?? null }]));
}
