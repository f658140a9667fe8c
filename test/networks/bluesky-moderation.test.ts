/** What an account does about people and posts on Bluesky, seen from the other side of a real network. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { NetworkConnection, NetworkResult, Published } from '../../src/networks/network.ts';
import { startReportFake, type ReportFake } from './atproto/report-fake.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

let at: AtNetwork;
let reports: ReportFake;
let ours: AtPerson;
let lea: AtPerson;
let network: ReturnType<typeof createBlueskyNetwork>;
let connection: NetworkConnection;

before(async () => {
  at = await startAtNetwork();
  reports = await startReportFake(at);
  [ours, lea] = await Promise.all([at.createPerson({ handle: 'ligne-p' }), at.createPerson({ handle: 'lea' })]);
  network = createBlueskyNetwork({ services: { moderation: reports.did } });
  const request = { organisationId: 'o', server: at.pdsUrl, handle: ours.handle, secret: ours.appPassword };
  const connected = await network.connect(request, AbortSignal.timeout(15_000));
  if (!connected.ok) assert.fail(JSON.stringify(connected.error));
  const { person, server, credentials } = connected.value;
  connection = network.open({
    organisationId: 'o',
    accountId: 'a',
    identity: person.identity,
    server,
    credentials,
    saveCredentials: async () => {},
  });
});
after(async () => {
  await connection?.close();
  await reports?.close();
  assert.deepEqual(reports?.violations, []);
});

const say = async (text: string): Promise<Published> => must(await connection.publish(outgoing(text), network.newRecordKey()));
const toRecord = ({ ref, version }: { ref: string; version: string }) => ({ uri: ref, cid: version });
const refusalOf = (result: NetworkResult<unknown>): string =>
  result.ok ? 'done' : result.error.kind === 'rejected' ? result.error.reason : result.error.kind;
const viewerOf = async (by: AtPerson, of: string) => (await by.agent.app.bsky.actor.getProfile({ actor: of })).data.viewer ?? {};

/** The replies that somebody else is shown under a post. */
/** What stands in the thread itself: a hidden reply is among the others, behind a door. */
async function shownReplies(by: AtPerson, anchor: string): Promise<string[]> {
  const { data } = await by.agent.app.bsky.unspecced.getPostThreadV2({ anchor: anchor });
  return data.thread.map(({ uri }) => uri as string);
}

