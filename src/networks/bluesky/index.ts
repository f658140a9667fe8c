/** Bluesky, and every server of the AT Protocol. */
import type { Network } from '../network.ts';
import { connectAccount } from './connect-account.ts';
import { CAPABILITIES } from './capabilities.ts';
import { openConnection } from './connection.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { newRecordKey } from './record-key.ts';
import { countLength, countProfileLength } from './text.ts';

/** The adapter. `pace` is for tests that cannot wait. */
export function createBlueskyNetwork({ pace = {} }: { pace?: Partial<Pace> } = {}): Network {
  return {
    name: 'bluesky',
    capabilities: CAPABILITIES,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: connectAccount,
    authorisation: null,
    webhook: null,
    open: (request) => openConnection(request, { ...USUAL_PACE, ...pace }),
  };
}
