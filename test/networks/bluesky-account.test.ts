/** The Bluesky adapter at what only a real network does: sessions that end, dates that lie, threads of thousands. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { hear, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Connected, Credentials, Heard, NetworkConnection, OpenRequest } from '../../src/networks/network.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

const network = createBlueskyNetwork({ pace: { busyMs: 200, carefulEveryMs: 500, deepEveryMs: 500, ownEveryMs: 500 } });
let at: AtNetwork;
let proxy: FaultProxy;
let ours: AtPerson;
let lea: AtPerson;
let connected: Connected;

before(async () => {
  at = await startAtNetwork();
  proxy = await startFaultProxy(at.pdsUrl);
  [ours, lea] = await Promise.all([at.createPerson({ handle: 'ligne-d' }), at.createPerson({ handle: 'lea' })]);
  connected = await connectAs(ours);
});
after(async () => await proxy?.close());

async function connectAs(person: AtPerson, more: { handle?: string; secret?: string } = {}): Promise<Connected> {
  const result = await tryConnect({ handle: person.handle, secret: person.appPassword, ...more });
  if (!result.ok) assert.fail(JSON.stringify(result.error));
  return result.value;
}

const tryConnect = ({ handle, secret }: { handle: string; secret: string }) =>
  network.connect({ organisationId: 'o', server: proxy.url, handle, secret }, AbortSignal.timeout(10_000));

function open(credentials: Credentials, more: Partial<OpenRequest> = {}): NetworkConnection {
  const { identity } = connected.person;
  return network.open({
    organisationId: 'o',
    accountId: 'a',
    identity,
    server: proxy.url,
    credentials,
    saveCredentials: async () => {},
    ...more,
  });
}

/** The same credentials with an access token that ended an hour ago, by its own word. */
function worn(credentials: Credentials): Credentials {
  const claims = Buffer.from(JSON.stringify({ iat: 1, exp: Math.floor(Date.now() / 1000) - 3_600 })).toString('base64url');
  return { ...credentials, accessJwt: `e30.${claims}.x` };
}

const refsOf = (pages: readonly Heard[]): string[] =>
  pages.flatMap((page) => page.arrivals).flatMap((arrival) => (arrival.kind === 'post' ? [arrival.post.ref] : []));
const refreshes = (): number => proxy.asked.filter((path) => path.endsWith('refreshSession')).length;

describe('connecting a Bluesky account', () => {
  it('tells a wrong handle from a wrong app password', async () => {
    const kindOf = async (handle: string, secret: string) => {
      const result = await tryConnect({ handle, secret });
      return result.ok ? 'ok' : result.error.kind;
    };
    assert.equal(await kindOf('personne-ici.test', ours.appPassword), 'wrong-handle');
    assert.equal(await kindOf('pas un nom', ours.appPassword), 'wrong-handle');
    assert.equal(await kindOf(ours.handle, 'aaaa-bbbb-cccc-dddd'), 'wrong-secret');
    assert.equal(await kindOf(ours.handle, ''), 'wrong-secret');
    assert.equal(await kindOf(`\u202a@${ours.handle.toUpperCase()} `, `${ours.appPassword}\n`), 'ok');
  });

  it('keeps two tokens, never the password, and says who it is', () => {
    assert.deepEqual(Object.keys(connected.credentials).toSorted(), ['accessJwt', 'refreshJwt']);
    assert.ok(!JSON.stringify(connected).includes(ours.appPassword));
    assert.equal(connected.person.identity, ours.did);
    assert.equal(connected.person.handle, ours.handle);
  });
});

