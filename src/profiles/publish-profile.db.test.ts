import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { NetworkPicture, ProfileChange } from '../networks/network.ts';
import { silentLog } from '../platform/log.ts';
import type { LayerContent, Layer } from './layer.ts';
import { publishProfile } from './publish-profile.ts';
import { createPublishingProfiles } from './publishing-profiles.ts';
import { clearLayer, savePicture, setLayer } from './set-layer.ts';
import { findAccountProfile } from './store.ts';

let test: TestDatabase;
let world: PublishingWorld;
const picture = (what: string): NetworkPicture => ({ bytes: Buffer.from(what), mimeType: 'image/png' });
const page = () => world.fake.personOf('ligne4').profile;
const key = () => ({ organisationId: world.organisationId, accountId: world.account.accountId });
const deps = () => ({
  database: test.database,
  networks: everywhere(world.fake.network),
  connections: world.connections,
  now: Date.now,
});
const publish = async () => await publishProfile(deps(), key());
const set = async (layer: Layer, content: LayerContent) =>
  await test.database.transact(world.organisationId, (tx) => setLayer(tx, world.account.accountId, layer, content));
const clear = async (layer: Layer) =>
  await test.database.transact(world.organisationId, (tx) => clearLayer(tx, world.account.accountId, layer));
const keep = async (what: string) =>
  await test.database.transact(world.organisationId, (tx) => savePicture(tx, { ...picture(what), alt: what }));
const look = async () => {
  const found = await test.database.read(world.organisationId, (db) =>
    findAccountProfile(db, world.organisationId, world.account.accountId),
  );
  assert.ok(found);
  return found;
};
const hurry = async () =>
  await world.alter(`update account_profile set due_at = now() - interval '1 minute', busy_until = null where organisation_id = $1`, [
    world.organisationId,
  ]);

