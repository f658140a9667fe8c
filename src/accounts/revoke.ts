import type { NetworkConnection, NetworkResult } from '../networks/network.ts';
import { fail } from '../platform/result.ts';

const REVOKE_LIMIT_MS = 8_000;

/** Gives a connection's credentials back to its network and closes it, within 8 s whatever the network does. */
export async function revokeInTime(connection: NetworkConnection): Promise<NetworkResult<void>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<NetworkResult<void>>((resolve) => {
    const answer = fail({ kind: 'outcome-unknown', detail: `no answer within ${REVOKE_LIMIT_MS / 1_000} s` } as const);
    timer = setTimeout(() => resolve(answer), REVOKE_LIMIT_MS);
  });
  try {
    return await Promise.race([connection.revoke(), late]);
  } finally {
    clearTimeout(timer);
    await connection.close();
  }
}
