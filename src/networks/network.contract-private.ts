/** The contract suite: what is not for everybody. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cursorOfNow, hearUntil, must, outgoing, refusalOf, type ContractHarness } from './network.contract-harness.ts';
import { VISIBILITIES } from './network.ts';

export function privateContract(harnessOf: () => ContractHarness): void {
  const offersPrivate = () => harnessOf().connection.capabilities.visibilities.includes('private');

  describe('who may read', () => {
    it('never grows: what the network cannot keep so narrow is refused before anything is sent', async (t) => {
      const { network, connection } = harnessOf();
      const { visibilities } = connection.capabilities;
      assert.ok(visibilities.includes('public'));
      const missing = VISIBILITIES.filter((visibility) => !visibilities.includes(visibility));
      for (const visibility of missing) {
        const [key, post] = [network.newRecordKey(), outgoing('Pas pour tout le monde', { visibility })];
        assert.equal(refusalOf(await connection.publish(post, key)), 'unsupported', visibility);
        assert.equal(must(await connection.lookUp(key, post)), null);
      }
      if (missing.length === 0) return t.skip('this network has them all');
    });

    it('is said of each post that we send', async (t) => {
      const { network, connection, settle } = harnessOf();
      const others = connection.capabilities.visibilities.filter((one) => one === 'unlisted' || one === 'followers');
      if (others.length === 0) return t.skip('this network has public posts only');
      for (const visibility of others) {
        const { ref } = must(
          await connection.publish(outgoing(`Pour quelques-uns : ${visibility}`, { visibility }), network.newRecordKey()),
        );
        await settle();
        assert.equal(must(await connection.posts([ref]))[0]?.visibility, visibility);
      }
    });

    it('folds a post behind the warning of its author, and tells of ours', async (t) => {
      const { network, connection, settle, passerBy, account } = harnessOf();
      if (!connection.capabilities.contentWarnings) {
        const post = outgoing('Accident', { contentWarning: 'Blessés' });
        assert.equal(refusalOf(await connection.publish(post, network.newRecordKey())), 'unsupported');
        return t.skip('this network has no warnings');
      }
      const ours = must(await connection.publish(outgoing('Accident', { contentWarning: 'Blessés' }), network.newRecordKey()));
      const theirs = await passerBy.post(`@${account.handle} regardez`, { contentWarning: 'Image violente' });
      await settle();
      const read = new Map(must(await connection.posts([ours.ref, theirs.ref])).map((post) => [post.ref, post.contentWarning]));
      assert.deepEqual([read.get(ours.ref), read.get(theirs.ref)], ['Blessés', 'Image violente']);
    });

    it('hears a poll with its options', async (t) => {
      const { connection, passerBy, account } = harnessOf();
      if (!connection.capabilities.polls) return t.skip('this network has no polls');
      const { ref } = await passerBy.post(`@${account.handle} votre ligne ?`, { poll: ['A', 'B'] });
      const [arrival] = await hearUntil(connection, [ref]);
      assert.deepEqual(
        arrival?.post.poll?.options.map(({ title }) => title),
        ['A', 'B'],
      );
      assert.equal(arrival.post.poll.multiple, false);
    });
  });

  describe('an answer in private to what everybody reads', () => {
    it('is read by whom it answers alone, and is taken back where that is declared', async (t) => {
      const { network, connection, passerBy, bystander, account, settle } = harnessOf();
      const { answersPrivately = false, deletes, deletesPrivate = false } = connection.capabilities;
      if (!answersPrivately || !offersPrivate()) return t.skip('this network has no such answers');
      const { ref } = await passerBy.post(`@${account.handle} mon dossier ?`);
      const [heard] = await hearUntil(connection, [ref]);
      const parent = { ref: heard!.post.ref, version: heard!.post.version };
      const answer = outgoing('Votre dossier est complet.', { reply: { root: parent, parent }, visibility: 'private' });
      const ours = must(await connection.publish(answer, network.newRecordKey()));
      await settle();
      assert.equal(must(await connection.posts([ours.ref]))[0]?.visibility, 'private');
      if (passerBy.canRead) assert.equal(await passerBy.canRead(ours.ref), true);
      if (bystander?.canRead) assert.equal(await bystander.canRead(ours.ref), false);
      if (!deletes || !deletesPrivate) return;
      must(await connection.delete(ours.ref));
      await settle();
      assert.deepEqual(must(await connection.posts([ours.ref])), []);
      if (passerBy.canRead) assert.equal(await passerBy.canRead(ours.ref), false);
    });
  });

  describe('private messages', () => {
    const reasonToSkip = () =>
      offersPrivate() ? (harnessOf().passerBy.whisper ? null : 'nobody can whisper here') : 'this network has no private messages';

    it('come as private, with their author, and are nowhere on the network’s public pages', async (t) => {
      const skip = reasonToSkip();
      if (skip) return t.skip(skip);
      const { connection, passerBy, account } = harnessOf();
      const { ref } = await passerBy.whisper!('Voici mon numéro de dossier : 4021');
      const [arrival] = await hearUntil(connection, [ref]);
      assert.equal(arrival?.post.visibility, 'private');
      assert.ok(arrival.reason === 'mention' || arrival.reason === 'reply');
      assert.equal(arrival.post.author.identity, passerBy.identity);
      assert.notEqual(arrival.post.author.identity, account.identity);
      assert.match(arrival.post.text, /4021/);
      assert.equal(arrival.post.url, null);
    });

    it('of one exchange belong together, ours among them', async (t) => {
      const skip = reasonToSkip();
      if (skip) return t.skip(skip);
      const { network, connection, passerBy, settle } = harnessOf();
      const cursor = await cursorOfNow(connection);
      const first = await passerBy.whisper!('Bonjour ?');
      await settle();
      const [heard] = await hearUntil(connection, [first.ref], cursor);
      const parent = { ref: heard!.post.ref, version: heard!.post.version };
      const root = heard!.post.reply?.root ?? parent;
      const answer = outgoing('Bonjour, je regarde.', { reply: { root, parent }, visibility: 'private' });
      const key = network.newRecordKey();
      const ours = must(await connection.publish(answer, key));
      await settle();
      assert.equal(must(await connection.lookUp(key, answer))?.ref, ours.ref);
      assert.equal(must(await connection.publish(answer, key)).ref, ours.ref, 'sent twice, it is one message');
      const second = await passerBy.whisper!('Merci', { replyTo: ours });
      await settle();
      const arrivals = await hearUntil(connection, [ours.ref, second.ref], cursor);
      for (const { post } of arrivals) {
        assert.equal(post.visibility, 'private');
        assert.equal(post.reply?.root.ref, root.ref);
      }
      const again = must(await connection.posts([first.ref, ours.ref, second.ref]));
      assert.deepEqual(
        again.map((post) => [post.ref, post.visibility]).toSorted(),
        [first.ref, ours.ref, second.ref].map((ref) => [ref, 'private']).toSorted(),
        'asked for again, they are still there',
      );
      const thread = must(await connection.thread(first.ref));
      for (const { ref } of [first, ours, second]) assert.equal(thread.find((post) => post.ref === ref)?.visibility, 'private', ref);
    });

    it('that we send are read by whom they are for, and by nobody else', async (t) => {
      const skip = reasonToSkip();
      if (skip) return t.skip(skip);
      const { network, connection, passerBy, bystander, settle } = harnessOf();
      if (!bystander?.canRead || !passerBy.canRead) return t.skip('nobody can look here');
      const first = await passerBy.whisper!('Entre nous');
      await settle();
      const [heard] = await hearUntil(connection, [first.ref]);
      const parent = { ref: heard!.post.ref, version: heard!.post.version };
      const answer = outgoing('Entre nous aussi', { reply: { root: heard!.post.reply?.root ?? parent, parent }, visibility: 'private' });
      const ours = must(await connection.publish(answer, network.newRecordKey()));
      await settle();
      assert.equal(await passerBy.canRead(ours.ref), true);
      assert.equal(await bystander.canRead(ours.ref), false);
      assert.equal(await bystander.canRead(first.ref), false);
      // Where a name in the words would let somebody in, it is refused.
      const naming = { ...answer, text: `Je transmets à @${bystander.handle}` };
      const named = await connection.publish(naming, network.newRecordKey());
      if (!named.ok) return assert.equal(refusalOf(named), 'invalid');
      await settle();
      assert.equal(await bystander.canRead(named.value.ref), false);
    });
  });
}