describe('the profile of an account', () => {
  before(async () => void (test = await testDatabase()));
  after(async () => await test.close());
  beforeEach(async () => {
    world = await publishingWorld(test);
    page().edit({ displayName: 'Ligne 4', description: 'Infos de la ligne 4.', avatar: picture('their logo') });
  });

  it('knows our pictures again where the server makes them anew, and gives the original back', async () => {
    page().remakePictures();
    const team = await keep('team');
    await set('team-picture', { avatar: team });
    await publish();
    const version = page().read().version;
    for (let looks = 0; looks < 2; looks += 1) {
      await hurry();
      await publish();
    }
    const known = await look();
    assert.deepEqual([known.state, known.leftAlone, page().read().version], ['published', [], version]);
    await clear('team-picture');
    await publish();
    assert.match(Buffer.from(page().picture('avatar')!.bytes).toString(), /^their logo/);
    assert.equal((await look()).state, 'original');
  });

  it('shows what the layers want, and the original again when they are gone', async () => {
    const original = page().read();
    await set('helm', { descriptionLine: 'Aux commandes : Inès' });
    await set('team-picture', { avatar: await keep('team') });
    await publish();
    assert.equal(page().read().description, 'Infos de la ligne 4.\nAux commandes : Inès');
    assert.equal((await look()).state, 'published');
    await clear('helm');
    await clear('team-picture');
    await publish();
    const { version: _, ...restored } = page().read();
    const { version: __, ...before } = original;
    assert.deepEqual(restored, before);
    assert.equal((await look()).state, 'original');
  });

  it('leaves out signs that nobody can keep', async () => {
    await set('helm', { displayName: 'In\0ès \ud800', descriptionLine: '\0' });
    await publish();
    assert.equal((await look()).state, 'published');
    assert.equal(page().read().displayName, 'Inès \ufffd');
  });

  it('publishes the newest wish, once, however often it was wished', async () => {
    await set('helm', { descriptionLine: 'Aux commandes : Inès' });
    await set('helm', { descriptionLine: 'Aux commandes : Karim' });
    await Promise.all([publish(), publish(), publish()]);
    assert.equal(world.fake.calls.updateProfile, 1);
    assert.match(page().read().description, /Karim/);
  });

  it('takes up a wish that came while the last one was published', async () => {
    await set('helm', { descriptionLine: 'Aux commandes : Inès' });
    const running = publish();
    while (world.fake.calls.readProfile === 0) await sleep(1);
    await set('helm', { descriptionLine: 'Aux commandes : Karim' });
    await running;
    assert.equal((await look()).state, 'pending');
    await publish();
    assert.match(page().read().description, /Karim/);
    assert.equal((await look()).state, 'published');
  });

  it('does the same twice when its answer was lost, and takes its own words for nobody else’s', async () => {
    await set('helm', { displayName: 'Inès', avatar: await keep('team') });
    world.fake.misbehave('updateProfile', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'lost' } });
    await publish();
    assert.equal((await look()).state, 'pending');
    await hurry();
    await publish();
    assert.deepEqual([(await look()).state, (await look()).leftAlone], ['published', []]);
    await clear('helm');
    await publish();
    assert.equal(page().read().displayName, 'Ligne 4');
    assert.deepEqual(page().picture('avatar')?.bytes, Buffer.from('their logo'));
  });

  for (const during of ['readProfile', 'updateProfile'] as const) {
    it(`is completed by another process when the first dies during ${during}`, async () => {
      await set('helm', { descriptionLine: 'Aux commandes : Inès' });
      world.fake.misbehave(during, { doItThenHang: true });
      void publish();
      while (world.fake.calls[during] === 0) await sleep(1);
      await sleep(50);
      await publish();
      assert.equal((await look()).state, 'pending', 'the first still has it');
      await hurry();
      await publish();
      assert.equal((await look()).state, 'published');
      await clear('helm');
      await publish();
      assert.equal(page().read().description, 'Infos de la ligne 4.');
    });
  }

  it('respects what a person changes in the network’s own app, says so, and speaks again with a new wish', async () => {
    await set('helm', { descriptionLine: 'Aux commandes : Inès', displayName: 'Inès' });
    await publish();
    const byHand: ProfileChange = { displayName: 'La 4', description: 'Bonjour.' };
    page().edit(byHand);
    await hurry();
    await publish();
    assert.deepEqual((await look()).leftAlone, ['displayName', 'description']);
    assert.equal(page().read().displayName, 'La 4');
    assert.ok((await world.journal()).includes('profile.left-alone'));
    await set('helm', { descriptionLine: 'Aux commandes : Karim', displayName: 'Inès' });
    await publish();
    assert.equal(page().read().description, 'Bonjour.\nAux commandes : Karim');
    assert.equal(page().read().displayName, 'La 4');
    await clear('helm');
    await publish();
    assert.equal(page().read().description, 'Bonjour.');
  });

  it('reads again when somebody changed the profile between our look and our change', async () => {
    await set('helm', { descriptionLine: 'Aux commandes : Inès' });
    world.fake.misbehave('updateProfile', { failWith: { kind: 'unavailable', detail: 'the profile was changed meanwhile' } });
    await publish();
    page().edit({ displayName: 'La 4' });
    await hurry();
    await publish();
    assert.equal(page().read().displayName, 'La 4');
    assert.match(page().read().description, /Inès/);
  });

  it('waits as long as the network asks, gives up after ten tries, and is tried again when a person wants it', async () => {
    await set('helm', { displayName: 'Inès' });
    world.fake.misbehave('readProfile', { failWith: { kind: 'rate-limited', retryAt: new Date(Date.now() + 90_000) } });
    await publish();
    const { dueAt, failure } = await look();
    assert.ok(dueAt.getTime() > Date.now() + 80_000);
    assert.equal(failure?.kind, 'rate-limited');
    world.fake.misbehave(
      'readProfile',
      ...Array.from({ length: 9 }, () => ({ failWith: { kind: 'unavailable', detail: 'down' } }) as const),
    );
    for (let n = 0; n < 9; n += 1) {
      await hurry();
      await publish();
    }
    assert.equal((await look()).state, 'failed');
    await set('helm', { displayName: 'Karim' });
    await publish();
    assert.equal((await look()).state, 'published');
  });

  it('ends as failed at once when the network says no for good', async () => {
    await set('helm', { displayName: 'Inès' });
    world.fake.misbehave('updateProfile', { failWith: { kind: 'rejected', reason: 'invalid', detail: '400' } });
    await publish();
    assert.equal((await look()).state, 'failed');
  });

  it('says that the network does not offer it, where it does not', async () => {
    await set('helm', { displayName: 'Inès' });
    const none = { displayNameLength: null, descriptionLength: null, avatar: null, banner: null };
    const { organisationId, account, alter } = world;
    await alter(
      `update account set capabilities = jsonb_set(capabilities, '{profile}', $1) where organisation_id = $2 and account_id = $3`,
      [JSON.stringify(none), organisationId, account.accountId],
    );
    await publish();
    assert.equal((await look()).state, 'unsupported');
    assert.equal(world.fake.calls.readProfile, 0);
  });

  it('puts the original back before it is disconnected, and what the layers want when it returns', async () => {
    const wait = async (ms: number, signal: AbortSignal) => await sleep(ms, undefined, { signal });
    const profiles = createPublishingProfiles({ ...deps(), wait, log: silentLog() });
    await set('helm', { descriptionLine: 'Aux commandes : Inès' });
    await publish();
    await profiles.withdraw(key());
    assert.equal(page().read().description, 'Infos de la ligne 4.');
    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    await hurry();
    await profiles.sweep();
    assert.equal(page().read().description, 'Infos de la ligne 4.');
    await world.alter(`update account set state = 'connected' where organisation_id = $1`, [world.organisationId]);
    await hurry();
    await profiles.sweep();
    assert.match(page().read().description, /Inès/);
  });
});
