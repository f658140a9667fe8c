/** The contract suite: pictures that we send. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { must, outgoing, refusalOf, type ContractHarness } from './network.contract-harness.ts';
import type { OutgoingFile, OutgoingMedia } from './network.ts';

/** A PNG of one dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const signal = () => AbortSignal.timeout(30_000);

const picture = (alt: string, more: Partial<OutgoingFile> = {}): OutgoingFile => ({
  kind: 'picture',
  mimeType: 'image/png',
  width: 1,
  height: 1,
  digest: createHash('sha256').update(DOT).digest('hex'),
  alt,
  bytes: async () => DOT,
  ...more,
});

export function mediaContract(harnessOf: () => ContractHarness): void {
  describe('pictures that we send', () => {
    const bring = async (alt: string): Promise<OutgoingMedia> => {
      const file = picture(alt);
      const { handle } = must(await harnessOf().connection.upload(file, signal()));
      // As it comes back from where it was kept.
      return { ...file, handle: JSON.parse(JSON.stringify(handle)) as unknown };
    };

    it('stand in the post in their order, each with its words', async (t) => {
      const { network, connection, settle } = harnessOf();
      if (!connection.capabilities.media) return t.skip('this network carries no pictures of ours');
      const media = [await bring('Le quai, vide'), await bring('La rame')];
      const ours = must(await connection.publish(outgoing('Deux images', { media }), network.newRecordKey()));
      await settle();
      const [post] = must(await connection.posts([ours.ref]));
      assert.deepEqual(
        post?.images.map(({ alt }) => alt),
        ['Le quai, vide', 'La rame'],
      );
    });

    it('are published once, however often the post is sent, and looked up with it', async (t) => {
      const { network, connection } = harnessOf();
      if (!connection.capabilities.media) return t.skip('this network carries no pictures of ours');
      const [key, post] = [network.newRecordKey(), outgoing('Une image, une fois', { media: [await bring('Le quai')] })];
      const ours = must(await connection.publish(post, key));
      assert.deepEqual(must(await connection.publish(post, key)), ours);
      assert.equal(must(await connection.lookUp(key, post))?.ref, ours.ref);
    });

    it('may be brought again when an answer was lost, and the same post goes on', async (t) => {
      const { network, connection, settle } = harnessOf();
      if (!connection.capabilities.media) return t.skip('this network carries no pictures of ours');
      await bring('Perdue en route');
      const media = [await bring('Perdue en route')];
      const ours = must(await connection.publish(outgoing('La seconde est la bonne', { media }), network.newRecordKey()));
      await settle();
      const [post] = must(await connection.posts([ours.ref]));
      assert.equal(post?.images.length, 1);
    });

    it('that were never brought are refused, and nothing is said without them', async (t) => {
      const { network, connection } = harnessOf();
      if (!connection.capabilities.media) return t.skip('this network carries no pictures of ours');
      const media = [{ ...picture('Rien'), handle: null }];
      const [key, post] = [network.newRecordKey(), outgoing('Sans son image', { media })];
      assert.equal(refusalOf(await connection.publish(post, key)), 'media-refused');
      assert.equal(must(await connection.lookUp(key, post)), null);
    });

    it('say enough without words', async (t) => {
      const { network, connection, settle } = harnessOf();
      if (!connection.capabilities.media) return t.skip('this network carries no pictures of ours');
      const ours = must(await connection.publish(outgoing('', { media: [await bring('Le quai, vide')] }), network.newRecordKey()));
      await settle();
      const [post] = must(await connection.posts([ours.ref]));
      assert.deepEqual([post?.text, post?.images.length], ['', 1]);
      assert.equal(refusalOf(await connection.publish(outgoing(' '), network.newRecordKey())), 'invalid');
    });

    it('where there are none, are declared so and refused before anything is sent', async (t) => {
      const { connection } = harnessOf();
      if (connection.capabilities.media) return t.skip('this network carries pictures of ours');
      assert.equal(refusalOf(await connection.upload(picture('Rien'), signal())), 'unsupported');
    });
  });

  describe('the card of a link', () => {
    const card = { url: 'https://transports.example/ligne-4', title: 'Ligne 4', description: 'Les travaux', picture: null };

    it('is what we say of the page, with its picture, once however often the post is sent', async (t) => {
      const { network, connection, settle, cardUnder } = harnessOf();
      if (connection.capabilities.cards !== 'sent') return t.skip('this network is sent no cards');
      assert.ok(cardUnder, 'who declares cards shows them');
      const { handle } = must(await connection.upload(picture('Ligne 4'), signal()));
      const pictured = outgoing(`Tout est là : ${card.url}`, {
        card: { ...card, picture: { handle: JSON.parse(JSON.stringify(handle)) as unknown } },
      });
      const [key, bare] = [network.newRecordKey(), outgoing(card.url, { card })];
      const ours = must(await connection.publish(pictured, key));
      assert.deepEqual(must(await connection.publish(pictured, key)), ours);
      assert.equal(must(await connection.lookUp(key, pictured))?.ref, ours.ref);
      const without = must(await connection.publish(bare, network.newRecordKey()));
      await settle();
      const { picture: _picture, ...said } = card;
      assert.deepEqual(await cardUnder(ours.ref), { ...said, pictured: true });
      assert.deepEqual(await cardUnder(without.ref), { ...said, pictured: false });
    });

    it('where it is not sent, is refused before anything is said', async (t) => {
      const { network, connection } = harnessOf();
      if (connection.capabilities.cards === 'sent') return t.skip('this network is sent cards');
      const [key, post] = [network.newRecordKey(), outgoing(card.url, { card })];
      assert.equal(refusalOf(await connection.publish(post, key)), 'unsupported');
      assert.equal(must(await connection.lookUp(key, post)), null);
    });
  });
}
