import { countGraphemes, withAddress } from '../networks/counting/index.ts';
import type { Capabilities, Counting, Network, NetworkName, PostingLimit, Visibility } from '../networks/network.ts';
import type { Account } from './account.ts';

/** The adapters, by the name of their network. */
export type Networks = Readonly<Record<NetworkName, Network>>;

/** Whether a network asks money for each post that is read or written: it is then asked for nothing that can wait. */
export const isBilled = (name: NetworkName): boolean => name === 'x';

type OnNetwork = Pick<Account, 'network' | 'capabilities'>;

/** What an account may do: as its own server said, else as its network usually does. */
export const capabilitiesOf = ({ network, capabilities }: OnNetwork, networks: Networks): Capabilities =>
  capabilities ?? networks[network].capabilities;

/** How links show their pages there; a network's own way, whatever a server said of itself before there were cards. */
export const cardsOn = ({ network }: Pick<OnNetwork, 'network'>, networks: Networks): 'sent' | 'its-own' | null =>
  networks[network].capabilities.cards ?? null;

/** How many posts an account may make within how long: its network's own rules, whatever a server said before they were kept. */
export const postingLimitsOf = ({ network }: Pick<OnNetwork, 'network'>, networks: Networks): readonly PostingLimit[] =>
  networks[network].capabilities.posting ?? [];

/** How long a text is on an account's server, and may be. */
export interface Measure {
  readonly maximum: number;
  length(text: string): number;
}

/** What counts besides the words. */
export interface Around {
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** The handle of whom it answers; null when it answers nobody. */
  readonly addressee: string | null;
}

const OPEN: Around = { visibility: 'public', contentWarning: null, addressee: null };

/** How a post of this visibility is counted. */
export const countingFor = ({ counting, privateCounting }: Capabilities, visibility: Visibility): Counting =>
  visibility === 'private' ? (privateCounting ?? counting) : counting;

export function measureOf(account: OnNetwork, networks: Networks, { visibility, contentWarning, addressee }: Around = OPEN): Measure {
  const capabilities = capabilitiesOf(account, networks);
  const counting = countingFor(capabilities, visibility);
  const warning = countGraphemes(contentWarning ?? '');
  const sent = (text: string) => (capabilities.addresses && addressee !== null ? withAddress(text, addressee) : text);
  return { maximum: counting.maximum, length: (text) => warning + networks[account.network].length(sent(text), counting) };
}
