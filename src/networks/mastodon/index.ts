/** Mastodon, and what speaks its API: GoToSocial, Pleroma, Akkoma, Pixelfed, snac. */
import type { Network } from '../network.ts';
import { createAuthorisation } from './authorisation.ts';
import { USUAL } from './capabilities.ts';
import { connectAccount } from './connect-account.ts';
import { openConnection } from './connection.ts';
import { createSent } from './looking-up.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { newRecordKey } from './publishing.ts';
import { countLength, countProfileLength } from './text.ts';
import { createTurns } from './turns.ts';

/** The adapter. `pace` is for tests that cannot wait. */
export function createMastodonNetwork({ pace = {} }: { pace?: Partial<Pace> } = {}): Network {
  const publishing = { sent: createSent(), inTurn: createTurns() };
  return {
    name: 'mastodon',
    capabilities: USUAL,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: connectAccount,
    authorisation: createAuthorisation(),
    webhook: null,
    open: (request) => openConnection(request, { ...USUAL_PACE, ...pace }, publishing),
  };
}
