import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { arrival, buildAccount, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { connectDatabase } from '../platform/database/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { entriesOfConversation } from '../platform/journal/index.ts';
import { silentLog } from '../platform/log.ts';
import { sweepInbox } from './background.ts';
import { releaseConversation, renewLease, requireHolder, takeConversation, takeOverConversation } from './claim-conversation.ts';
import { closeConversation, reopenConversation } from './close-conversation.ts';
import { findConversation } from './conversation-store.ts';
import { endLeases } from './end-leases.ts';
import { ingest } from './ingest.ts';
import { dropDraft, keepAsDraft, saveDraft } from './save-draft.ts';
import { showPresence } from './show-presence.ts';
import { findDraft } from './draft-store.ts';
import { markRead, readNotes, readPresences } from './team-store.ts';
import { findView } from './view-store.ts';

describe('a claim', () => {
  let mine: TestDatabase;
  let account: HeardAccount;
  let conversationId: string;
  const [ines, max] = [randomUUID(), randomUUID()];
  before(async () => {
    mine = await testDatabase();
    account = await buildAccount(mine.database);
  });
  after(async () => await mine.close());

  const act = async <Value>(work: (tx: Transaction) => Promise<Value>) => await mine.database.transact(account.organisationId, work);
  const current = async () =>
    (await mine.database.read(account.organisationId, (db) => findConversation(db, account.organisationId, conversationId)))!;
  const kinds = async () =>
    (await mine.database.read(account.organisationId, (db) => entriesOfConversation(db, account.organisationId, conversationId, 100))).map(
      (entry) => entry.kind,
    );
  const fresh = async () => {
    const post = buildPost();
    await act((tx) => ingest(tx, account, [arrival(post)]));
    conversationId = await act(async (tx) => {
      const { rows } = await sql<{ id: string }>`select conversation_id as id from conversation where root_ref = ${post.ref}`.execute(
        tx.db,
      );
      return rows[0]!.id;
    });
  };
  const letTimePass = async (seconds: number) =>
    await act((tx) =>
      sql`
        update conversation set lease_until = lease_until - make_interval(secs => ${seconds})
        where conversation_id = ${conversationId}`.execute(tx.db),
    );
  const take = async (memberId: string) => await act((tx) => takeConversation(tx, { conversationId, memberId }));

  test('is won by exactly one of twenty people who take at the same instant', async () => {
    await fresh();
    const members = Array.from({ length: 20 }, () => randomUUID());
    const results = await Promise.all(members.map((memberId) => take(memberId)));
    const winner = members[results.findIndex((result) => result.ok)];
    assert.equal(results.filter((result) => result.ok).length, 1);
    for (const result of results) if (!result.ok) assert.deepEqual(result.error, { kind: 'held', memberId: winner });
    assert.equal((await current()).holderMemberId, winner);
    assert.equal((await kinds()).filter((kind) => kind === 'conversation.taken').length, 1);
  });

  test('lasts 90 seconds by the database’s clock, and is renewed by its holder only', async () => {
    await fresh();
    await take(ines);
    const { leaseUntil, readAt } = await current();
    assert.ok(Math.abs(leaseUntil!.getTime() - readAt.getTime() - 90_000) < 2_000);
    await letTimePass(60);
    assert.deepEqual(await act((tx) => renewLease(tx, { conversationId, memberId: max })), { ok: false, error: { kind: 'not-holder' } });
    assert.equal((await act((tx) => renewLease(tx, { conversationId, memberId: ines }))).ok, true);
    assert.ok((await current()).leaseUntil!.getTime() > readAt.getTime() + 85_000);
  });

  test('that is over lets anybody take, and lets its late holder speak no more', async () => {
    await fresh();
    await take(ines);
    await letTimePass(91);
    assert.deepEqual(await act((tx) => requireHolder(tx, conversationId, ines)), {
      ok: false,
      error: { kind: 'not-holder', heldBy: null },
    });
    assert.equal((await take(max)).ok, true);
    assert.deepEqual(await act((tx) => requireHolder(tx, conversationId, ines)), { ok: false, error: { kind: 'not-holder', heldBy: max } });
    assert.equal((await act((tx) => requireHolder(tx, conversationId, max))).ok, true);
  });

  test('that is over brings the conversation back to the queue at the next sweep, once, told in the journal', async () => {
    await fresh();
    await take(ines);
    await letTimePass(91);
    const ended = await Promise.all([endLeases(mine.database), endLeases(mine.database)]);
    assert.equal(
      ended.reduce((sum, one) => sum + one, 0),
      1,
    );
    const conversation = await current();
    assert.deepEqual([conversation.state, conversation.holderMemberId], ['waiting', null]);
    assert.notEqual(conversation.waitingSince, null);
    assert.equal((await kinds())[0], 'conversation.lease-ended');
    assert.equal(await endLeases(mine.database), 0);
  });

  test('is swept by the worker until it is told to stop, even while the database is away', async () => {
    await fresh();
    await take(ines);
    await letTimePass(91);
    const stop = new AbortController();
    const away = connectDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
    const sweeps = [mine.database, away].map((database) => sweepInbox({ database, log: silentLog(), everyMs: 10 }, stop.signal));
    for (let tries = 0; (await current()).state !== 'waiting' && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 20));
    stop.abort();
    await Promise.all(sweeps);
    await away.close();
    assert.equal((await current()).state, 'waiting');
  });

  test('can be taken over with a word, which the other reads as a note', async () => {
    await fresh();
    await take(ines);
    await act((tx) => takeOverConversation(tx, { conversationId, memberId: max, word: 'Je connais ce dossier.' }));
    assert.equal((await current()).holderMemberId, max);
    const notes = await mine.database.read(account.organisationId, (db) => readNotes(db, account.organisationId, conversationId, 10));
    assert.deepEqual(
      notes.map(({ memberId, text }) => [memberId, text]),
      [[max, 'Je connais ce dossier.']],
    );
    assert.deepEqual((await kinds()).slice(0, 2), ['note.written', 'conversation.taken-over']);
    assert.deepEqual(await act((tx) => releaseConversation(tx, { conversationId, memberId: ines })), {
      ok: false,
      error: { kind: 'not-holder' },
    });
  });

  test('that is released puts the conversation back in its place in the queue', async () => {
    await fresh();
    const { waitingSince } = await current();
    await take(ines);
    await act((tx) => releaseConversation(tx, { conversationId, memberId: ines }));
    assert.deepEqual([(await current()).state, (await current()).waitingSince], ['waiting', waitingSince]);
  });

  test('keeps others from closing, but not a lead', async () => {
    await fresh();
    await take(ines);
    const close = async (memberId: string, role: 'member' | 'lead') =>
      await act((tx) => closeConversation(tx, { conversationId, memberId, role }));
    assert.deepEqual(await close(max, 'member'), { ok: false, error: { kind: 'not-holder' } });
    assert.equal((await close(max, 'lead')).ok, true);
    assert.deepEqual(await take(ines), { ok: false, error: { kind: 'closed' } });
    await act((tx) => reopenConversation(tx, { conversationId, memberId: max }));
    assert.equal((await take(ines)).ok, true);
  });

  test('holds the conversation until the end of the transaction that speaks in it', async () => {
    await fresh();
    await take(ines);
    const order: string[] = [];
    const { promise: holding, resolve: hold } = Promise.withResolvers<void>();
    const speaking = act(async (tx) => {
      const holder = await requireHolder(tx, conversationId, ines);
      hold();
      await new Promise((done) => setTimeout(done, 100));
      order.push('spoke');
      return holder;
    });
    await holding;
    await act((tx) => takeOverConversation(tx, { conversationId, memberId: max, word: '' }));
    order.push('taken over');
    assert.equal((await speaking).ok, true);
    assert.deepEqual(order, ['spoke', 'taken over']);
  });

  test('on what does not exist is not found', async () => {
    const nowhere = { conversationId: randomUUID(), memberId: ines };
    for (const useCase of [takeConversation, renewLease, releaseConversation, reopenConversation]) {
      const result: { ok: boolean } = await mine.database.transact<{ ok: boolean }>(account.organisationId, (tx) => useCase(tx, nowhere));
      assert.deepEqual(result, { ok: false, error: { kind: 'not-found' } });
    }
  });

  describe('a draft', () => {
    const draft = (text: string, revision: number) => ({ conversationId, memberId: ines, text, replyToMessageId: null, revision });
    const save = async (text: string, revision: number) => await act((tx) => saveDraft(tx, draft(text, revision)));

    test('is never overwritten by an older one, which gets the newer back', async () => {
      await fresh();
      assert.ok((await save('Bon', 0)).ok);
      assert.ok((await save('Bonjour', 1)).ok);
      const late = await save('Bo', 1);
      assert.ok(!late.ok && late.error.draft?.text === 'Bonjour' && late.error.draft.revision === 2);
      assert.equal((await save('autre appareil', 0)).ok, false);
      const both = await Promise.all([save('a', 2), save('b', 2)]);
      assert.equal(both.filter((one) => one.ok).length, 1);
    });

    test('that was sent does not come back by a late save', async () => {
      await fresh();
      await save('Bonjour', 0);
      await act((tx) => dropDraft(tx, { conversationId, memberId: ines }));
      assert.deepEqual(await save('Bonjou', 1), { ok: false, error: { kind: 'stale-draft', draft: null } });
    });

    test('that could not be sent is given back, before what was written since', async () => {
      await fresh();
      const keep = () => act((tx) => keepAsDraft(tx, draft('Le train part à 9 h.', 0)));
      await keep();
      await keep();
      await save('Le train part à 9 h.\n\nAutre chose', 1);
      const found = () =>
        mine.database.read(account.organisationId, (db) => findDraft(db, account.organisationId, { conversationId, memberId: ines }));
      assert.equal((await found())?.text, 'Le train part à 9 h.\n\nAutre chose');
      await act((tx) => dropDraft(tx, { conversationId, memberId: ines }));
      await save('Nouveau', 0);
      await keep();
      assert.equal((await found())?.text, 'Le train part à 9 h.\n\nNouveau');
    });

    test('shows on its author’s list only', async () => {
      await fresh();
      await save('Bonjour', 0);
      const view = (memberId: string) =>
        mine.database.read(account.organisationId, (db) =>
          findView(db, { organisationId: account.organisationId, memberId }, conversationId),
        );
      assert.deepEqual([(await view(ines))?.hasDraft, (await view(max))?.hasDraft], [true, false]);
    });
  });

  test('what is read stays read until something new comes in', async () => {
    await fresh();
    const reader = { organisationId: account.organisationId, memberId: ines };
    const unread = async () => (await mine.database.read(account.organisationId, (db) => findView(db, reader, conversationId)))!.unread;
    assert.equal(await unread(), true);
    await act((tx) => markRead(tx, conversationId, ines));
    assert.equal(await unread(), false);
    const { rootRef } = await current();
    const root = { ref: rootRef, version: '1' };
    await act((tx) => ingest(tx, account, [arrival(buildPost({ reply: { root, parent: root } }), 'reply')]));
    assert.equal(await unread(), true);
  });

  test('presence is believed for 20 seconds, or until goodbye', async () => {
    await fresh();
    const show = (activity: 'viewing' | 'writing' | 'gone', memberId: string) =>
      act((tx) => showPresence(tx, { conversationId, memberId, activity }));
    const there = async () =>
      (await mine.database.read(account.organisationId, (db) => readPresences(db, account.organisationId, conversationId))).map(
        (one) => one.activity,
      );
    await show('viewing', ines);
    await show('writing', ines);
    await show('viewing', max);
    assert.deepEqual((await there()).toSorted(), ['viewing', 'writing']);
    await show('gone', max);
    assert.deepEqual(await there(), ['writing']);
    await act((tx) => sql`update presence set until = until - interval '21 seconds'`.execute(tx.db));
    assert.deepEqual(await there(), []);
  });
});
