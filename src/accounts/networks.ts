import type { Network, NetworkName } from '../networks/network.ts';

/** The adapters, by the name of their network. */
export type Networks = Readonly<Record<NetworkName, Network>>;
