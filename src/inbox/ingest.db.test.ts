import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Arrival } from '../networks/network.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import type { ArrivalSource } from './compare-message.ts';
import { takeConversation } from './claim-conversation.ts';
import { closeConversation } from './close-conversation.ts';
import { ingest } from './ingest.ts';
import { recordSent } from './record-sent.ts';
import { readQueuePage } from './queue-store.ts';
import { readThread } from './read-thread.ts';
import type { Queue } from './schema.ts';

describe('what an account hears', () => {
  let cluster: TestDatabase;
  let account: HeardAccount;
  const memberId = randomUUID();
  before(async () => {
    cluster = await testDatabase();
  });
  after(async () => await cluster.close());

  const fresh = async () => {
    account = await buildAccount(cluster.database);
  };
  const hear = async (arrivals: Arrival[], source?: ArrivalSource) =>
    await cluster.database.transact(account.organisationId, (tx) => ingest(tx, account, arrivals, source));
  const queue = async (name: Queue) => {
    const request = { queue: name, accountId: null, after: null, limit: 100 };
    const reader = { organisationId: account.organisationId, memberId };
    return (await cluster.database.read(account.organisationId, (db) => readQueuePage(db, reader, request))).conversations;
  };
  const thread = async (conversationId: string) => {
    const reader = { organisationId: account.organisationId, memberId };
    const window = { conversationId, from: undefined, limit: 500 };
    return (await cluster.database.read(account.organisationId, (db) => readThread(db, reader, window)))!;
  };
  const kinds = async () =>
    (await cluster.database.read(account.organisationId, (db) => entriesAfter(db, account.organisationId, 0, 1_000))).map(
      (entry) => entry.kind,
    );
  const onlyOf = async (name: Queue) => {
    const conversations = await queue(name);
    assert.equal(conversations.length, 1, `one conversation in ${name}`);
    return conversations[0]!;
  };
  const sent = (conversationId: string, over: { ref: string; pressedAt?: Date }) => ({
    conversationId,
    publicationId: randomUUID(),
    memberId,
    version: '1',
    url: null,
    target: { root: { ref: 'a', version: '1' }, parent: { ref: 'a', version: '1' } },
    text: 'Nous regardons. — Inès',
    facets: [],
    languages: ['fr'],
    visibility: 'public' as const,
    contentWarning: null,
    writtenAt: new Date(),
    pressedAt: new Date(Date.now() + 1_000),
    ...over,
  });

  test('a mention opens a conversation that waits, with its correspondent', async () => {
    await fresh();
    await hear([arrival(buildPost({ text: 'Le train de 8 h 12\n est-il supprimé ?' }))]);
    const conversation = await onlyOf('to-answer');
    assert.equal(conversation.state, 'waiting');
    assert.equal(conversation.preview, 'Le train de 8 h 12 est-il supprimé ?');
    assert.equal(conversation.correspondent?.displayName, 'Camille');
    assert.equal(conversation.unread, true);
    assert.deepEqual(await kinds(), ['conversation.opened', 'message.received']);
  });

  test('hearing the same twice changes nothing and records nothing', async () => {
    await fresh();
    const root = buildPost();
    const arrivals = [arrival(root), arrival(buildPost({ parent: root }), 'reply'), arrival(buildPost())];
    await hear(arrivals);
    const before = [await queue('to-answer'), await kinds()];
    assert.deepEqual(await hear([...arrivals, ...arrivals]), { added: 0, edited: 0, deleted: 0, refused: 0 });
    assert.deepEqual([await queue('to-answer'), await kinds()], before);
  });

  test('two workers that hear the same posts at once store each of them once', async () => {
    await fresh();
    const posts = Array.from({ length: 40 }, (_, index) => buildPost({ author: buildPerson(`P${index % 7}`) }));
    const replies = posts.map((parent) => buildPost({ parent, author: buildPerson('Max') }));
    const all = [...posts, ...replies].map((post) => arrival(post));
    const stored = await Promise.all([hear(all), hear(all.toReversed()), hear(all), hear(all.toReversed())]);
    assert.equal(
      stored.reduce((sum, one) => sum + one.added, 0),
      80,
    );
    const conversations = await queue('to-answer');
    assert.equal(conversations.length, 40);
    assert.ok(conversations.every((conversation) => conversation.messageCount === 2));
    assert.equal((await kinds()).filter((kind) => kind === 'message.received').length, 80);
  });

  test('a new message brings an answered or closed conversation back, and leaves a taken one with its holder', async () => {
    await fresh();
    const root = buildPost();
    await hear([arrival(root)]);
    const { conversationId } = await onlyOf('to-answer');
    await cluster.database.transact(account.organisationId, (tx) => takeConversation(tx, { conversationId, memberId }));
    await hear([arrival(buildPost({ parent: root }), 'reply')]);
    assert.equal((await onlyOf('mine')).messageCount, 2);
    await cluster.database.transact(account.organisationId, (tx) => closeConversation(tx, { conversationId, memberId, role: 'member' }));
    assert.equal((await onlyOf('closed')).waitingSince, null);
    await hear([arrival(buildPost({ parent: root, text: 'Toujours rien ?' }), 'reply')]);
    assert.equal((await onlyOf('to-answer')).preview, 'Toujours rien ?');
    assert.equal((await kinds()).at(-2), 'conversation.reopened');
  });

  test('a sent reply answers the conversation, ends the lease, and its echo is not doubled', async () => {
    await fresh();
    const root = buildPost();
    await hear([arrival(root)]);
    const { conversationId } = await onlyOf('to-answer');
    await cluster.database.transact(account.organisationId, (tx) => takeConversation(tx, { conversationId, memberId }));
    const echo = buildPost({ author: { ...buildPerson('nous'), identity: account.identity }, parent: root });
    const reply = sent(conversationId, { ref: echo.ref });
    for (let call = 0; call < 2; call += 1) await cluster.database.transact(account.organisationId, (tx) => recordSent(tx, reply));
    await hear([arrival(echo, 'own')]);
    const conversation = await onlyOf('waiting');
    assert.deepEqual([conversation.holderMemberId, conversation.leaseUntil, conversation.messageCount], [null, null, 2]);
    const { messages } = await thread(conversationId);
    assert.deepEqual([messages[1]?.direction, messages[1]?.memberId, messages[1]?.author], ['outbound', memberId, null]);
    assert.equal((await kinds()).filter((kind) => kind === 'conversation.answered').length, 1);
  });

  test('an echo that comes before the answer of the network is completed by it', async () => {
    await fresh();
    const root = buildPost();
    await hear([arrival(root)]);
    const { conversationId } = await onlyOf('to-answer');
    await cluster.database.transact(account.organisationId, (tx) => takeConversation(tx, { conversationId, memberId }));
    const echo = buildPost({ author: { ...buildPerson('nous'), identity: account.identity }, parent: root });
    await hear([arrival(echo, 'own')]);
    assert.equal((await onlyOf('mine')).state, 'taken', 'an echo alone takes nothing from its holder');
    await cluster.database.transact(account.organisationId, (tx) => recordSent(tx, sent(conversationId, { ref: echo.ref })));
    assert.equal((await onlyOf('waiting')).messageCount, 2);
    assert.equal((await thread(conversationId)).messages[1]?.memberId, memberId);
  });

  test('what comes in while a reply is on its way still waits for an answer', async () => {
    await fresh();
    const root = buildPost();
    await hear([arrival(root)]);
    const { conversationId } = await onlyOf('to-answer');
    await cluster.database.transact(account.organisationId, (tx) => takeConversation(tx, { conversationId, memberId }));
    const pressedAt = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await hear([arrival(buildPost({ parent: root, text: 'Et celui de 9 h ?' }), 'reply')]);
    await cluster.database.transact(account.organisationId, (tx) => recordSent(tx, sent(conversationId, { ref: 'ours/1', pressedAt })));
    assert.ok(new Date((await onlyOf('to-answer')).waitingSince!) >= pressedAt);
    assert.equal((await kinds()).at(-1), 'conversation.reopened');
  });

  test('an answer from elsewhere answers what waits', async () => {
    await fresh();
    const root = buildPost();
    const ours = buildPost({ author: { ...buildPerson('nous'), identity: account.identity }, parent: root });
    await hear([arrival(root), arrival(ours, 'own')]);
    assert.equal((await onlyOf('waiting')).preview, ours.text);
  });

  test('an edit keeps the earlier text; what was said before does not come back by a page heard twice', async () => {
    await fresh();
    const post = buildPost({ text: 'Le train de 8 h' });
    await hear([arrival(post)]);
    await hear([arrival({ ...post, version: '2', text: 'Le train de 9 h' })]);
    assert.deepEqual(await hear([arrival(post)]), { added: 0, edited: 0, deleted: 0, refused: 0 });
    const conversation = await onlyOf('to-answer');
    assert.equal(conversation.preview, 'Le train de 9 h');
    const [message] = (await thread(conversation.conversationId)).messages;
    assert.equal(message?.text, 'Le train de 9 h');
    assert.deepEqual(
      message?.earlierTexts.map(({ text }) => text),
      ['Le train de 8 h'],
    );
    assert.equal((await hear([arrival(post, 'context')], { kind: 'current' })).edited, 1, 'its network, asked now, may go back');
    assert.equal((await kinds()).filter((kind) => kind === 'message.edited').length, 2);
  });

  test('a deletion is marked once, whether it comes alone or with its post', async () => {
    await fresh();
    const first = buildPost();
    const second = buildPost({ parent: first });
    await hear([arrival(first)]);
    await hear([
      { kind: 'deleted', ref: first.ref },
      { kind: 'deleted', ref: 'unknown/1' },
    ]);
    await hear([{ kind: 'deleted', ref: first.ref }, arrival(second, 'reply'), { kind: 'deleted', ref: second.ref }]);
    const conversation = await onlyOf('to-answer');
    assert.equal(conversation.preview, '');
    const { messages } = await thread(conversation.conversationId);
    assert.ok(messages.every((message) => message.deletedAt !== null));
    assert.equal((await kinds()).filter((kind) => kind === 'message.deleted').length, 1);
    await hear([arrival(first)]);
    assert.notEqual((await thread(conversation.conversationId)).messages[0]?.deletedAt, null, 'a page heard twice does not bring it back');
  });

  test('context that turns out to be to us counts as received', async () => {
    await fresh();
    const root = buildPost();
    const later = buildPost({ parent: root, author: buildPerson('Noé') });
    await hear([arrival(root), arrival(later, 'context')]);
    assert.equal((await hear([arrival(later, 'reply')])).added, 0);
    const conversation = await onlyOf('to-answer');
    assert.equal(conversation.messageCount, 2);
    assert.deepEqual(
      (await thread(conversation.conversationId)).messages.map((message) => message.direction),
      ['inbound', 'inbound'],
    );
    assert.equal((await kinds()).filter((kind) => kind === 'message.received').length, 3);
  });

  test('a quote belongs to the conversation of the post that quotes', async () => {
    await fresh();
    const quoted = buildPost({ text: 'Retards ce matin' });
    await hear([arrival(quoted)]);
    await hear([arrival(buildPost({ quoted: { ref: quoted.ref, version: '1' }, text: 'Encore !' }), 'quote')]);
    const conversations = await queue('to-answer');
    assert.equal(conversations.length, 2);
    const quoting = conversations.find((conversation) => conversation.preview === 'Encore !')!;
    const shown = (await thread(quoting.conversationId)).messages[0]?.quoted;
    const itsOwn = conversations.find((conversation) => conversation.preview === 'Retards ce matin')!;
    assert.deepEqual([shown?.text, shown?.conversationId, shown?.isOurs], ['Retards ce matin', itsOwn.conversationId, false]);
  });

  test('half a surrogate pair, NUL, wild dates and endless texts are stored all the same', async () => {
    await fresh();
    const wild = [
      buildPost({ text: `a\0b\uD800c 👩‍👩‍👧 \u200B مرحبا ${'x'.repeat(30_000)}`, writtenAt: new Date(Number.NaN) }),
      buildPost({ writtenAt: new Date('9999-12-31'), author: { ...buildPerson('Zoé'), displayName: 'Z\0\uDC00' } }),
      buildPost({ writtenAt: new Date(-1e14) }),
      buildPost({ ref: 'r'.repeat(1_001) }),
    ];
    assert.deepEqual(await hear(wild.map((post) => arrival(post))), { added: 3, edited: 0, deleted: 0, refused: 1 });
    for (const { waitingSince } of await queue('to-answer')) {
      const age = Date.now() - Date.parse(waitingSince!);
      assert.ok(age >= 0 && age < 8 * 24 * 3_600_000, 'a date that lies gains a week at most');
    }
  });

  test('another organisation sees nothing of it', async () => {
    await fresh();
    await hear([arrival(buildPost())]);
    const { conversationId } = await onlyOf('to-answer');
    const other = await buildAccount(cluster.database);
    const reader = { organisationId: other.organisationId, memberId };
    const window = { conversationId, from: undefined, limit: 10 };
    assert.equal(await cluster.database.read(other.organisationId, (db) => readThread(db, reader, window)), null);
  });
});
