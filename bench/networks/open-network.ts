/** A network to measure on, by the name on the command line: a real AT Protocol network, or the tests' own Mastodon and X. */
import process from 'node:process';
import { startTestServer } from '../../test/harness/test-server.ts';
import type { KillNetwork } from '../../test/networks/kill-run.ts';
import { fillAt, fillMastodon, fillX, type Fill } from './fill.ts';

/** `jetstream`: the AT network again, heard through a Jetstream. */
export const NETWORKS = ['at', 'jetstream', 'mastodon', 'x'] as const;

export interface OpenNetwork {
  readonly name: (typeof NETWORKS)[number];
  readonly network: KillNetwork;
  readonly fill: Fill;
  close(): Promise<void>;
}

/** `name`: the AT network when it is absent. To be called before the product is prepared, which takes its environment from here. */
export async function openNetwork(name: string | undefined = 'at'): Promise<OpenNetwork> {
  if (name === 'mastodon') {
    const { startFakeMastodon } = await import('../../test/networks/mastodon/server.ts');
    const { onMastodon } = await import('../../test/networks/mastodon/kill-network.ts');
    const fake = await startFakeMastodon();
    return { name, network: onMastodon(fake), fill: fillMastodon(fake), close: async () => await fake.close() };
  }
  if (name === 'x') {
    const { startX } = await import('../../test/networks/x/server.ts');
    const { onX } = await import('../../test/networks/x/kill-network.ts');
    const fake = await startX();
    return { name, network: onX(fake), fill: fillX(fake), close: async () => await fake.close() };
  }
  if (name !== 'at' && name !== 'jetstream') throw new Error(`${name} is no network to measure on: ${NETWORKS.join(', ')}.`);
  // The AT network keeps its things in Postgres, which must not be the product's: that one is killed with it.
  const server = await startTestServer();
  process.env['TEST_DATABASE_URL'] = server.url;
  const { startAtNetwork } = await import('../../test/networks/harness.ts');
  const { onAtNetwork } = await import('../../test/networks/at-kill-network.ts');
  const at = await startAtNetwork();
  const shim = name === 'jetstream' ? await openJetstream(at) : null;
  const close = async () => {
    await shim?.stop();
    await at.stop();
    await server.stop();
  };
  return { name, network: await onAtNetwork(at), fill: fillAt(at), close };
}

async function openJetstream(at: { readonly pdsUrl: string; readonly plcUrl: string }) {
  const { startJetstreamShim } = await import('../../test/networks/atproto/jetstream-shim.ts');
  const shim = await startJetstreamShim(at);
  process.env['VISAVIS_BLUESKY_STREAM'] = shim.url;
  return shim;
}
