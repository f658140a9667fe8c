/** The contract suite: what an account sends and reads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { must, NO_TAKING_BACK, outgoing, soon, type ContractHarness } from './network.contract-harness.ts';
import type { NetworkPost } from './network.ts';

export function accountContract(harnessOf: () => ContractHarness): void {
  describe('publishing', () => {
    it('records a post under the key chosen before, where look-up finds it', async () => {
      const { network, connection } = harnessOf();
      const [key, post] = [network.newRecordKey(), outgoing('Bonjour à tous')];
      assert.equal(must(await connection.lookUp(key, post)), null);
      const published = must(await connection.publish(post, key));
      const found = must(await connection.lookUp(key, post));
      assert.equal(found?.ref, published.ref);
      assert.equal(found.version, published.version);
    });

    it('makes one post however often, and however simultaneously, it is sent under one key', async () => {
      const { network, connection, account } = harnessOf();
      const key = network.newRecordKey();
      const post = outgoing(`Une seule fois ${key}`);
      const other = await harnessOf().openAnother();
      const results = await Promise.all([connection.publish(post, key), other.publish(post, key), connection.publish(post, key)]);
      results.push(await connection.publish(post, key));
      await other.close();
      assert.equal(new Set(results.map((result) => must(result).ref)).size, 1);
      assert.equal(new Set(results.map((result) => must(result).version)).size, 1);
      await harnessOf().settle();
      const [read] = must(await connection.posts([must(results[0]!).ref]));
      assert.equal(read?.author.identity, account.identity);
    });

    it('hangs a reply under its parent and its root', async () => {
      const { network, connection, passerBy, account } = harnessOf();
      const root = await passerBy.post(`@${account.handle} une question`);
      await harnessOf().settle();
      const middle = must(await connection.publish(outgoing('Oui ?', { reply: { root, parent: root } }), network.newRecordKey()));
      // At once: what we said a moment ago can be answered before others can read it.
      const last = must(await connection.publish(outgoing('Je précise.', { reply: { root, parent: middle } }), network.newRecordKey()));
      await harnessOf().settle();
      const thread = new Map(must(await connection.thread(last.ref)).map((post) => [post.ref, post]));
      assert.deepEqual([...thread.keys()].toSorted(), [root.ref, middle.ref, last.ref].toSorted());
      assert.equal(thread.get(last.ref)?.reply?.root.ref, root.ref);
      assert.equal(thread.get(last.ref)?.reply?.parent.ref, middle.ref);
    });

    it('refuses a reply to what is gone, and says so', async (t) => {
      const { network, connection, passerBy, account, lacks } = harnessOf();
      if (lacks?.includes('taking-back')) return t.skip(NO_TAKING_BACK);
      const root = await passerBy.post(`@${account.handle} je vais effacer`);
      await harnessOf().settle();
      await passerBy.delete(root.ref);
      await harnessOf().settle();
      const key = network.newRecordKey();
      const post = outgoing('Trop tard', { reply: { root, parent: root } });
      const result = await connection.publish(post, key);
      assert.deepEqual(result.ok ? null : { ...result.error, detail: '' }, { kind: 'rejected', reason: 'parent-gone', detail: '' });
      assert.equal(must(await connection.lookUp(key, post)), null);
    });

    it('counts as the network counts: one letter too many is refused, and so are families for their bytes or their weight', async () => {
      const { network, connection } = harnessOf();
      const { counting } = connection.capabilities;
      const { unit, maximum, maximumBytes } = counting;
      const family = { graphemes: 1, characters: 7, weighted: 2 }[unit];
      assert.equal(network.length('👨‍👩‍👧‍👦', counting), family);
      assert.equal(network.length('é', counting), 1);
      assert.equal(network.length('', counting), 0);
      const families = maximumBytes === null ? Math.floor(maximum / family) + 1 : Math.floor(maximumBytes / 25) + 1;
      for (const text of ['a'.repeat(maximum + 1), '👨‍👩‍👧‍👦'.repeat(families)]) {
        assert.ok(network.length(text, counting) > maximum);
        const key = network.newRecordKey();
        const result = await connection.publish(outgoing(text), key);
        assert.equal(result.ok ? null : result.error.kind === 'rejected' && result.error.reason, 'too-long');
        assert.equal(must(await connection.lookUp(key, outgoing(text))), null);
      }
      must(await connection.publish(outgoing('é'.repeat(maximum)), network.newRecordKey()));
    });

    it('sends a text as it is: right to left, families, combining and zero-width characters', async () => {
      const texts = ['مرحبا بكم في الخط ج', '👨‍👩‍👧‍👦 ok 🏳️‍🌈', 'e\u0301 a\u200bb\u200d', 'ligne 1\nligne 2', '\u202eabc\u202c'];
      await eachRead(texts, (text, post) => assert.equal(post.text, text));
    });

    it('marks links, hashtags and mentions where they stand', async () => {
      const { passerBy } = harnessOf();
      const text = `👨‍👩‍👧‍👦 @${passerBy.handle} voyez https://example.org/é #trafic — Léa`;
      await eachRead([text], (_, { facets }) => {
        assert.deepEqual(
          facets.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
          [
            { kind: 'mention', text: `@${passerBy.handle}` },
            { kind: 'link', text: 'https://example.org/é' },
            { kind: 'tag', text: '#trafic' },
          ],
        );
        assert.equal(facets[0]?.kind === 'mention' && facets[0].identity, passerBy.identity);
      });
    });

    it('makes a hashtag of a speaker’s tag, in whatever script, at the end or the start', async () => {
      const texts = new Map([
        ['À 8 h 21. #Inès_B', 'Inès_B'],
        ['#KarimB à 8 h 21.', 'KarimB'],
        ['نعم #أحمد', 'أحمد'],
        ['好的 #李娜', '李娜'],
        ['Voie 2.\n#JL75', 'JL75'],
      ]);
      await eachRead([...texts.keys()], (text, { facets }) => {
        const [tag, ...others] = facets;
        assert.ok(tag?.kind === 'tag' && others.length === 0, text);
        assert.deepEqual([tag.tag, text.slice(tag.start, tag.end)], [texts.get(text), `#${texts.get(text)}`]);
      });
    });

    it('says that the outcome is unknown when the answer is lost; then look-up finds it, and a repeat makes no second', async (t) => {
      const { network, connection, loseNextAnswer } = harnessOf();
      if (loseNextAnswer === undefined) return t.skip('nothing can lose an answer here');
      const key = network.newRecordKey();
      const post = outgoing('Perdu en route ?');
      loseNextAnswer();
      const lost = await connection.publish(post, key);
      assert.equal(lost.ok ? null : lost.error.kind, 'outcome-unknown');
      const found = must(await connection.lookUp(key, post));
      assert.ok(found);
      assert.equal(must(await connection.publish(post, key)).version, found.version);
    });
  });

  describe('reading', () => {
    it('sees an edit as another version of the same post', async () => {
      const { passerBy, connection } = harnessOf();
      const { ref } = await passerBy.post('Avant correction');
      await harnessOf().settle();
      const [before] = must(await connection.posts([ref]));
      await passerBy.edit(ref, 'Après correction');
      await harnessOf().settle();
      const [after] = must(await connection.posts([ref]));
      assert.equal(after?.text, 'Après correction');
      assert.notEqual(after.version, before?.version);
    });

    it('leaves out what is gone or never was, and takes 25 refs at most', async (t) => {
      const { passerBy, connection, network, lacks } = harnessOf();
      if (lacks?.includes('taking-back')) return t.skip(NO_TAKING_BACK);
      const kept = await passerBy.post('Je reste');
      const gone = await passerBy.post('Je pars');
      await harnessOf().settle();
      await passerBy.delete(gone.ref);
      await harnessOf().settle();
      const never = kept.ref.replace(/[^/]+$/, network.newRecordKey());
      const read = must(await connection.posts([kept.ref, gone.ref, never, 'garbage', '']));
      assert.deepEqual(
        read.map((post) => post.ref),
        [kept.ref],
      );
      assert.deepEqual(must(await connection.posts([])), []);
      const tooMany = await connection.posts(Array.from({ length: 26 }, () => never));
      assert.equal(tooMany.ok ? null : tooMany.error.kind, 'rejected');
    });

    it('reads a thread of forty levels whole, from any of its posts', async () => {
      const { passerBy, connection } = harnessOf();
      const refs = [await passerBy.post('Niveau 1')];
      while (refs.length < 40) refs.push(await passerBy.post(`Niveau ${refs.length + 1}`, { replyTo: refs.at(-1)! }));
      await harnessOf().settle();
      const wanted = refs.map(({ ref }) => ref).toSorted();
      const whole = async (ref: string) => {
        const posts = must(await connection.thread(ref));
        return posts.length === wanted.length ? posts : null;
      };
      for (const from of [refs[0]!, refs[20]!, refs[39]!]) {
        // A small server may still be delivering.
        const posts = (await soon(async () => await whole(from.ref))) ?? must(await connection.thread(from.ref));
        assert.deepEqual(posts.map((post) => post.ref).toSorted(), wanted);
      }
    });

    it('answers a thread that is not there with no posts', async (t) => {
      const { passerBy, connection, lacks } = harnessOf();
      if (lacks?.includes('taking-back')) return t.skip(NO_TAKING_BACK);
      const { ref } = await passerBy.post('Bientôt parti');
      await passerBy.delete(ref);
      await harnessOf().settle();
      assert.deepEqual(must(await connection.thread(ref)), []);
    });

    it('chooses another key each time', () => {
      const { network } = harnessOf();
      assert.equal(new Set(Array.from({ length: 2_000 }, () => network.newRecordKey())).size, 2_000);
    });
  });

  /** Publishes each text, waits, and hands over each as everybody reads it. */
  async function eachRead(texts: readonly string[], check: (text: string, post: NetworkPost) => void): Promise<void> {
    const { network, connection, settle } = harnessOf();
    const published = [];
    for (const text of texts) published.push(must(await connection.publish(outgoing(text), network.newRecordKey())));
    await settle();
    const posts = new Map(must(await connection.posts(published.map(({ ref }) => ref))).map((post) => [post.ref, post]));
    for (const [index, text] of texts.entries()) check(text, posts.get(published[index]!.ref)!);
  }
}
