import type { Capabilities, Network, NetworkName } from '../networks/network.ts';
import type { Account } from './account.ts';

/** The adapters, by the name of their network. */
export type Networks = Readonly<Record<NetworkName, Network>>;

/** Whether a network asks money for each post that is read or written: it is then asked for nothing that can wait. */
export const isBilled = (name: NetworkName): boolean => name === 'x';

type OnNetwork = Pick<Account, 'network' | 'capabilities'>;

/** What an account may do: as its own server said, else as its network usually does. */
export const capabilitiesOf = ({ network, capabilities }: OnNetwork, networks: Networks): Capabilities =>
  capabilities ?? networks[network].capabilities;

/** How long a text is on an account's server, and may be. */
export interface Measure {
  readonly maximum: number;
  length(text: string): number;
}

export function measureOf(account: OnNetwork, networks: Networks): Measure {
  const { counting } = capabilitiesOf(account, networks);
  return { maximum: counting.maximum, length: (text) => networks[account.network].length(text, counting) };
}
