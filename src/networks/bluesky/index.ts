/** Bluesky, and every server of the AT Protocol. */
import type { Network } from '../network.ts';
import { connectAccount } from './connect-account.ts';
import { CAPABILITIES } from './capabilities.ts';
import { openConnection } from './connection.ts';
import { createAuthorisation } from './oauth/authorise.ts';
import { deriveKeyPair } from './oauth/proof.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { newRecordKey } from './record-key.ts';
import { PUBLIC_SERVICES, type Services } from './services.ts';
import { createStream } from './stream/stream.ts';
import { countLength, countProfileLength } from './text.ts';

export { checkDomain, type DomainCheck, type DomainFinding } from './domain.ts';
export { normaliseHandle } from './address.ts';
export { blueskyOwn, type BlueskyConnection, type BlueskyOwn } from './own.ts';
export type { OwnList } from './reading-lists.ts';
export type { Services as BlueskyServices } from './services.ts';

export interface BlueskyOptions {
  /** For tests that cannot wait. */
  readonly pace?: Partial<Pace>;
  /** Where what lives beside the accounts' own servers is, unless it is the public network's. */
  readonly services?: Partial<Services>;
  /** What the product's own key is derived from; without it, leave by OAuth can be asked only by a product on its user's own machine. */
  readonly secret?: string;
  /** What it was derived from before, while the secret is being changed. */
  readonly previousSecret?: string | null;
}

/** The adapter. A stream, where there is one, is shared by all connections, and open while any of them listens. */
export function createBlueskyNetwork({ pace = {}, services: others = {}, secret, previousSecret }: BlueskyOptions = {}): Network {
  const services = { ...PUBLIC_SERVICES, ...others };
  const stream = services.stream === null ? null : createStream(services.stream);
  const clientKeys = [secret, previousSecret].flatMap((one) => (typeof one === 'string' ? deriveKeyPair(one) : []));
  const oauth = { clientKeys, turns: new Map() };
  return {
    name: 'bluesky',
    capabilities: CAPABILITIES,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: (request, signal) => connectAccount(request, { services, signal }),
    authorisation: createAuthorisation({ services, clientKeys }),
    webhook: null,
    open: (request) => openConnection(request, { pace: { ...USUAL_PACE, ...pace }, services, stream, oauth }),
  };
}
