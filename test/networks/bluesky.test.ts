import type { Credentials, NetworkConnection, PostPointer } from '../../src/networks/network.ts';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { networkContract, type ContractPerson } from '../../src/networks/network.contract.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type AtPerson, type PostedRecord, startAtNetwork } from './harness.ts';
import { PIXEL } from './pixel.ts';

networkContract('bluesky, on a real AT Protocol network', async () => {
  const at = await startAtNetwork();
  const [holder, passerBy] = await Promise.all([at.createPerson({ handle: 'ligne-c' }), at.createPerson({ handle: 'lea' })]);
  const proxy = await startFaultProxy(at.pdsUrl);
  const network = createBlueskyNetwork({ pace: { busyMs: 200, carefulEveryMs: 1_000, ownEveryMs: 500 } });
  const request = { organisationId: 'o', server: proxy.url, handle: holder.handle, secret: holder.appPassword };
  const connected = await network.connect(request, AbortSignal.timeout(10_000));
  if (!connected.ok) throw new Error(`not connected: ${JSON.stringify(connected.error)}`);
  let stored: Credentials = connected.value.credentials;
  const open = (): NetworkConnection =>
    network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: connected.value.person.identity,
      server: connected.value.server,
      credentials: stored,
      saveCredentials: async (renewed) => void (stored = renewed),
      loadCredentials: async () => stored,
    });
  const connection = open();
  return {
    network,
    connection,
    account: connected.value.person,
    openAnother: async () => open(),
    passerBy: asContractPerson(passerBy),
    holder: asContractPerson(holder),
    settle: () => at.drain(),
    changeProfileElsewhere: async ({ displayName }) => void (await holder.agent.upsertProfile((before) => ({ ...before, displayName }))),
    forgetProfile: async () =>
      void (await holder.agent.com.atproto.repo.deleteRecord({ repo: holder.did, collection: 'app.bsky.actor.profile', rkey: 'self' })),
    loseNextAnswer: () => proxy.break({ kind: 'lose-answer', path: 'com.atproto.repo.putRecord' }),
    async close() {
      await connection.close();
      await proxy.close();
    },
  };
});

const toPointer = ({ uri, cid }: PostedRecord): PostPointer => ({ ref: uri, version: cid });
const toRecord = ({ ref, version }: PostPointer): PostedRecord => ({ uri: ref, cid: version });

function asContractPerson(person: AtPerson): ContractPerson {
  return {
    identity: person.did,
    handle: person.handle,
    post: async (text, { replyTo, quote, image, languages } = {}) =>
      toPointer(
        await person.post(text, {
          ...(replyTo === undefined ? {} : { replyTo: toRecord(replyTo) }),
          ...(quote === undefined ? {} : { quote: toRecord(quote) }),
          ...(image === undefined ? {} : { images: [{ ...image, bytes: PIXEL }] }),
          ...(languages === undefined ? {} : { languages }),
        }),
      ),
    edit: async (ref, text) => void (await person.edit(ref, text)),
    delete: (ref) => person.delete(ref),
  };
}