describe('the session of a Bluesky account', () => {
  it('is renewed before it ends, once for all calls, and stored before it is used', async () => {
    const steps: string[] = [];
    const fresh = await connectAs(ours);
    const earlier = refreshes();
    const connection = open(worn(fresh.credentials), {
      saveCredentials: async (renewed) => {
        steps.push(`saved ${Object.keys(renewed).length}; asked since: ${proxy.asked.filter((path) => path.endsWith('getRecord')).length}`);
      },
    });
    const asked = proxy.asked.filter((path) => path.endsWith('getRecord')).length;
    for (const result of await Promise.all([1, 2, 3].map(() => connection.lookUp(network.newRecordKey(), outgoing('Bonjour')))))
      assert.equal(must(result), null);
    assert.equal(refreshes() - earlier, 1);
    assert.deepEqual(steps, [`saved 2; asked since: ${asked}`]);
  });

  it('is renewed when the server calls it expired before its time', async () => {
    const fresh = await connectAs(ours);
    proxy.break({ kind: 'answer', path: 'getRecord', status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' });
    const earlier = refreshes();
    assert.equal(must(await open(fresh.credentials).lookUp(network.newRecordKey(), outgoing('Bonjour'))), null);
    assert.equal(refreshes() - earlier, 1);
  });

  it('is taken from the store when another process renewed it', async () => {
    const fresh = await connectAs(ours);
    const earlier = refreshes();
    const connection = open(worn({ accessJwt: 'x', refreshJwt: 'spent' }), { loadCredentials: async () => fresh.credentials });
    assert.equal(must(await connection.lookUp(network.newRecordKey(), outgoing('Bonjour'))), null);
    assert.equal(refreshes(), earlier);
  });

  it('is not lost when it cannot be stored: the next call stores it first', async () => {
    const fresh = await connectAs(ours);
    let broken = true;
    const connection = open(worn(fresh.credentials), {
      saveCredentials: async () => {
        if (broken) throw new Error('disk full');
      },
    });
    const refused = await connection.lookUp(network.newRecordKey(), outgoing('Bonjour'));
    assert.equal(refused.ok ? 'ok' : refused.error.kind, 'unavailable');
    broken = false;
    const earlier = refreshes();
    assert.equal(must(await connection.lookUp(network.newRecordKey(), outgoing('Bonjour'))), null);
    assert.equal(refreshes(), earlier);
  });

  it('is over when the app password was revoked, and everything says so', async () => {
    const person = await at.createPerson({ handle: 'partant' });
    const left = await connectAs(person);
    await person.agent.com.atproto.server.revokeAppPassword({ name: 'visavis' });
    const connection = open(worn(left.credentials), { identity: person.did });
    const results = [
      await connection.publish(outgoing('Bonjour'), network.newRecordKey()),
      await connection.lookUp(network.newRecordKey(), outgoing('Bonjour')),
    ];
    for await (const page of connection.listen(null, AbortSignal.timeout(5_000))) {
      results.push(page as (typeof results)[number]);
      break;
    }
    for (const result of results) assert.equal(result.ok ? 'ok' : result.error.kind, 'unauthorised');
  });
});

describe('listening on Bluesky', () => {
  it('hears a mention that says it was written hours ago', async () => {
    const connection = open(connected.credentials);
    await lea.post(`@${ours.handle} maintenant`);
    await at.drain();
    const so = await hear(connection, null, (pages) => pages.at(-1)?.upToDate === true && refsOf(pages).length > 0);
    const late = await lea.post(`@${ours.handle} il y a des heures`, { createdAt: new Date(Date.now() - 5 * 3_600_000) });
    const pages = await hear(connection, so.at(-1)?.cursor, (heard) => refsOf(heard).includes(late.uri));
    assert.ok(refsOf(pages).includes(late.uri));
  });

  it('catches up oldest first after a silence, in pieces that can be interrupted, and misses none of one millisecond', async () => {
    const person = await at.createPerson({ handle: 'silence' });
    const account = await connectAs(person);
    const openIt = () => open(account.credentials, { identity: person.did });
    const start = await hear(openIt(), null, (pages) => pages.length > 0);
    // Twelve dates for 240 posts: pages of the network end among posts of one millisecond.
    const base = Date.now() - 60_000;
    const mention = { $type: 'app.bsky.richtext.facet#mention', did: person.did };
    const facets = [{ index: { byteStart: 0, byteEnd: 7 }, features: [mention] }];
    const dateOf = (n: number) => new Date(base + Math.floor(n / 20)).toISOString();
    const records = Array.from({ length: 240 }, (_, n) => ({ text: `@silence ${n}`, facets, createdAt: dateOf(n) }));
    const sent = (await lea.postMany(records)).map(({ uri }) => uri);
    await at.drain();
    const heard: string[] = [];
    let cursor: unknown = start.at(-1)?.cursor;
    for (let visit = 0; visit < 4; visit += 1) {
      // Each visit stores one page with posts, then the process dies.
      const pages = await hear(openIt(), cursor, (so) => refsOf(so).length > 0 || heard.length >= sent.length);
      cursor = JSON.parse(JSON.stringify(pages.at(-1)?.cursor));
      heard.push(...refsOf(pages));
      if (visit === 0) assert.equal(pages.at(-1)?.upToDate, false);
    }
    assert.deepEqual(heard.toSorted(), sent.toSorted());
  });

  it('does not bring what the holder of the account has read before', async () => {
    const person = await at.createPerson({ handle: 'lecteur' });
    const old = await lea.post(`@${person.handle} déjà lu`, { createdAt: new Date(Date.now() - 3_600_000) });
    await at.drain();
    await person.agent.app.bsky.notification.updateSeen({ seenAt: new Date().toISOString() });
    await at.drain();
    const unread = await lea.post(`@${person.handle} pas encore lu`);
    const account = await connectAs(person);
    const pages = await hear(open(account.credentials, { identity: person.did }), null, (so) => refsOf(so).includes(unread.uri));
    assert.ok(!refsOf(pages).includes(old.uri));
  });
});

describe('posts on Bluesky', () => {
  it('with facets that make no sense are heard with their text', async () => {
    const rawFacets = [{ index: { byteStart: 3, byteEnd: 999 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'x' }] }];
    const { uri } = await lea.post('ééé', { rawFacets });
    await at.drain();
    const [read] = must(await open(connected.credentials).posts([uri]));
    assert.deepEqual([read?.text, read?.facets], ['ééé', []]);
  });

  it('answering someone who blocked us are refused before they are sent', async () => {
    const person = await at.createPerson({ handle: 'fache' });
    const { uri, cid } = await person.post(`@${ours.handle} je vous bloque`);
    await at.drain();
    await person.agent.app.bsky.graph.block.create({ repo: person.did }, { subject: ours.did, createdAt: new Date().toISOString() });
    await at.drain();
    const parent = { ref: uri, version: cid };
    const result = await open(connected.credentials).publish(
      outgoing('Désolé', { reply: { root: parent, parent } }),
      network.newRecordKey(),
    );
    assert.deepEqual(result.ok ? 'sent' : { ...result.error, detail: '' }, { kind: 'rejected', reason: 'blocked', detail: '' });
  });

  it('that arrived before what they answer went are said to be sent', async () => {
    const connection = open(connected.credentials);
    const { uri, cid } = await lea.post(`@${ours.handle} question`);
    await at.drain();
    const parent = { ref: uri, version: cid };
    const key = network.newRecordKey();
    const reply = outgoing('Réponse', { reply: { root: parent, parent } });
    const first = must(await connection.publish(reply, key));
    await lea.delete(uri);
    await at.drain();
    assert.equal(must(await connection.publish(reply, key)).version, first.version);
  });

  it('that were corrected elsewhere are not overwritten by a repeat', async () => {
    const connection = open(connected.credentials);
    const key = network.newRecordKey();
    const post = outgoing('Premiere version');
    const { ref } = must(await connection.publish(post, key));
    const corrected = await ours.edit(ref, 'Première version');
    assert.equal(must(await connection.publish(post, key)).version, corrected.cid);
    assert.equal((await at.recordsOf(ours.did)).filter((record) => record.key === key).length, 1);
  });

  it('of a thread of 2,000 replies all come', { timeout: 240_000 }, async () => {
    const root = await lea.post('Grande discussion');
    const reply = { root, parent: root };
    await lea.postMany(Array.from({ length: 2_000 }, (_, n) => ({ text: `Réponse ${n}`, reply })));
    await at.drain();
    const started = performance.now();
    const posts = must(await open(connected.credentials).thread(root.uri));
    assert.equal(posts[0]?.ref, root.uri);
    assert.equal(new Set(posts.map(({ ref }) => ref)).size, 2_001);
    assert.ok(performance.now() - started < 60_000);
  });
});
