import type { Connected, NetworkName } from '../networks/network.ts';
import type { Log } from '../platform/log.ts';
import type { ConnectDeps } from './connect-account.ts';
import { revokeInTime } from './revoke.ts';

/** Nothing of an account that is not ours, or that nobody waits for any more, stays in our hands: what its network granted is revoked, within 8 s. */
export async function giveBack(
  deps: Pick<ConnectDeps, 'networks' | 'newId'> & { readonly log: Log },
  organisationId: string,
  network: NetworkName,
  connected: Connected,
): Promise<void> {
  const { server, credentials, person, capabilities } = connected;
  try {
    const connection = deps.networks[network].open({
      organisationId,
      accountId: deps.newId(),
      identity: person.identity,
      server,
      credentials,
      capabilities,
      saveCredentials: async () => {},
    });
    const revoked = await revokeInTime(connection);
    if (!revoked.ok) deps.log.warn({ network, why: revoked.error.kind }, 'a leave that nobody uses could not be given back');
  } catch (error) {
    // Nobody may be waiting for this.
    deps.log.error({ err: error, network }, 'a leave that nobody uses could not be given back');
  }
}
