import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ModerationAct, NetworkConnection } from '../networks/network.ts';
import { fail, succeed } from '../platform/result.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { buildPost } from '../../test/harness/inbox.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { askModeration } from './ask-moderation.ts';
import { carryOut } from './carry-out.ts';
import type { Moderation } from './moderation.ts';
import { readAccountModeration, readConversationModeration } from './read-moderation.ts';
import type { ModerationsAsked } from './schema.ts';
import { lockModeration } from './store.ts';
import { undoModeration } from './undo-moderation.ts';

describe('what stands under our posts, and what an account did', () => {
  let made: TestDatabase;
  let world: PublishingWorld;
  let told: ModerationAct[];

  before(async () => void (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => {
    world = await publishingWorld(made);
    told = [];
    await offer({});
  });

  const offer = async (more: object) =>
    await world.alter('update account set capabilities = $2 where organisation_id = $1', [
      world.organisationId,
      JSON.stringify({ ...world.fake.network.capabilities, moderation: ['mute', 'block', 'hide', 'report'], ...more }),
    ]);
  const connection = {
    async moderate(act: ModerationAct) {
      told.push(act);
      return succeed();
    },
  } as unknown as NetworkConnection;
  const person = (handle: string) => ({ identity: `fake:${handle}`, handle, displayName: handle, avatarUrl: null });
  const deps = () => ({ database: made.database, networks: world.replyDeps.networks });
  const hide = async (of: { readonly conversationId: string; readonly messageId: string }) =>
    await askModeration(deps(), world.ines, of.conversationId, { kind: 'hide', comment: '', messageId: of.messageId });
  const mute = async (name: string) => {
    const { conversationId, messageId } = await world.hear(buildPost({ author: person(name), text: `De ${name}` }));
    const asked = await askModeration(deps(), world.ines, conversationId, { kind: 'mute', comment: '', messageId });
    assert.ok(asked.ok);
    return asked.value;
  };
  const work = async ({ moderationId }: Moderation) => {
    const use = async <Value>(_key: unknown, act: (one: NetworkConnection) => Promise<Value>) => await act(connection);
    const means = { database: made.database, connections: { use }, now: Date.now, wait: async () => await new Promise<void>(() => {}) };
    await carryOut(means, { organisationId: world.organisationId, moderationId });
    return await made.database.transact(world.organisationId, (tx) => lockModeration(tx, moderationId));
  };
  const ours = () => buildPost({ author: { ...person('ligne4'), identity: world.account.identity }, text: 'Travaux dimanche' });

  test('an answer under our post is hidden, and shown again', async () => {
    const post = ours();
    await world.hear(post);
    const answer = await world.hear(buildPost({ parent: post, text: 'Encore !' }));
    const asked = await hide(answer);
    assert.ok(asked.ok, JSON.stringify(asked));
    assert.equal((await work(asked.value))?.state, 'stands');
    const { ref } = answer.post;
    assert.deepEqual(told, [{ kind: 'hide', ref }]);
    const undone = await undoModeration(deps(), world.paul, asked.value.moderationId);
    assert.ok(undone.ok);
    assert.equal((await work(asked.value))?.state, 'undone');
    assert.deepEqual(told.slice(1), [{ kind: 'unhide', ref }]);
  });

  test('our post is taken out of somebody’s quote of it where the network can, and nowhere else', async () => {
    const post = ours();
    await world.hear(post);
    const quote = await world.hear(buildPost({ quoted: { ref: post.ref, version: post.version }, text: 'Un dimanche à pied' }));
    const other = await world.hear(buildPost({ quoted: { ref: 'ailleurs/1', version: '1' }, text: 'Autre chose' }));
    assert.deepEqual(await hide(quote), fail({ kind: 'not-hideable' }));
    await offer({ detaches: true });
    assert.deepEqual(await hide(other), fail({ kind: 'not-hideable' }));
    const seen = await readConversationModeration(deps(), world.ines, quote.conversationId);
    assert.deepEqual(seen?.quotingOurs, [quote.messageId]);
    const asked = await hide(quote);
    assert.ok(asked.ok);
    await work(asked.value);
    assert.deepEqual(told, [{ kind: 'hide', ref: quote.post.ref }]);
  });

  describe('the list of an account', () => {
    const EVERYTHING: ModerationsAsked = { past: false, find: '', limit: 30 };
    const page = async (asked: Partial<ModerationsAsked>) => {
      const found = await readAccountModeration(deps(), world.ines, world.account.accountId, { ...EVERYTHING, ...asked });
      assert.ok(found);
      return { ...found, handles: found.moderations.map(({ handle }) => handle) };
    };

    test('is read page by page, nobody twice and nobody missed, even while something is taken back', async () => {
      const names = ['ada', 'bob', 'cleo', 'dan', 'eve'];
      const all: Moderation[] = [];
      for (const name of names) all.push(await mute(name));
      const first = await page({ limit: 2 });
      assert.deepEqual(first.handles, ['eve', 'dan']);
      assert.ok((await undoModeration(deps(), world.ines, all[4]!.moderationId)).ok);
      const second = await page({ limit: 2, after: first.next! });
      const third = await page({ limit: 2, after: second.next! });
      assert.deepEqual([second.handles, third.handles, third.next], [['cleo', 'bob'], ['ada'], null]);
      assert.deepEqual(first.counts, { mute: 5, block: 0, hide: 0, report: 0 });
      assert.equal(third.counts.mute, 4);
    });

    test('is searched by part of a handle, to the letter, and shows what was taken back when asked', async () => {
      await mute('rémi_criard');
      const taken = await mute('remixcriard');
      assert.deepEqual((await page({ find: 'I_CRI' })).handles, ['rémi_criard']);
      assert.deepEqual((await page({ find: '%' })).handles, []);
      assert.ok((await undoModeration(deps(), world.ines, taken.moderationId)).ok);
      assert.deepEqual((await page({ find: 'criard' })).handles, ['rémi_criard']);
      assert.deepEqual((await page({ find: 'criard', past: true })).handles, ['remixcriard', 'rémi_criard']);
      assert.deepEqual((await page({ kind: 'report' })).handles, []);
    });

    test('says what a hidden message said, and nothing of another organisation', async () => {
      const post = ours();
      await world.hear(post);
      const asked = await hide(await world.hear(buildPost({ parent: post, text: 'Encore !' })));
      assert.ok(asked.ok);
      assert.equal((await page({ kind: 'hide' })).moderations[0]?.words, 'Encore !');
      const whispered = await world.hear(buildPost({ text: 'Entre nous', visibility: 'private' }));
      const report = { kind: 'report', reason: 'abuse', comment: '', messageId: whispered.messageId } as const;
      assert.ok((await askModeration(deps(), world.ines, whispered.conversationId, report)).ok);
      assert.equal((await page({ kind: 'report' })).moderations[0]?.words, null, 'what is private is not for everybody of the team');
      const stranger = { ...world.ines, organisationId: randomUUID() };
      assert.equal(await readAccountModeration(deps(), stranger, world.account.accountId, EVERYTHING), null);
    });
  });
});
