/** Bluesky by a stream of all that happens: a Jetstream, and the firehose itself. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { cursorOfNow, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Arrival, Heard, Network, NetworkConnection } from '../../src/networks/network.ts';
import { startJetstreamShim, type JetstreamShim } from './atproto/jetstream-shim.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

/** Post to arrival, median, in milliseconds. */
const MEDIAN_MS = 500;

let at: AtNetwork;
let shim: JetstreamShim;
let lea: AtPerson;

before(async () => {
  at = await startAtNetwork();
  shim = await startJetstreamShim(at);
  lea = await at.createPerson({ handle: 'lea' });
});
after(async () => await shim?.stop());

/** An account that is looked at so seldom that only the stream can bring anything soon. */
const seldom = { busyMs: 60_000, idleMs: 60_000, streamedEveryMs: 60_000, deepEveryMs: 600_000 };

async function connect(network: Network, person: AtPerson): Promise<NetworkConnection> {
  const request = { organisationId: 'o', server: at.pdsUrl, handle: person.handle, secret: person.appPassword };
  const connected = await network.connect(request, AbortSignal.timeout(15_000));
  if (!connected.ok) assert.fail(JSON.stringify(connected.error));
  const { person: found, server, credentials } = connected.value;
  return network.open({
    organisationId: 'o',
    accountId: 'a',
    identity: found.identity,
    server,
    credentials,
    saveCredentials: async () => {},
  });
}

/** Listens until it is stopped, and remembers when what came. */
function listenOn(connection: NetworkConnection, cursor: unknown) {
  const stopping = new AbortController();
  const pages: Heard[] = [];
  const arrivals: { arrival: Arrival; at: number; way: Heard['way'] }[] = [];
  const ended = (async () => {
    for await (const page of connection.listen(cursor, stopping.signal)) {
      if (!page.ok) continue;
      pages.push(page.value);
      for (const arrival of page.value.arrivals) arrivals.push({ arrival, at: performance.now(), way: page.value.way });
    }
  })();
  const find = async (wanted: (arrival: Arrival) => boolean, limitMs = 20_000) => {
    for (const end = performance.now() + limitMs; performance.now() < end; await sleep(5)) {
      const found = arrivals.find(({ arrival }) => wanted(arrival));
      if (found) return found;
    }
    return assert.fail(`not heard within ${limitMs} ms`);
  };
  const countOf = (ref: string) => arrivals.filter(({ arrival }) => arrival.kind === 'post' && arrival.post.ref === ref).length;
  const stop = async () => {
    stopping.abort();
    await ended;
  };
  return { pages, arrivals, find, countOf, stop };
}
const isPost = (ref: string) => (arrival: Arrival) => arrival.kind === 'post' && arrival.post.ref === ref;

const sources = {
  'a Jetstream': () => shim.url,
  'the firehose': () => `${at.pdsUrl.replace(/^http/, 'ws')}/xrpc/com.atproto.sync.subscribeRepos`,
};

