/** What only Bluesky has: who may answer and quote, lists and starter packs, films. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { blueskyOwn, createBlueskyNetwork, type BlueskyOwn } from '../../src/networks/bluesky/index.ts';
import { must, outgoing, refusalOf } from '../../src/networks/network.contract-harness.ts';
import type { NetworkConnection, OutgoingFile } from '../../src/networks/network.ts';
import { startVideoFake, type VideoFake } from './atproto/video-fake.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

let at: AtNetwork;
let video: VideoFake;
let ours: AtPerson;
let lea: AtPerson;
let connection: NetworkConnection;
let own: BlueskyOwn;
const network = () => createBlueskyNetwork({ services: { video: video.url } });

before(async () => {
  at = await startAtNetwork();
  video = await startVideoFake(at);
  [ours, lea] = await Promise.all([at.createPerson({ handle: 'ligne-q' }), at.createPerson({ handle: 'lea' })]);
  const request = { organisationId: 'o', server: at.pdsUrl, handle: ours.handle, secret: ours.appPassword };
  const connected = await network().connect(request, AbortSignal.timeout(15_000));
  if (!connected.ok) assert.fail(JSON.stringify(connected.error));
  const { person, server, credentials } = connected.value;
  const kept = { organisationId: 'o', accountId: 'a', identity: person.identity, server, credentials, saveCredentials: async () => {} };
  connection = network().open(kept);
  own = blueskyOwn(connection)!;
});
after(async () => {
  await connection?.close();
  await video?.close();
});

const viewOf = async (by: AtPerson, ref: string) => (await by.agent.app.bsky.feed.getPosts({ uris: [ref] })).data.posts[0]?.viewer;

describe('who may answer and quote', () => {
  it('is said of a post of ours, and said otherwise', async () => {
    const { ref } = must(await connection.publish(outgoing('Question fermée'), network().newRecordKey()));
    must(await own.setReplyRule(ref, []));
    must(await own.setQuotable(ref, false));
    await at.drain();
    const closed = await viewOf(lea, ref);
    assert.deepEqual([closed?.replyDisabled, closed?.embeddingDisabled], [true, true]);
    must(await own.setReplyRule(ref, 'everybody'));
    must(await own.setQuotable(ref, true));
    await at.drain();
    const opened = await viewOf(lea, ref);
    assert.notEqual(opened?.replyDisabled, true);
    assert.notEqual(opened?.embeddingDisabled, true);
    must(await own.setReplyRule(ref, ['followed', 'mentioned', 'followers']));
    await at.drain();
    assert.equal((await viewOf(lea, ref))?.replyDisabled, true);
    await lea.agent.follow(ours.did);
    await at.drain();
    assert.notEqual((await viewOf(lea, ref))?.replyDisabled, true);
  });

  it('leaves with the post, however often it is sent', async () => {
    const gate = { replies: ['mentioned'], quotable: false } as const;
    const [post, key] = [outgoing('Annonce fermée', { gate }), network().newRecordKey()];
    const { ref } = must(await connection.publish(post, key));
    assert.equal(must(await connection.publish(post, key)).ref, ref);
    await at.drain();
    const closed = await viewOf(lea, ref);
    assert.deepEqual([closed?.replyDisabled, closed?.embeddingDisabled], [true, true]);
    // As after a process that died between the post and its gate.
    must(await own.setReplyRule(ref, 'everybody'));
    assert.equal(must(await connection.lookUp(key, post))?.ref, ref);
    await at.drain();
    assert.equal((await viewOf(lea, ref))?.replyDisabled, true);
  });

  it('is said of each part of a thread, as far as it is ours to say', async () => {
    const press = network().newRecordKey();
    const gate = {
      replies: [{ list: must(await own.writeList({ key: press, name: 'Presse', description: '', identities: [] })).ref }],
      quotable: false,
    };
    const first = must(await connection.publish(outgoing('Un', { gate }), network().newRecordKey()));
    const target = { root: first, parent: first };
    const second = must(await connection.publish(outgoing('Deux', { gate, reply: target }), network().newRecordKey()));
    await at.drain();
    for (const { ref } of [first, second]) {
      const closed = await viewOf(lea, ref);
      assert.deepEqual([closed?.replyDisabled, closed?.embeddingDisabled], [true, true], ref);
    }
    const { data } = await ours.agent.com.atproto.repo.listRecords({ repo: ours.did, collection: 'app.bsky.feed.threadgate', limit: 100 });
    assert.ok(
      data.records.every(({ uri }) => !uri.endsWith(second.ref.split('/').at(-1) ?? '-')),
      'a part that answers another has no gate of its own',
    );
    must(await own.deleteList(press));
  });

  it('is not said of others’ posts', async () => {
    const { uri } = await lea.post('À moi');
    assert.equal(refusalOf(await own.setReplyRule(uri, [])), 'invalid');
    assert.equal(refusalOf(await own.setQuotable(uri, false)), 'invalid');
  });
});

describe('the speakers as a list', () => {
  const key = createBlueskyNetwork().newRecordKey();
  const list = (identities: readonly string[]) => ({
    key,
    name: 'Qui vous parle',
    description: 'L’équipe de la ligne',
    identities,
  });
  const membersOf = async (ref: string) => {
    const { data } = await lea.agent.app.bsky.graph.getList({ list: ref });
    return { name: data.list.name, members: data.items.map(({ subject }) => subject.did).toSorted() };
  };

  it('holds exactly who is named, however often it is written', async () => {
    const [ines, karim] = await Promise.all([at.createPerson({ handle: 'ines' }), at.createPerson({ handle: 'karim' })]);
    const { ref } = must(await own.writeList(list([ines.did, karim.did])));
    must(await own.writeList(list([ines.did, karim.did, ines.did])));
    await at.drain();
    assert.deepEqual(await membersOf(ref), { name: 'Qui vous parle', members: [ines.did, karim.did].toSorted() });
    must(await own.writeList({ ...list([karim.did, lea.did]), name: 'Nos voix' }));
    await at.drain();
    assert.deepEqual(await membersOf(ref), { name: 'Nos voix', members: [karim.did, lea.did].toSorted() });
    const pack = must(await own.writeStarterPack({ key, name: 'Nos voix', description: '', list: ref }));
    await at.drain();
    const shown = await lea.agent.app.bsky.graph.getStarterPack({ starterPack: pack.ref });
    assert.equal(shown.data.starterPack.list?.uri, ref);
    const noor = await at.createPerson({ handle: 'noor' });
    for (const listed of [true, true]) must(await own.setOnList(key, { identity: noor.did, listed }));
    must(await own.setOnList(key, { identity: lea.did, listed: false }));
    must(await own.writeList({ ...list([]), name: 'Voix', identities: null }));
    await at.drain();
    const read = must(await own.readLists()).find((one) => one.key === key);
    assert.deepEqual([read?.key, read?.name, read?.people, read?.pack?.name], [key, 'Voix', 2, 'Nos voix']);
    assert.deepEqual(
      must(await own.readMembers(ref))
        .map(({ handle }) => handle)
        .toSorted(),
      [karim.handle, noor.handle].toSorted(),
    );
    assert.equal(must(await own.findPerson(noor.handle))?.identity, noor.did);
    assert.equal(must(await own.findPerson('personne-ici.test')), null);
    must(await own.deletePack(key));
    assert.equal(must(await own.readLists()).find((one) => one.key === key)?.pack, null);
    must(await own.deleteList(key));
    must(await own.deleteList(key));
    for (const collection of ['app.bsky.graph.list', 'app.bsky.graph.listitem', 'app.bsky.graph.starterpack']) {
      const { data } = await ours.agent.com.atproto.repo.listRecords({ repo: ours.did, collection });
      assert.equal(data.records.length, 0, collection);
    }
  });

  it('is refused when it cannot be one', async () => {
    assert.equal(refusalOf(await own.writeList({ ...list([]), name: 'é'.repeat(51) })), 'too-long');
    assert.equal(refusalOf(await own.writeList({ ...list([]), name: ' ' })), 'invalid');
    assert.equal(refusalOf(await own.writeList(list(['lea.test']))), 'invalid');
    assert.equal(refusalOf(await own.writeList({ ...list([]), key: 'speakers' })), 'invalid');
    assert.equal(refusalOf(await own.writeList(list(Array.from({ length: 151 }, (_, n) => `did:plc:p${n}`)))), 'too-long');
  });
});

describe('a film', () => {
  const film = (content: Uint8Array): OutgoingFile => ({
    kind: 'film',
    mimeType: 'video/mp4',
    width: 16,
    height: 9,
    digest: createHash('sha256').update(content).digest('hex'),
    alt: 'La rame entre en gare',
    bytes: async () => content,
  });
  const words = (content: string) => film(new TextEncoder().encode(content));
  const signal = () => AbortSignal.timeout(30_000);

  it('is prepared by the service, and a post of ours shows it', async () => {
    video.stumble(1);
    const { handle } = must(await connection.upload(words('un film'), signal()));
    const media = [{ ...words('un film'), handle: JSON.parse(JSON.stringify(handle)) as unknown }];
    const sent = must(await connection.publish(outgoing('Regardez', { media }), network().newRecordKey()));
    await at.drain();
    const [read] = must(await connection.posts([sent.ref]));
    assert.deepEqual([read?.images[0]?.plays, read?.images[0]?.alt, read?.images[0]?.width], ['film', 'La rame entre en gare', 16]);
    // The same film again is the one that is there.
    assert.deepEqual(must(await connection.upload(words('un film'), signal())).handle, handle);
  });

  it('that cannot be one says so', async () => {
    video.spoilNext();
    assert.equal(refusalOf(await connection.upload(words('du bruit'), signal())), 'media-refused');
    assert.equal(refusalOf(await connection.upload(words(''), signal())), 'media-refused');
    assert.equal(refusalOf(await connection.upload(film(new Uint8Array(100_000_001)), signal())), 'too-large');
  });
});
