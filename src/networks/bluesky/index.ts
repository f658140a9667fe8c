/** Bluesky, and every server of the AT Protocol. */
import type { Network } from '../network.ts';
import { connectAccount } from './connect-account.ts';
import { openConnection } from './connection.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { PROFILE } from './profile.ts';
import { newRecordKey } from './record-key.ts';
import { countLength, countProfileLength, MAXIMUM_GRAPHEMES } from './text.ts';

/** The adapter. `pace` is for tests that cannot wait. */
export function createBlueskyNetwork({ pace = {} }: { pace?: Partial<Pace> } = {}): Network {
  return {
    name: 'bluesky',
    capabilities: { maximumLength: MAXIMUM_GRAPHEMES, images: true, edits: true, quotes: true, profile: PROFILE },
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: connectAccount,
    open: (request) => openConnection(request, { ...USUAL_PACE, ...pace }),
  };
}
