/** Mastodon, and what speaks its API: GoToSocial, Pleroma, Akkoma, Pixelfed, snac. */
import type { Reach } from '../../platform/outbound/index.ts';
import type { Network } from '../network.ts';
import { createAuthorisation } from './authorisation.ts';
import { USUAL } from './capabilities.ts';
import { connectAccount } from './connect-account.ts';
import { openConnection } from './connection.ts';
import { createSent } from './looking-up.ts';
import { createOrigins } from './origins.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { newRecordKey } from './publishing.ts';
import { countLength, countProfileLength } from './text.ts';
import { createTurns } from './turns.ts';

interface Options {
  /** For tests that cannot wait. */
  readonly pace?: Partial<Pace>;
  /** Which servers may be asked what their people's posts answer; the internet's alone by itself. */
  readonly originsFrom?: Reach;
}

/** The adapter. */
export function createMastodonNetwork({ pace = {}, originsFrom = 'public' }: Options = {}): Network {
  const shared = { sent: createSent(), inTurn: createTurns(), origins: createOrigins({ reach: originsFrom }) };
  return {
    name: 'mastodon',
    capabilities: USUAL,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: connectAccount,
    authorisation: createAuthorisation(),
    webhook: null,
    open: (request) => openConnection(request, { ...USUAL_PACE, ...pace }, shared),
  };
}
