import { databaseTrouble } from '../../platform/database/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type { Network } from '../network.ts';
import { createBell } from './bell-store.ts';
import { connectAccount } from './connect-account.ts';
import { openConnection } from './connection.ts';
import { accountPictureUrl } from './person.ts';
import { CAPABILITIES } from './capabilities.ts';
import { newRecordKey } from './post.ts';
import { countProfileLength } from './profile.ts';
import { countLength } from './text.ts';

/** What stands for the server of a practice account: there is no other than this product. */
const SERVER = 'practice';

/** The practice network behind the port. It holds a database connection only while an account listens. */
export function createPracticeNetwork({ database }: { database: Database }): Network {
  const bells = createBell(database);
  return {
    name: 'practice',
    capabilities: CAPABILITIES,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    async connect(request) {
      try {
        const connected = await connectAccount(database, request);
        if (!connected.ok) return connected;
        const { identity, handle, displayName } = connected.value;
        return succeed({
          person: { identity, handle, displayName, avatarUrl: accountPictureUrl(connected.value) },
          server: SERVER,
          credentials: {},
          capabilities: CAPABILITIES,
          rights: [],
          endsAt: null,
        });
      } catch (error) {
        if (databaseTrouble(error) === null) throw error;
        return fail({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
      }
    },
    authorisation: null,
    webhook: null,
    open: (request) => openConnection({ database, bells }, request),
  };
}
