/** The contract suite: what does not stay as it was said, and threads of which a part is missing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { must, outgoing, type ContractHarness, NO_TAKING_BACK } from './network.contract-harness.ts';

export function editsContract(harnessOf: () => ContractHarness): void {
  describe('what is edited, taken back or missing', () => {
    it('an edit is another version under the same name, with the words of now', async (t) => {
      const { connection, passerBy, account, settle } = harnessOf();
      if (!connection.capabilities.edits) return t.skip('this network has no edits');
      const { ref } = await passerBy.post(`@${account.handle} le train de 8 h 12`);
      await settle();
      const [before] = must(await connection.posts([ref]));
      await passerBy.edit(ref, `@${account.handle} le train de 8 h 21 #ligneC`);
      await settle();
      const [after] = must(await connection.posts([ref]));
      assert.equal(after?.ref, before?.ref);
      assert.notEqual(after?.version, before?.version);
      assert.match(after?.text ?? '', /8 h 21/);
      assert.deepEqual(after?.facets.map(({ kind }) => kind).toSorted(), ['mention', 'tag']);
      assert.equal(after?.author.identity, passerBy.identity);
    });

    it('a post that its author took back is not among the posts any more, nor in its thread', async (t) => {
      const { connection, passerBy, account, settle, lacks } = harnessOf();
      if (lacks?.includes('taking-back')) return t.skip(NO_TAKING_BACK);
      const root = await passerBy.post(`@${account.handle} première`);
      const gone = await passerBy.post('deuxième', { replyTo: root });
      await settle();
      await passerBy.delete(gone.ref);
      await settle();
      assert.deepEqual(must(await connection.posts([gone.ref])), []);
      const thread = must(await connection.thread(root.ref));
      assert.deepEqual(
        thread.map(({ ref }) => ref),
        [root.ref],
      );
    });

    it('a thread of which the middle is gone gives what is left, and what hung there still says where', async (t) => {
      const { connection, passerBy, account, settle, lacks } = harnessOf();
      if (lacks?.includes('taking-back')) return t.skip(NO_TAKING_BACK);
      const root = await passerBy.post(`@${account.handle} racine`);
      const middle = await passerBy.post('milieu', { replyTo: root });
      const leaf = await passerBy.post(`@${account.handle} feuille`, { replyTo: middle });
      await settle();
      await passerBy.delete(middle.ref);
      await settle();
      const thread = new Map(must(await connection.thread(leaf.ref)).map((post) => [post.ref, post]));
      assert.ok(thread.has(leaf.ref));
      assert.ok(!thread.has(middle.ref));
      const [alone] = must(await connection.posts([leaf.ref]));
      assert.equal(alone?.ref, leaf.ref);
      assert.notEqual(alone.reply?.parent.ref ?? null, root.ref, 'it does not pretend to have answered another');
    });

    it('a post of ours is taken back once, however often it is asked', async (t) => {
      const { network, connection, settle } = harnessOf();
      if (!connection.capabilities.deletes) {
        const refused = await connection.delete('any');
        assert.equal(refused.ok ? null : refused.error.kind === 'rejected' && refused.error.reason, 'unsupported');
        return t.skip('this network takes nothing back');
      }
      const ours = must(await connection.publish(outgoing('Erreur de ma part'), network.newRecordKey()));
      await settle();
      must(await connection.delete(ours.ref));
      must(await connection.delete(ours.ref));
      await settle();
      assert.deepEqual(must(await connection.posts([ours.ref])), []);
    });
  });
}
