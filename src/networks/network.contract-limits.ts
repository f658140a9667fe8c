/** The contract suite: networks that have had enough for now, and clocks that differ. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hear, hearUntil, isPost, must, outgoing, type ContractHarness } from './network.contract-harness.ts';

const HOUR_MS = 3_600_000;

export function limitsContract(harnessOf: () => ContractHarness): void {
  describe('a network that has had enough', () => {
    it('says until when, and is obeyed: nothing was sent, and it is sent once later', async (t) => {
      const { network, connection, refuseNext } = harnessOf();
      if (!refuseNext) return t.skip('nothing limits us here');
      const [key, post] = [network.newRecordKey(), outgoing('Plus tard, alors')];
      refuseNext(1, 30);
      const refused = await connection.publish(post, key);
      assert.ok(!refused.ok && refused.error.kind === 'rate-limited', JSON.stringify(refused));
      const waits = refused.error.retryAt.getTime() - Date.now();
      assert.ok(waits > 20_000 && waits < 40_000, `${waits} ms`);
      assert.equal(must(await connection.lookUp(key, post)), null);
      must(await connection.publish(post, key));
    });

    it('is waited for by who listens, and nothing is missed', async (t) => {
      const { passerBy, account, refuseNext, openAnother, settle } = harnessOf();
      if (!refuseNext) return t.skip('nothing limits us here');
      const other = await openAnother();
      try {
        const { ref } = await passerBy.post(`@${account.handle} patience`);
        await settle();
        refuseNext(2, 1);
        const pages = await hear(other, null, (so) => so.some((page) => page.arrivals.some(isPost(ref))));
        assert.ok(pages.length > 0);
      } finally {
        await other.close();
      }
    });
  });

  describe('a network whose clock differs from ours', () => {
    for (const [name, milliseconds] of [
      ['an hour ahead', HOUR_MS],
      ['an hour behind', -HOUR_MS],
    ] as const) {
      it(`is heard, and spoken on once: ${name}`, async (t) => {
        const { network, connection, passerBy, account, skewClock } = harnessOf();
        if (!skewClock) return t.skip('nobody can move this network’s clock');
        skewClock(milliseconds);
        try {
          const { ref } = await passerBy.post(`@${account.handle} quelle heure est-il ?`);
          await hearUntil(connection, [ref]);
          const [key, post] = [network.newRecordKey(), outgoing(`Il est ${name}`)];
          const published = must(await connection.publish(post, key));
          assert.equal(must(await connection.publish(post, key)).ref, published.ref);
          assert.equal(must(await connection.lookUp(key, post))?.ref, published.ref);
        } finally {
          skewClock(0);
        }
      });
    }
  });
}
