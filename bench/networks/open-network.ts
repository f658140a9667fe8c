/** A network to measure on, by the name on the command line: a real AT Protocol network, or the tests' own Mastodon and X. */
import process from 'node:process';
import { startTestServer } from '../../test/harness/test-server.ts';
import type { KillNetwork } from '../../test/networks/kill-run.ts';

export const NETWORKS = ['at', 'mastodon', 'x'] as const;

export interface OpenNetwork {
  readonly name: (typeof NETWORKS)[number];
  readonly network: KillNetwork;
  close(): Promise<void>;
}

/** `name`: the AT network when it is absent. */
export async function openNetwork(name: string | undefined = 'at'): Promise<OpenNetwork> {
  if (name === 'mastodon') {
    const { startFakeMastodon } = await import('../../test/networks/mastodon/server.ts');
    const { onMastodon } = await import('../../test/networks/mastodon/kill-network.ts');
    const fake = await startFakeMastodon();
    return { name, network: onMastodon(fake), close: async () => await fake.close() };
  }
  if (name === 'x') {
    const { startX } = await import('../../test/networks/x/server.ts');
    const { onX } = await import('../../test/networks/x/kill-network.ts');
    const fake = await startX();
    return { name, network: onX(fake), close: async () => await fake.close() };
  }
  if (name !== 'at') throw new Error(`${name} is no network to measure on: ${NETWORKS.join(', ')}.`);
  // The AT network keeps its things in Postgres, which must not be the product's: that one is killed with it.
  const server = await startTestServer();
  process.env['TEST_DATABASE_URL'] = server.url;
  const { startAtNetwork } = await import('../../test/networks/harness.ts');
  const { onAtNetwork } = await import('../../test/networks/at-kill-network.ts');
  const at = await startAtNetwork();
  const close = async () => {
    await at.stop();
    await server.stop();
  };
  return { name, network: await onAtNetwork(at), close };
}
