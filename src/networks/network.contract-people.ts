/** The contract suite: people who follow the account, and people who are called otherwise than before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE_FOUND } from './network.ts';
import type { FollowersPage } from './network.ts';
import { cursorOfNow, hear, hearUntil, must, soon, type ContractHarness } from './network.contract-harness.ts';

export function peopleContract(harnessOf: () => ContractHarness): void {
  describe('people', () => {
    it('who begin to follow the account are heard, with the moment', async (t) => {
      const { connection, passerBy } = harnessOf();
      if (!connection.capabilities.follows) return t.skip('this network does not say who follows');
      if (!passerBy.follow) return t.skip('nobody can follow here');
      const cursor = await cursorOfNow(connection);
      const before = Date.now();
      await passerBy.follow();
      const isFollower = (so: readonly { arrivals: readonly { kind: string }[] }[]) =>
        so.some((page) => page.arrivals.some(({ kind }) => kind === 'followed'));
      const pages = await hear(connection, cursor, isFollower);
      const followed = pages.flatMap((page) => page.arrivals).find((arrival) => arrival.kind === 'followed');
      assert.equal(followed?.person.identity, passerBy.identity);
      assert.ok(Math.abs(followed.at.getTime() - before) < 60_000);
    });

    it('who follow the account are read page by page, to the end', async (t) => {
      const { connection, passerBy, settle } = harnessOf();
      const { followers } = connection;
      if (connection.capabilities.followerPages !== true || followers === undefined) return t.skip('this network does not say who follows');
      if (!passerBy.follow) return t.skip('nobody can follow here');
      await passerBy.follow();
      await settle();
      const found: string[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 20; pages += 1) {
        const page: FollowersPage = must(await followers(after));
        found.push(...page.people.map(({ identity }) => identity));
        after = page.next;
        if (after === null) break;
      }
      assert.equal(after, null, 'the pages come to an end');
      assert.equal(found.filter((identity) => identity === passerBy.identity).length, 1);
    });

    it('are found by the first letters of their handle, for who types a mention', async (t) => {
      const { connection, passerBy, settle } = harnessOf();
      const { searchPeople } = connection;
      if (searchPeople === undefined) return t.skip('accounts cannot search for people there');
      await settle();
      const typed = (passerBy.handle.split(/[.@]/)[0] ?? '').slice(0, -1);
      const found = await soon(async () => {
        const people = must(await searchPeople(typed, AbortSignal.timeout(10_000)));
        assert.ok(people.length <= PEOPLE_FOUND);
        return people.find(({ identity }) => identity === passerBy.identity) ?? null;
      });
      assert.equal(found?.handle, passerBy.handle);
      assert.deepEqual(must(await searchPeople('personne-ne-s-appelle-ainsi', AbortSignal.timeout(10_000))), []);
    });

    it('who are not found in time are no failure of anybody’s patience', async (t) => {
      const { searchPeople } = harnessOf().connection;
      if (searchPeople === undefined) return t.skip('accounts cannot search for people there');
      const stopped = new AbortController();
      stopped.abort();
      const result = await searchPeople('le', stopped.signal);
      assert.equal(result.ok ? 'ok' : result.error.kind, 'unavailable');
    });

    it('who take another handle stay the same person', async (t) => {
      const { connection, passerBy, account, settle } = harnessOf();
      if (!passerBy.rename) return t.skip('nobody can change handles here');
      const first = await passerBy.post(`@${account.handle} avant mon nouveau nom`);
      const [before] = await hearUntil(connection, [first.ref]);
      const handle = await passerBy.rename();
      await settle();
      const second = await passerBy.post(`@${account.handle} sous mon nouveau nom`);
      const [after] = await hearUntil(connection, [second.ref]);
      assert.equal(after?.post.author.identity, before?.post.author.identity);
      assert.equal(after?.post.author.handle, handle);
    });
  });
}
