/** The contract suite: what an account shows of itself. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { must, outgoing, refusalOf, type ContractHarness } from './network.contract-harness.ts';
import type { NetworkPicture, NetworkProfile, PictureSize } from './network.ts';

const digest = ({ bytes }: NetworkPicture): string => createHash('sha256').update(bytes).digest('hex');

async function paint({ width, height }: PictureSize, background: string): Promise<NetworkPicture> {
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { bytes, mimeType: 'image/jpeg' };
}

export function profileContract(harnessOf: () => ContractHarness): void {
  describe('the profile', () => {
    const read = async (): Promise<NetworkProfile> => must(await harnessOf().connection.readProfile());
    const isOthers = (): boolean => harnessOf().connection.capabilities.profile.displayNameLength === null;
    const WHY = 'this network lets nobody change it from outside';

    it('is read also where nobody may change it from outside, and a change is then refused', async (t) => {
      if (!isOthers()) return t.skip('this network lets it be changed');
      const { connection, account } = harnessOf();
      const { version, displayName } = await read();
      assert.ok(displayName.length > 0, account.handle);
      assert.equal(refusalOf(await connection.updateProfile({ displayName: 'Autre' }, version)), 'unsupported');
      assert.equal((await read()).displayName, displayName);
    });

    it('is read as it is, also when nobody has written it yet', async (t) => {
      if (isOthers()) return t.skip(WHY);
      const { connection, forgetProfile } = harnessOf();
      await forgetProfile?.();
      const empty = await read();
      assert.deepEqual([empty.description, empty.avatarDigest, empty.bannerDigest], ['', null, null]);
      const written = must(await connection.updateProfile({ displayName: 'Ligne 4', description: 'Bonjour' }, empty.version));
      assert.deepEqual([written.displayName, written.description], ['Ligne 4', 'Bonjour']);
      assert.deepEqual(await read(), written);
    });

    it('takes a name, a description and pictures, keeps what is not named, and takes them back', async (t) => {
      if (isOthers()) return t.skip(WHY);
      const { connection, remakesPictures = false } = harnessOf();
      const { avatar, banner } = connection.capabilities.profile;
      if (!avatar || !banner) return t.skip('this network takes words only');
      const before = await read();
      const [face, header] = [await paint(avatar, '#205070'), await paint(banner, '#f0c419')];
      const dressed = must(await connection.updateProfile({ avatar: face, banner: header }, before.version));
      assert.deepEqual([dressed.displayName, dressed.description], [before.displayName, before.description]);
      assert.ok(dressed.avatarDigest !== null && dressed.bannerDigest !== null);
      if (!remakesPictures) assert.deepEqual([dressed.avatarDigest, dressed.bannerDigest], [digest(face), digest(header)]);
      assert.match(dressed.avatarUrl ?? '', /^(https?:|\/)/);
      assert.equal(digest(must(await connection.readPicture('banner'))!), dressed.bannerDigest);
      const named = must(await connection.updateProfile({ description: 'Aux commandes : Inès\nمرحبا 👩🏽‍🚒' }, dressed.version));
      assert.deepEqual([named.avatarDigest, named.description], [dressed.avatarDigest, 'Aux commandes : Inès\nمرحبا 👩🏽‍🚒']);
      const { displayName, description } = before;
      must(await connection.updateProfile({ displayName, description, avatar: null, banner: null }, named.version));
      const { version: _, ...after } = await read();
      const { version: __, ...wanted } = before;
      assert.deepEqual(after, wanted);
      assert.equal(must(await connection.readPicture('avatar')), null);
    });

    it('is changed only as it was when the change was thought out: a change made elsewhere meanwhile is not lost', async (t) => {
      if (isOthers()) return t.skip(WHY);
      const { connection, changeProfileElsewhere } = harnessOf();
      const before = await read();
      await changeProfileElsewhere({ displayName: 'Ligne 4 (officiel)' });
      const late = await connection.updateProfile({ displayName: 'Inès' }, before.version);
      assert.equal(late.ok ? null : late.error.kind, 'unavailable');
      const now = await read();
      assert.equal(now.displayName, 'Ligne 4 (officiel)');
      const other = await harnessOf().openAnother();
      const both = await Promise.all([
        connection.updateProfile({ displayName: 'Un' }, now.version),
        other.updateProfile({ description: 'Deux' }, now.version),
      ]);
      await other.close();
      assert.equal(both.filter((result) => result.ok).length, 1);
      must(await connection.updateProfile({ displayName: 'Ligne 4' }, (await read()).version));
    });

    it('refuses what is too long, in signs and in bytes, before anything is sent', async (t) => {
      if (isOthers()) return t.skip(WHY);
      const { connection, network } = harnessOf();
      const { displayNameLength, descriptionLength, avatar, banner } = connection.capabilities.profile;
      assert.ok(displayNameLength && descriptionLength);
      assert.equal(network.profileLength('é'.repeat(displayNameLength)), displayNameLength);
      const before = await read();
      const heavy: NetworkPicture = { bytes: new Uint8Array((avatar?.maximumBytes ?? 0) + 1), mimeType: 'image/jpeg' };
      for (const change of [
        { displayName: 'a'.repeat(displayNameLength + 1) },
        { description: 'a'.repeat(descriptionLength + 1) },
        ...(avatar === null ? [] : [{ avatar: heavy }]),
        ...(banner === null ? [] : [{ description: 'Bien', banner: heavy }]),
      ]) {
        const refused = await connection.updateProfile(change, before.version);
        assert.equal(refused.ok ? null : refused.error.kind === 'rejected' && refused.error.reason, 'too-long');
      }
      assert.deepEqual(await read(), before);
      const full = { displayName: 'é'.repeat(displayNameLength), description: 'è'.repeat(descriptionLength) };
      const filled = must(await connection.updateProfile(full, before.version));
      assert.deepEqual([filled.displayName, filled.description], [full.displayName, full.description]);
      must(await connection.updateProfile({ displayName: before.displayName, description: before.description }, filled.version));
    });
  });

  describe('a post that answers nobody', () => {
    it('is published at the head of its own thread, and looked up there', async () => {
      const { network, connection, settle } = harnessOf();
      const key = network.newRecordKey();
      const post = outgoing('Bonjour, c’est Inès, avec vous jusqu’à 14 h.');
      const published = must(await connection.publish(post, key));
      must(await connection.publish(post, key));
      await settle();
      assert.equal(must(await connection.lookUp(key, post))?.ref, published.ref);
      const [read] = must(await connection.posts([published.ref]));
      assert.equal(read?.reply, null);
      assert.equal(must(await connection.thread(published.ref)).length, 1);
    });
  });
}
