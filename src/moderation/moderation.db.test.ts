import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ModerationAct, NetworkConnection, NetworkResult } from '../networks/network.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Visitor } from '../people/index.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { askModeration } from './ask-moderation.ts';
import { carryOut } from './carry-out.ts';
import { moderationHolding } from './index.ts';
import type { Moderation } from './moderation.ts';
import { readConversationModeration, toViews } from './read-moderation.ts';
import type { AskModeration } from './schema.ts';
import { listModerations, lockModeration } from './store.ts';
import { retryModeration, undoModeration } from './undo-moderation.ts';

describe('moderation', () => {
  let made: TestDatabase;
  let world: PublishingWorld;
  let there: Awaited<ReturnType<PublishingWorld['mention']>>;
  let told: string[];
  let answers: (() => Promise<NetworkResult<void>>)[];

  before(async () => {
    made = await testDatabase();
  });
  after(async () => await made.close());
  beforeEach(async () => {
    world = await publishingWorld(made);
    told = [];
    answers = [];
    await offer(['mute', 'block', 'hide', 'report']);
    there = await world.mention('Vous êtes nuls');
  });

  const offer = async (kinds: readonly string[]) =>
    await world.alter('update account set capabilities = $2 where organisation_id = $1', [
      world.organisationId,
      JSON.stringify({ ...world.fake.network.capabilities, moderation: kinds }),
    ]);
  const connection = {
    async moderate(act: ModerationAct) {
      told.push(act.kind);
      return await (answers.shift() ?? (async () => succeed()))();
    },
  } as unknown as NetworkConnection;
  const deps = () => ({ database: made.database, networks: world.replyDeps.networks });
  const work = async ({ moderationId }: Moderation, now = Date.now) =>
    await carryOut(
      {
        database: made.database,
        connections: { use: async (_key, act) => await act(connection) },
        now,
        wait: async (ms, signal) => await sleep(ms, undefined, { signal, ref: false }),
      },
      { organisationId: world.organisationId, moderationId },
    );
  const tryAsk = async (who: Visitor, asked: Partial<AskModeration>, conversationId = there.conversationId) =>
    await askModeration(deps(), who, conversationId, { kind: 'mute', comment: '', messageId: there.messageId, ...asked });
  const ask = async (who: Visitor, asked: Partial<AskModeration> = {}) => {
    const done = await tryAsk(who, asked);
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const look = async ({ moderationId }: Moderation) =>
    (await made.database.transact(world.organisationId, (tx) => lockModeration(tx, moderationId)))!;
  const soon = async () =>
    await world.alter(`update moderation set due_at = now() - interval '1 second', doing_until = null where organisation_id = $1`, [
      world.organisationId,
    ]);
  const undo = async (who: Visitor, one: Moderation) => await undoModeration(deps(), who, one.moderationId);

  test('is told to the network, stands, and is taken back for life', async () => {
    const asked = await ask(world.ines);
    await work(asked);
    assert.equal((await look(asked)).state, 'stands');
    assert.ok((await undo(world.paul, asked)).ok);
    await work(asked);
    const over = await look(asked);
    assert.deepEqual([over.state, over.memberId, over.undoneBy], ['undone', world.ines.memberId, world.paul.memberId]);
    assert.deepEqual(told, ['mute', 'unmute']);
    const kinds = (await world.journal()).filter((kind) => kind.startsWith('moderation.'));
    assert.deepEqual(kinds, ['moderation.asked', 'moderation.stands', 'moderation.undoing', 'moderation.undone']);
  });

  test('asked ten times at once, by two people, is one', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, async (_, n) => await ask(n % 2 === 0 ? world.ines : world.paul)));
    assert.equal(new Set(all.map((one) => one.moderationId)).size, 1);
    await Promise.all(all.map(async (one) => await work(one)));
    assert.deepEqual(told, ['mute']);
  });

  test('is done once more after it was taken back, as another one', async () => {
    const first = await ask(world.ines);
    await work(first);
    await undo(world.ines, first);
    await work(first);
    const second = await ask(world.ines);
    assert.notEqual(second.moderationId, first.moderationId);
  });

  test('that was taken back before the network heard of it is never told', async () => {
    const asked = await ask(world.ines);
    const undone = await undo(world.ines, asked);
    assert.ok(undone.ok && undone.value.state === 'undone');
    await work(asked);
    assert.deepEqual(told, []);
  });

  test('ends as was wished last, whatever was on its way', async () => {
    let answer!: () => void;
    const asked = await ask(world.ines);
    answers.push(() => new Promise((resolve) => (answer = () => resolve(succeed()))));
    const first = work(asked);
    while (told.length === 0) await sleep(5);
    assert.ok((await undo(world.paul, asked)).ok);
    await work(asked);
    assert.deepEqual(told, ['mute'], 'nobody else tells the network meanwhile');
    answer();
    await first;
    await soon();
    await work(asked);
    assert.deepEqual(told, ['mute', 'unmute']);
    assert.equal((await look(asked)).state, 'undone');
  });

  test('goes on after its worker died, since it does no harm done twice', async () => {
    const asked = await ask(world.ines);
    let hearLate = () => {};
    answers.push(async () => await new Promise((resolve) => (hearLate = () => resolve(succeed()))));
    const late = work(asked);
    while (told.length === 0) await sleep(5);
    await soon();
    await work(asked);
    assert.equal((await look(asked)).state, 'stands');
    hearLate();
    await late;
    assert.equal((await look(asked)).state, 'stands', 'what was heard too late changes nothing');
    assert.deepEqual(told, ['mute', 'mute']);
  });

  test('is told again while its network is away, and after an hour fails in sight, to be tried again by a person', async () => {
    const asked = await ask(world.ines);
    const away = async () => fail({ kind: 'unavailable', detail: '' } as const);
    answers.push(away, async () => fail({ kind: 'rate-limited', retryAt: new Date(Date.now() + 3_000) }), away);
    await work(asked);
    assert.deepEqual([(await look(asked)).state, (await look(asked)).failure], ['asked', { kind: 'unavailable' }]);
    await soon();
    await work(asked);
    await world.alter(`update moderation set wished_at = now() - interval '2 hours' where organisation_id = $1`, [world.organisationId]);
    await soon();
    await work(asked);
    assert.equal((await look(asked)).state, 'failed');
    const again = await retryModeration(deps(), world.paul, asked.moderationId);
    assert.ok(again.ok);
    await work(asked);
    assert.equal((await look(asked)).state, 'stands');
  });

  test('that the network refuses for good fails at once; taking that back tells it nothing', async () => {
    const asked = await ask(world.ines);
    answers.push(async () => fail({ kind: 'rejected', reason: 'not-granted', detail: '' }));
    await work(asked);
    const failed = await look(asked);
    assert.deepEqual([failed.state, failed.failure], ['failed', { kind: 'rejected', reason: 'not-granted' }]);
    await undo(world.ines, asked);
    await work(asked);
    assert.deepEqual([told, (await look(asked)).state], [['mute'], 'undone']);
  });

  test('notes that the network refuses the account', async () => {
    const asked = await ask(world.ines);
    answers.push(async () => fail({ kind: 'unauthorised', reason: 'expired' }));
    await work(asked);
    const [account] = await world.alter<{ state: string }>('select state from account where organisation_id = $1', [world.organisationId]);
    assert.equal(account?.state, 'needs-reconnection');
  });

  test('survives a network adapter that throws', async () => {
    const asked = await ask(world.ines);
    answers.push(async () => Promise.reject(new Error('boom')));
    await work(asked);
    assert.deepEqual((await look(asked)).failure, { kind: 'outcome-unknown' });
  });

  describe('as a report', () => {
    const report = { kind: 'report', reason: 'hate', comment: 'Troisième fois.' } as const;
    test('waits until it can be taken back no more, and then stays said', async () => {
      const asked = await ask(world.ines, report);
      await work(asked);
      assert.deepEqual(told, [], 'not yet');
      await soon();
      await work(asked);
      assert.deepEqual(told, ['report']);
      assert.deepEqual(await undo(world.ines, asked), fail({ kind: 'too-late' }));
      assert.equal((await ask(world.paul, report)).moderationId, asked.moderationId, 'the same message is reported once');
    });
    test('taken back in time is never said', async () => {
      const asked = await ask(world.ines, report);
      assert.ok((await undo(world.ines, asked)).ok);
      await soon();
      await work(asked);
      assert.deepEqual(told, []);
    });
  });

  describe('is refused', () => {
    test('to a member who does not answer on the account, and a block to every member', async () => {
      await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
        world.organisationId,
        world.account.accountId,
        world.ines.memberId,
      ]);
      assert.deepEqual(await tryAsk(world.paul, {}), fail({ kind: 'outside-team' }));
      assert.deepEqual(await tryAsk(world.ines, { kind: 'block' }), fail({ kind: 'not-allowed' }));
      const blocked = await ask(world.lead, { kind: 'block' });
      assert.deepEqual(await undo(world.ines, blocked), fail({ kind: 'not-allowed' }));
      const muted = await ask(world.ines);
      assert.deepEqual(await undo(world.paul, muted), fail({ kind: 'outside-team' }));
    });

    test('where the network has no such thing, which is said beforehand', async () => {
      await offer(['mute']);
      assert.deepEqual(await tryAsk(world.lead, { kind: 'block' }), fail({ kind: 'not-offered' }));
      const seen = await readConversationModeration(deps(), world.lead, there.conversationId);
      assert.deepEqual([seen?.offered, seen?.lacking], [['mute'], ['block', 'hide', 'report']]);
    });

    test('about a message of another conversation, or of ours, or about a stranger to the conversation', async () => {
      const elsewhere = await world.mention('Ailleurs');
      assert.deepEqual(await tryAsk(world.ines, { messageId: elsewhere.messageId }), fail({ kind: 'not-found' }));
      assert.deepEqual(await tryAsk(world.ines, { messageId: randomUUID() }), fail({ kind: 'not-found' }));
      assert.deepEqual(await tryAsk(world.ines, { correspondentId: randomUUID() }), fail({ kind: 'not-found' }));
    });

    test('to hide what is no answer under our post', async () => {
      assert.deepEqual(await tryAsk(world.ines, { kind: 'hide' }), fail({ kind: 'not-hideable' }));
    });

    test('from another organisation, by whatever id', async () => {
      const stranger: Visitor = { ...world.lead, organisationId: randomUUID() };
      const asked = await ask(world.ines);
      assert.deepEqual(await tryAsk(stranger, {}), fail({ kind: 'not-found' }));
      assert.deepEqual(await undo(stranger, asked), fail({ kind: 'not-found' }));
      assert.equal(await readConversationModeration(deps(), stranger, there.conversationId), null);
    });
  });

  test('is listed with what its reader may do, and is part of the export of who asked', async () => {
    const asked = await ask(world.lead, { kind: 'block' });
    await work(asked);
    const listOf = async (who: Visitor) =>
      await made.database.read(world.organisationId, async (db) =>
        toViews(db, who, await listModerations(db, world.organisationId, { accountId: world.account.accountId })),
      );
    assert.deepEqual(
      (await listOf(world.ines)).map(({ handle, mayUndo }) => [handle, mayUndo]),
      [['karim', false]],
    );
    assert.equal((await listOf(world.lead))[0]?.mayUndo, true);
    const kept = await made.database.read(
      world.organisationId,
      async (db) => await moderationHolding.export?.(db, world.organisationId, world.lead.memberId),
    );
    assert.ok(Array.isArray(kept) && kept.length === 1);
  });
});