describe('moderating on Bluesky', () => {
  it('mutes and unmutes, however often', async () => {
    for (const kind of ['mute', 'mute', 'unmute', 'unmute'] as const) {
      must(await connection.moderate({ kind, identity: lea.did }));
      await at.drain();
      assert.equal((await viewerOf(ours, lea.did)).muted, kind === 'mute');
    }
  });

  it('blocks once and unblocks, even before the network has seen the block', async () => {
    const blocks = async () =>
      (await ours.agent.com.atproto.repo.listRecords({ repo: ours.did, collection: 'app.bsky.graph.block' })).data.records.length;
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    assert.equal(await blocks(), 1);
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    assert.equal(await blocks(), 0);
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    await at.drain();
    assert.equal((await viewerOf(lea, ours.did)).blockedBy, true);
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    assert.equal(await blocks(), 1);
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    await at.drain();
    assert.equal((await viewerOf(lea, ours.did)).blockedBy, false);
  });

  it('blocks again at once, whatever the network still shows of the block that was taken back', async () => {
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    await at.drain();
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    must(await connection.moderate({ kind: 'block', identity: lea.did }));
    const { data } = await ours.agent.com.atproto.repo.listRecords({ repo: ours.did, collection: 'app.bsky.graph.block' });
    assert.equal(data.records.length, 1);
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    await at.drain();
  });

  it('takes back a block that was made in the network’s own app', async () => {
    await ours.agent.app.bsky.graph.block.create({ repo: ours.did }, { subject: lea.did, createdAt: new Date().toISOString() });
    await at.drain();
    must(await connection.moderate({ kind: 'unblock', identity: lea.did }));
    await at.drain();
    assert.equal((await viewerOf(lea, ours.did)).blockedBy, false);
  });

  it('hides a reply under our post and shows it again, and leaves alone who may answer', async () => {
    const root = await say('Travaux ce soir');
    const created = {
      post: root.ref,
      createdAt: new Date().toISOString(),
      allow: [{ $type: 'app.bsky.feed.threadgate#mentionRule' as const }],
    };
    const rkey = root.ref.split('/').at(-1)!;
    const kind = await at.createPerson({ handle: 'gentille' });
    await at.drain();
    const [rude, kindly] = [
      await lea.post('Bande de nuls', { replyTo: toRecord(root) }),
      await kind.post('Bon courage', { replyTo: toRecord(root) }),
    ];
    await ours.agent.app.bsky.feed.threadgate.create({ repo: ours.did, rkey }, created);
    await at.drain();
    for (let time = 0; time < 2; time += 1) must(await connection.moderate({ kind: 'hide', ref: rude.uri }));
    await at.drain();
    const gate = await ours.agent.app.bsky.feed.threadgate.get({ repo: ours.did, rkey });
    assert.deepEqual(gate.value.hiddenReplies, [rude.uri]);
    assert.deepEqual(gate.value.allow, created.allow);
    // The network's view follows its record a moment later.
    for (let attempt = 0; attempt < 50 && (await shownReplies(kind, root.ref)).includes(rude.uri); attempt += 1) await sleep(100);
    assert.ok(!(await shownReplies(kind, root.ref)).includes(rude.uri));
    must(await connection.moderate({ kind: 'unhide', ref: rude.uri }));
    must(await connection.moderate({ kind: 'unhide', ref: kindly.uri }));
    await at.drain();
    assert.deepEqual((await ours.agent.app.bsky.feed.threadgate.get({ repo: ours.did, rkey })).value.hiddenReplies, []);
  });

  it('takes our post out of somebody’s quote of it, and puts it back', async () => {
    const root = await say('Nous recrutons des conducteurs');
    await at.drain();
    const quote = await lea.post('La blague', { quote: toRecord(root) });
    await at.drain();
    const embedOf = async () => {
      const { data } = await lea.agent.app.bsky.feed.getPosts({ uris: [quote.uri] });
      return JSON.stringify(data.posts[0]?.embed);
    };
    assert.ok(!(await embedOf()).includes('viewDetached'));
    must(await connection.moderate({ kind: 'hide', ref: quote.uri }));
    await at.drain();
    assert.match(await embedOf(), /viewDetached/);
    must(await connection.moderate({ kind: 'unhide', ref: quote.uri }));
    await at.drain();
    assert.ok(!(await embedOf()).includes('viewDetached'));
  });

  it('hides nothing that is not under a post of ours', async () => {
    const { uri } = await lea.post('Chez moi');
    await at.drain();
    assert.equal(refusalOf(await connection.moderate({ kind: 'hide', ref: uri })), 'invalid');
    assert.equal(refusalOf(await connection.moderate({ kind: 'hide', ref: 'n’importe quoi' })), 'invalid');
    assert.equal(refusalOf(await connection.moderate({ kind: 'block', identity: ours.did })), 'invalid');
    assert.equal(refusalOf(await connection.moderate({ kind: 'mute', identity: 'lea' })), 'invalid');
  });

  it('reports posts, or the person, with the reason and our words', async () => {
    const { uri, cid } = await lea.post('Achetez mes pilules');
    await at.drain();
    const act = { kind: 'report', identity: lea.did, reason: 'spam', comment: 'Trois fois depuis hier' } as const;
    must(await connection.moderate({ ...act, refs: [uri] }));
    must(await connection.moderate({ ...act, refs: [], reason: 'impersonation', comment: '' }));
    assert.deepEqual(
      reports.reports.map(({ by, reasonType, reason, subject }) => [
        by,
        reasonType,
        reason,
        subject['uri'] ?? subject['did'],
        subject['cid'],
      ]),
      [
        [ours.did, 'com.atproto.moderation.defs#reasonSpam', 'Trois fois depuis hier', uri, cid],
        [ours.did, 'com.atproto.moderation.defs#reasonMisleading', '', lea.did, undefined],
      ],
    );
    assert.equal(refusalOf(await connection.moderate({ ...act, refs: [uri], comment: 'é'.repeat(1_001) })), 'too-long');
    assert.equal(refusalOf(await connection.moderate({ ...act, refs: [uri.replace(/.{4}$/, '2222')] })), 'parent-gone');
  });
});

describe('our own posts on Bluesky', () => {
  it('are taken back, once or twice; others’ are not', async () => {
    const { ref } = await say('À reprendre');
    const key = ref.split('/').at(-1)!;
    must(await connection.delete(ref));
    must(await connection.delete(ref));
    assert.equal((await at.recordsOf(ours.did)).filter((record) => record.key === key).length, 0);
    const theirs = await lea.post('À moi');
    assert.equal(refusalOf(await connection.delete(theirs.uri)), 'invalid');
  });

  it('are pinned to the profile, one at a time, and the rest of it stays', async () => {
    const [one, other] = [await say('Épinglé'), await say('Épinglé ensuite')];
    const profileOf = async () =>
      (await ours.agent.com.atproto.repo.getRecord({ repo: ours.did, collection: 'app.bsky.actor.profile', rkey: 'self' })).data.value as {
        displayName?: string;
        pinnedPost?: { uri: string };
      };
    const before = await profileOf();
    must(await connection.pin(one.ref));
    must(await connection.pin(other.ref));
    assert.equal((await profileOf()).pinnedPost?.uri, other.ref);
    assert.equal((await profileOf()).displayName, before.displayName);
    await at.drain();
    const shown = await lea.agent.app.bsky.actor.getProfile({ actor: ours.did });
    assert.equal(shown.data.pinnedPost?.uri, other.ref);
    must(await connection.pin(null));
    must(await connection.pin(null));
    assert.equal((await profileOf()).pinnedPost, undefined);
    must(await connection.delete(one.ref));
    assert.equal(refusalOf(await connection.pin(one.ref)), 'parent-gone');
  });
});

describe('what the network says of posts', () => {
  it('is heard with them: warnings of their authors, and of moderators', async () => {
    const post = { $type: 'app.bsky.feed.post', text: 'Photo de l’accident', createdAt: new Date().toISOString() };
    const labels = { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] };
    const { data } = await lea.agent.com.atproto.repo.createRecord({
      repo: lea.did,
      collection: 'app.bsky.feed.post',
      record: { ...post, labels },
    });
    await at.drain();
    const [read] = must(await connection.posts([data.uri]));
    assert.deepEqual(read?.restrictions, ['graphic-media']);
    assert.deepEqual([read.visibility, read.contentWarning, read.poll], ['public', null, null]);
  });
});
