/**
 * The contract suite: what the product may expect of any adapter, tried against a real one. An adapter's test file calls
 * `networkContract('bluesky', openHarness)`, where the harness gives an open connection of our account and the means to act as the public.
 */
import { after, before, describe } from 'node:test';
import { accountContract } from './network.contract-account.ts';
import { credentialsContract } from './network.contract-credentials.ts';
import { disturbedContract } from './network.contract-disturbed.ts';
import { editsContract } from './network.contract-edits.ts';
import type { ContractHarness } from './network.contract-harness.ts';
import { limitsContract } from './network.contract-limits.ts';
import { listeningContract } from './network.contract-listening.ts';
import { mediaContract } from './network.contract-media.ts';
import { moderationContract } from './network.contract-moderation.ts';
import { peopleContract } from './network.contract-people.ts';
import { privateContract } from './network.contract-private.ts';
import { profileContract } from './network.contract-profile.ts';

export type { ContractHarness, ContractPerson, ContractPostOptions, Disturbance, FreshConnection } from './network.contract-harness.ts';

const SUBJECTS = [
  listeningContract,
  disturbedContract,
  accountContract,
  editsContract,
  privateContract,
  peopleContract,
  moderationContract,
  mediaContract,
  profileContract,
  limitsContract,
  // Last: what it does to credentials must not be in anybody's way.
  credentialsContract,
];

export function networkContract(name: string, openHarness: () => Promise<ContractHarness>): void {
  describe(`the network contract, kept by ${name}`, () => {
    let harness: ContractHarness;
    before(async () => void (harness = await openHarness()));
    after(async () => await harness?.close());

    for (const subject of SUBJECTS) subject(() => harness);
  });
}
