/** The contract suite: news that comes twice, in another order, with gaps, or after a long silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cursorOfNow, hear, holdingsOf, must, outgoing, type ContractHarness } from './network.contract-harness.ts';
import type { Heard } from './network.ts';

/** More than any page of any network holds. */
const BACKLOG = 250;

export function disturbedContract(harnessOf: () => ContractHarness): void {
  describe('news that is disturbed', () => {
    for (const how of ['duplicate', 'reorder', 'drop-stream'] as const) {
      it(`is held as the network has it in the end: ${how}`, async (t) => {
        const { connection, passerBy, account, disturb, disturbances, settle, openAnother } = harnessOf();
        if (!disturb || !disturbances?.includes(how)) return t.skip('nothing can disturb this network so');
        const cursor = await cursorOfNow(connection);
        const other = await openAnother();
        disturb(how);
        try {
          const refs: string[] = [];
          const heard = hear(other, cursor, (pages) => refs.length === 12 && hasAll(pages, refs));
          for (let n = 1; n <= 12; n += 1) refs.push((await passerBy.post(`@${account.handle} perturbé, ${n}`)).ref);
          const held = holdingsOf(await heard);
          await settle();
          for (const post of must(await connection.posts(refs))) assert.equal(held.get(post.ref)?.version, post.version);
        } finally {
          disturb(null);
          await other.close();
        }
      });
    }

    it('of our own post comes under the same name as the answer to the request that made it, whichever is first', async () => {
      const { network, connection, openAnother, disturb, disturbances } = harnessOf();
      const cursor = await cursorOfNow(connection);
      const other = await openAnother();
      if (disturbances?.includes('echo-first')) disturb?.('echo-first');
      try {
        let published: string | null = null;
        const heard = hear(other, cursor, (pages) => published !== null && hasAll(pages, [published]));
        published = must(await connection.publish(outgoing('Entendu avant la réponse ?'), network.newRecordKey())).ref;
        const arrivals = (await heard).flatMap((page) => page.arrivals);
        const own = arrivals.filter((arrival) => arrival.kind === 'post' && arrival.reason === 'own');
        assert.deepEqual([...new Set(own.map((arrival) => arrival.kind === 'post' && arrival.post.ref))], [published]);
      } finally {
        disturb?.(null);
        await other.close();
      }
    });

    it('after a long silence is caught up whole, none twice, and is not called up to date before the end', async (t) => {
      const { connection, backlog, settle, openAnother } = harnessOf();
      if (!backlog) return t.skip('nobody can fill this network so quickly');
      const cursor = await cursorOfNow(connection);
      const refs = await backlog(BACKLOG);
      await settle();
      const other = await openAnother();
      try {
        const pages = await hear(other, cursor, (so) => hasAll(so, refs));
        const wanted = new Set(refs);
        const heard = pages
          .flatMap((page) => page.arrivals)
          .flatMap((one) => (one.kind === 'post' && wanted.has(one.post.ref) ? one.post.ref : []));
        assert.equal(heard.length, refs.length, 'none lost, none twice');
        const early = pages.slice(0, -1).filter((page) => page.upToDate && page.arrivals.length > 0);
        assert.deepEqual(early, []);
        const again = await hear(other, pages.at(-1)?.cursor, (so) => so.at(-1)?.upToDate === true);
        assert.ok(!again.flatMap((page) => page.arrivals).some((one) => one.kind === 'post' && wanted.has(one.post.ref)));
      } finally {
        await other.close();
      }
    });
  });
}

function hasAll(pages: readonly Heard[], refs: readonly string[]): boolean {
  const held = holdingsOf(pages);
  return refs.every((ref) => held.has(ref));
}
