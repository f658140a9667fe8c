/** Profiles on a real AT Protocol network: what its own app keeps in the record, rate limits, what is lost on the way, and a restoration to the byte. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { must } from '../../src/networks/network.contract-harness.ts';
import type { NetworkConnection, NetworkPicture } from '../../src/networks/network.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { type AtPerson, startAtNetwork } from './harness.ts';

const COLLECTION = 'app.bsky.actor.profile';

describe('a profile on Bluesky', () => {
  let proxy: FaultProxy;
  let ours: AtPerson;
  let connection: NetworkConnection;
  let logo: NetworkPicture;
  before(async () => {
    const at = await startAtNetwork();
    proxy = await startFaultProxy(at.pdsUrl);
    ours = await at.createPerson({ handle: 'ligne-e' });
    const network = createBlueskyNetwork();
    const request = { organisationId: 'o', server: proxy.url, handle: ours.handle, secret: ours.appPassword };
    const connected = await network.connect(request, AbortSignal.timeout(10_000));
    assert.ok(connected.ok);
    const { person, server, credentials } = connected.value;
    connection = network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: person.identity,
      server,
      credentials,
      saveCredentials: async () => {},
    });
    const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#a5402a' } })
      .png()
      .toBuffer();
    logo = { bytes, mimeType: 'image/png' };
  });
  after(async () => {
    await connection?.close();
    await proxy?.close();
  });

  const record = async () => (await ours.agent.com.atproto.repo.getRecord({ repo: ours.did, collection: COLLECTION, rkey: 'self' })).data;

  it('keeps what its own app wrote beside us, and gives its picture back to the byte', async () => {
    const { data } = await ours.agent.uploadBlob(Buffer.from(logo.bytes), { encoding: 'image/png' });
    const pinned = await ours.post('À lire d’abord');
    await ours.agent.upsertProfile((own) => ({
      ...own,
      description: 'Infos de la ligne.',
      avatar: data.blob,
      pinnedPost: { uri: pinned.uri, cid: pinned.cid },
    }));
    const original = must(await connection.readProfile());
    const kept = must(await connection.readPicture('avatar'));
    assert.deepEqual(Buffer.from(kept!.bytes), Buffer.from(logo.bytes));
    const face: NetworkPicture = { bytes: await sharp(logo.bytes).negate().jpeg().toBuffer(), mimeType: 'image/jpeg' };
    const changed = must(
      await connection.updateProfile({ description: 'Infos de la ligne.\nAux commandes : Inès', avatar: face }, original.version),
    );
    assert.deepEqual((await record()).value['pinnedPost'], { uri: pinned.uri, cid: pinned.cid });
    must(await connection.updateProfile({ description: original.description, avatar: kept }, changed.version));
    const restored = must(await connection.readProfile());
    assert.equal(restored.avatarDigest, original.avatarDigest);
    assert.equal(restored.version, original.version, 'the same record to the byte');
    const view = await fetch(restored.avatarUrl!);
    assert.equal(view.headers.get('content-type'), 'image/png');
  });

  it('is unknown when the answer is lost, and known again by its own words', async () => {
    const before = must(await connection.readProfile());
    proxy.break({ kind: 'lose-answer', path: 'com.atproto.repo.putRecord' });
    const lost = await connection.updateProfile({ displayName: 'Ligne E, en direct' }, before.version);
    assert.equal(lost.ok ? null : lost.error.kind, 'outcome-unknown');
    assert.equal(must(await connection.readProfile()).displayName, 'Ligne E, en direct');
  });

  it('waits when its server says so', async () => {
    const before = must(await connection.readProfile());
    proxy.break({ kind: 'answer', path: 'com.atproto.repo.uploadBlob', status: 429, headers: { 'retry-after': '120' } });
    const busy = await connection.updateProfile({ avatar: logo }, before.version);
    assert.equal(busy.ok ? null : busy.error.kind, 'rate-limited');
    assert.equal((await record()).cid, before.version);
  });
});
