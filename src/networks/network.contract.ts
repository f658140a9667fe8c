/**
 * The contract suite: what the product may expect of any adapter, tried against a real one. An adapter's test file calls
 * `networkContract('bluesky', openHarness)`, where the harness gives an open connection of our account and the means to act as the public.
 */
import { after, before, describe } from 'node:test';
import { accountContract } from './network.contract-account.ts';
import type { ContractHarness } from './network.contract-harness.ts';
import { profileContract } from './network.contract-profile.ts';
import { listeningContract } from './network.contract-listening.ts';

export type { ContractHarness, ContractPerson, ContractPostOptions } from './network.contract-harness.ts';

export function networkContract(name: string, openHarness: () => Promise<ContractHarness>): void {
  describe(`the network contract, kept by ${name}`, () => {
    let harness: ContractHarness;
    before(async () => void (harness = await openHarness()));
    after(async () => await harness?.close());

    listeningContract(() => harness);
    accountContract(() => harness);
    profileContract(() => harness);
  });
}
