/** The contract suite: what a connection hears. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hear, hearUntil, isPost, must, outgoing, type ContractHarness } from './network.contract-harness.ts';
import { LISTENING_WAYS } from './network.ts';
import type { Heard } from './network.ts';

export function listeningContract(harnessOf: () => ContractHarness): void {
  describe('listening', () => {
    it('hears a mention, with its author, facets, languages and time', async () => {
      const { passerBy, account, connection, lacks } = harnessOf();
      const text = `Bonjour 👩🏽‍🚒 @${account.handle}, le métro roule ? #ligneC https://example.org/a?b=c`;
      const before = Date.now();
      const { ref } = await passerBy.post(text, { languages: ['fr'] });
      const [arrival] = await hearUntil(connection, [ref]);
      assert.equal(arrival?.reason, 'mention');
      const { post } = arrival;
      assert.equal(post.author.identity, passerBy.identity);
      assert.equal(post.author.handle, passerBy.handle);
      assert.equal(post.text, text);
      if (!lacks?.includes('languages')) assert.deepEqual(post.languages, ['fr']);
      assert.equal(post.reply, null);
      assert.ok(Math.abs(post.writtenAt.getTime() - before) < 60_000);
      const mention = post.facets.find((facet) => facet.kind === 'mention');
      assert.equal(mention?.identity, account.identity);
      assert.equal(text.slice(mention.start, mention.end), `@${account.handle}`);
      const tag = post.facets.find((facet) => facet.kind === 'tag');
      assert.equal(tag?.tag, 'ligneC');
      assert.equal(text.slice(tag.start, tag.end), '#ligneC');
      const link = post.facets.find((facet) => facet.kind === 'link');
      assert.equal(link?.url, 'https://example.org/a?b=c');
    });

    it('hears a reply to our post, and knows where it hangs', async () => {
      const { network, passerBy, connection } = harnessOf();
      const ours = must(await connection.publish(outgoing('La ligne C circule à nouveau.'), network.newRecordKey()));
      await harnessOf().settle();
      const first = await passerBy.post('Merci !', { replyTo: ours });
      await harnessOf().settle();
      const second = await passerBy.post('Et la D ?', { replyTo: first });
      const arrivals = await hearUntil(connection, [first.ref, second.ref]);
      const posts = new Map(arrivals.map(({ post }) => [post.ref, post]));
      assert.deepEqual(posts.get(first.ref)?.reply?.root.ref, ours.ref);
      assert.deepEqual(posts.get(first.ref)?.reply?.parent.ref, ours.ref);
      assert.deepEqual(posts.get(second.ref)?.reply?.root.ref, ours.ref);
      assert.deepEqual(posts.get(second.ref)?.reply?.parent.ref, first.ref);
      assert.equal(arrivals.find(({ post }) => post.ref === first.ref)?.reason, 'reply');
    });

    it('hears a quote of our post', async (t) => {
      const { network, passerBy, connection } = harnessOf();
      if (!connection.capabilities.quotes) return t.skip('this network has no quotes');
      const ours = must(await connection.publish(outgoing('Travaux cet été.'), network.newRecordKey()));
      await harnessOf().settle();
      const { ref } = await passerBy.post('Encore ?', { quote: ours });
      const [arrival] = await hearUntil(connection, [ref]);
      assert.equal(arrival?.reason, 'quote');
      assert.equal(arrival.post.quoted?.ref, ours.ref);
    });

    it('hears an image with its alternative text and its shape', async (t) => {
      const { passerBy, account, connection, lacks } = harnessOf();
      if (!connection.capabilities.images) return t.skip('this network has no images');
      const image = { alt: 'Un quai vide, à l’aube', width: 3, height: 2 };
      const { ref } = await passerBy.post(`@${account.handle} regardez`, { image });
      const [arrival] = await hearUntil(connection, [ref]);
      const [heard, ...others] = arrival?.post.images ?? [];
      assert.equal(heard?.alt, image.alt);
      if (!lacks?.includes('shapes')) assert.equal((heard.width ?? 0) / (heard.height ?? 1), 3 / 2);
      assert.match(heard.url, /^(https?:|\/|data:)/);
      assert.equal(others.length, 0);
    });

    it('hears what our own account says from another app', async () => {
      const { connection, holder } = harnessOf();
      const sofar = await hear(connection, null, (pages) => pages.at(-1)?.upToDate === true);
      const { ref } = await holder.post('Message parti d’un téléphone');
      const [arrival] = await hearUntil(connection, [ref], sofar.at(-1)?.cursor);
      assert.equal(arrival?.reason, 'own');
    });

    it('goes on from its cursor: nothing is missed and nothing comes twice', async () => {
      const { passerBy, account, connection } = harnessOf();
      const earlier = await passerBy.post(`@${account.handle} avant`);
      const heard = await hear(connection, null, (pages) => pages.some((page) => page.arrivals.some(isPost(earlier.ref))));
      // A cursor lives in the database as JSON.
      const cursor: unknown = JSON.parse(JSON.stringify(heard.at(-1)?.cursor));
      const later = [];
      for (let n = 1; n <= 30; n += 1) later.push((await passerBy.post(`@${account.handle} pendant la pause, ${n}`)).ref);
      const other = await harnessOf().openAnother();
      try {
        const wanted = new Set(later);
        const pages = await hear(other, cursor, (so) => countHeard(so, wanted) >= later.length);
        const refs = pages.flatMap((page) => page.arrivals).flatMap((arrival) => (arrival.kind === 'post' ? [arrival.post.ref] : []));
        for (const ref of later) assert.equal(refs.filter((heardRef) => heardRef === ref).length, 1);
        assert.ok(!refs.includes(earlier.ref), 'what was stored does not come again');
      } finally {
        await other.close();
      }
    });

    it('yields an empty page when it looked and nothing was new', async () => {
      const pages = await hear(harnessOf().connection, null, (so) => so.at(-1)?.upToDate === true);
      const again = await hear(harnessOf().connection, pages.at(-1)?.cursor, (so) => so.length > 0);
      const [page] = again;
      assert.equal(page?.upToDate, true);
      assert.ok(LISTENING_WAYS.includes(page.way));
      assert.ok(page.quota === null || page.quota.remaining <= page.quota.limit);
    });

    it('ends soon after its signal aborts, and when the connection closes', async () => {
      const other = await harnessOf().openAnother();
      const abort = new AbortController();
      for (const stop of [() => abort.abort(), () => void other.close()]) {
        const signal = abort.signal.aborted ? new AbortController().signal : abort.signal;
        setTimeout(stop, 300);
        const started = Date.now();
        for await (const page of other.listen(null, signal)) void page;
        assert.ok(Date.now() - started < 5_000);
      }
    });
  });
}

function countHeard(pages: readonly Heard[], wanted: ReadonlySet<string>): number {
  return pages.flatMap((page) => page.arrivals).filter((arrival) => arrival.kind === 'post' && wanted.has(arrival.post.ref)).length;
}