for (const [name, addressOf] of Object.entries(sources)) {
  describe(`a Bluesky account that listens to ${name}`, () => {
    let network: Network;
    let ours: AtPerson;
    let connection: NetworkConnection;
    let ear: ReturnType<typeof listenOn>;
    before(async () => {
      ours = await at.createPerson({ handle: 'ligne-j' });
      network = createBlueskyNetwork({ pace: seldom, services: { stream: addressOf() } });
      connection = await connect(network, ours);
      ear = listenOn(connection, null);
      // Open once its first look was made and the stream is there.
      for (let wait = 0; wait < 400 && ear.pages.at(-1)?.way !== 'stream'; wait += 1) await sleep(25);
      await lea.post(`@${ours.handle} prêts ?`);
      await ear.find((arrival) => arrival.kind === 'post');
    });
    after(async () => await ear?.stop());

    it(`hears a mention within ${MEDIAN_MS} ms, median of 20`, async (t) => {
      const took: number[] = [];
      // Half of them by people of whom nothing was heard before.
      const crowd = await Promise.all(Array.from({ length: 10 }, (_, n) => at.createPerson({ handle: `p${n}` })));
      await at.drain();
      for (let n = 0; n < 20; n += 1) {
        const { uri } = await crowd[n % 10]!.post(`@${ours.handle} question ${n}`);
        const posted = performance.now();
        const { at: heard, way } = await ear.find(isPost(uri));
        assert.equal(way, 'stream');
        took.push(heard - posted);
      }
      const sorted = took.toSorted((one, other) => one - other);
      t.diagnostic(`post to arrival: median ${Math.round(sorted[10]!)} ms, longest ${Math.round(sorted.at(-1)!)} ms`);
      assert.ok(sorted[10]! < MEDIAN_MS, `${Math.round(sorted[10]!)} ms`);
    });

    it('hears replies, quotes, what it says itself, edits, deletions, followers and new handles', async () => {
      const own = must(await connection.publish(outgoing('La ligne reprend'), network.newRecordKey()));
      const record = { uri: own.ref, cid: own.version };
      assert.equal((await ear.find(isPost(own.ref))).arrival.kind === 'post', true);
      const reply = await lea.post('Enfin', { replyTo: record });
      const quote = await lea.post('Vu', { quote: record });
      const reasons = new Map<string, string>();
      for (const ref of [own.ref, reply.uri, quote.uri]) {
        const { arrival } = await ear.find(isPost(ref));
        if (arrival.kind === 'post') reasons.set(ref, arrival.reason);
      }
      assert.deepEqual([...reasons.values()], ['own', 'reply', 'quote']);
      const edited = await lea.edit(reply.uri, 'Enfin !');
      await ear.find((arrival) => arrival.kind === 'post' && arrival.post.ref === reply.uri && arrival.post.version === edited.cid);
      await lea.delete(reply.uri);
      await ear.find((arrival) => arrival.kind === 'deleted' && arrival.ref === reply.uri);
      const karim = await at.createPerson({ handle: 'karim' });
      await karim.agent.follow(ours.did);
      await ear.find((arrival) => arrival.kind === 'followed' && arrival.person.identity === karim.did);
      const handle = karim.handle.replace('.', '-bis.');
      await karim.post(`@${ours.handle} bonjour`);
      await ear.find((arrival) => arrival.kind === 'post' && arrival.post.author.identity === karim.did);
      await karim.agent.com.atproto.identity.updateHandle({ handle });
      await ear.find((arrival) => arrival.kind === 'person-changed' && arrival.person.identity === karim.did);
    });

    it('hears nothing of others, nor of whom it has muted', async () => {
      const [other, muted] = await Promise.all([at.createPerson({ handle: 'autre' }), at.createPerson({ handle: 'muet' })]);
      // Known by then, and muted all the same.
      await ear.find(isPost((await muted.post(`@${ours.handle} c’est moi`)).uri));
      must(await connection.moderate({ kind: 'mute', identity: muted.did }));
      await at.drain();
      const refs = [(await lea.post(`@${other.handle} pas pour vous`)).uri, (await muted.post(`@${ours.handle} encore moi`)).uri];
      const { uri } = await lea.post(`@${ours.handle} la suite`);
      await ear.find(isPost(uri));
      await sleep(300);
      for (const ref of refs) assert.equal(ear.countOf(ref), 0);
    });
  });
}

describe('a stream that fails', () => {
  it('loses nothing: what it did not bring is found in the feeds, and nothing comes twice', async () => {
    const ours = await at.createPerson({ handle: 'ligne-k' });
    const network = createBlueskyNetwork({ pace: { ...seldom, busyMs: 300, idleMs: 600 }, services: { stream: shim.url } });
    const connection = await connect(network, ours);
    const cursor = await cursorOfNow(connection);
    const ear = listenOn(connection, cursor);
    try {
      const refs: string[] = [];
      const say = async (text: string) => void refs.push((await lea.post(`@${ours.handle} ${text}`)).uri);
      for (let wait = 0; wait < 200 && shim.listeners === 0; wait += 1) await sleep(25);
      shim.stutter(true);
      await say('dit deux fois');
      await ear.find(isPost(refs[0]!));
      shim.stutter(false);
      shim.close(true);
      shim.drop();
      await say('pendant la coupure');
      await say('pendant la coupure encore');
      await ear.find(isPost(refs[2]!));
      assert.equal(ear.arrivals.find(({ arrival }) => isPost(refs[2]!)(arrival))?.way, 'poll');
      shim.close(false);
      await say('après la coupure');
      for (const ref of refs) await ear.find(isPost(ref));
      for (let wait = 0; wait < 400 && ear.pages.at(-1)?.way !== 'stream'; wait += 1) await sleep(25);
      await sleep(1_000);
      for (const ref of refs) assert.equal(ear.countOf(ref), 1);
      // From where it stands now, nothing of all that comes again.
      const later = listenOn(await connect(network, ours), JSON.parse(JSON.stringify(ear.pages.at(-1)?.cursor)));
      await sleep(1_000);
      await later.stop();
      assert.deepEqual(later.arrivals, []);
    } finally {
      await ear.stop();
    }
  });

  it('is left when nobody listens any more', async () => {
    for (let wait = 0; wait < 200 && shim.listeners > 0; wait += 1) await sleep(25);
    assert.equal(shim.listeners, 0);
  });
});
