import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { after, before, describe, test } from 'node:test';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Arrival } from '../networks/network.ts';
import { listAccountPast } from './account-past-store.ts';
import { ingest } from './ingest.ts';
import { expectNotice } from './notice-store.ts';
import { readQueuePage } from './queue-store.ts';
import { readThread } from './read-thread.ts';
import { searchConversations } from './search-conversations.ts';

describe('what the networks have beyond public posts', () => {
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
  const reader = () => ({ organisationId: account.organisationId, memberId });
  const hear = async (...arrivals: Arrival[]) =>
    await cluster.database.transact(account.organisationId, (tx) => ingest(tx, account, arrivals));
  const waiting = async () => {
    const request = { queue: 'to-answer', accountId: null, after: null, limit: 100 } as const;
    return (await cluster.database.read(account.organisationId, (db) => readQueuePage(db, reader(), request))).conversations;
  };
  const messagesOf = async (conversationId: string) => {
    const window = { conversationId, from: undefined, limit: 500 };
    return (await cluster.database.read(account.organisationId, (db) => readThread(db, reader(), window)))!.messages;
  };
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) =>
    (await cluster.database.read(account.organisationId, (db) => query.execute(db))).rows;

  test('a warning, a poll, emoji and restrictions are kept, shown, and renewed by an edit', async () => {
    await fresh();
    const post = buildPost({
      contentWarning: 'Accident de personne\0',
      poll: {
        options: [
          { title: 'Train', votes: 3 },
          { title: 'Bus', votes: null },
        ],
        multiple: false,
        endsAt: new Date('2026-11-23T08:00:00Z'),
      },
      emoji: [{ shortcode: 'metro', url: 'https://social.example/metro.png' }],
      restrictions: ['sensitive'],
    });
    await hear(arrival(post));
    const [conversation] = await waiting();
    const [shown] = await messagesOf(conversation!.conversationId);
    assert.equal(shown?.contentWarning, 'Accident de personne\uFFFD');
    assert.deepEqual(shown.poll, { options: post.poll!.options, multiple: false, endsAt: '2026-11-23T08:00:00.000Z' });
    assert.deepEqual([shown.emoji, shown.restrictions, shown.visibility], [post.emoji, ['sensitive'], 'public']);
    await hear(arrival({ ...post, version: '2', contentWarning: null, poll: null, emoji: [], restrictions: [] }));
    const [edited] = await messagesOf(conversation!.conversationId);
    assert.deepEqual([edited?.contentWarning, edited?.poll, edited?.emoji, edited?.restrictions], [null, null, [], []]);
  });

  test('a private message is marked as one wherever it is shown, and does not count as what the account said in public', async () => {
    await fresh();
    const ours = { ...buildPerson('nous'), identity: account.identity };
    const root = buildPost({ visibility: 'private', text: 'Mon dossier hippocampe' });
    const answer = buildPost({ parent: root, author: ours, visibility: 'private', text: 'Nous avons hippocampe.' });
    await hear(arrival(root), arrival(answer, 'own'), arrival(buildPost({ text: 'Le hippocampe public' })));
    const found = await cluster.database.read(account.organisationId, (db) =>
      searchConversations(db, reader(), { words: 'hippocampe', after: null, limit: 10 }),
    );
    assert.deepEqual(found.results.map(({ conversation }) => conversation.visibility).toSorted(), ['private', 'public']);
    const { organisationId, accountId } = account;
    const past = await cluster.database.read(organisationId, (db) => listAccountPast(db, { organisationId, accountId, after: null }));
    assert.deepEqual(
      past.map(({ text }) => text),
      ['Le hippocampe public'],
    );
  });

  test('a private conversation whose name is no post has its messages side by side, none of them missing anything', async () => {
    await fresh();
    const conversation = { ref: 'convo/42', version: '1' };
    const say = (text: string) => buildPost({ text, visibility: 'private', reply: { root: conversation, parent: conversation } });
    await hear(arrival(say('Bonjour')), arrival(say('Vous êtes là ?')));
    await hear(arrival(say('Allô')));
    const conversations = await waiting();
    assert.equal(conversations.length, 1);
    const messages = await messagesOf(conversations[0]!.conversationId);
    assert.deepEqual(
      messages.map(({ depth, parentMissing }) => [depth, parentMissing]),
      [
        [0, false],
        [0, false],
        [0, false],
      ],
    );
  });

  test('who follows the account is known once, since the first time', async () => {
    await fresh();
    const person = buildPerson('Noé');
    const [first, again] = [new Date('2026-11-20T08:00:00Z'), new Date('2026-11-21T08:00:00Z')];
    await hear({ kind: 'followed', person, at: first }, arrival(buildPost()));
    await hear({ kind: 'followed', person, at: again });
    const followers = await rows(sql<{ handle: string; followed_at: Date }>`
      select handle, followed_at from follower join correspondent using (organisation_id, correspondent_id)
      where account_id = ${account.accountId}`);
    assert.deepEqual(followers, [{ handle: person.handle, followed_at: first }]);
    assert.equal((await waiting()).length, 1, 'a follower waits for no answer');
  });

  test('a notice of ours is no answer, also where a post’s name does not hold the key that we chose', async () => {
    await fresh();
    const root = buildPost();
    await hear(arrival(root));
    const notice = { recordKey: 'k1', text: 'Nous revenons à 6 h.\nMerci' };
    await cluster.database.transact(account.organisationId, (tx) => expectNotice(tx, account.accountId, notice));
    const ours = { ...buildPerson('nous'), identity: account.identity };
    await hear(arrival(buildPost({ ref: '112233', author: ours, parent: root, text: '@camille Nous revenons à 6 h. Merci' }), 'own'));
    assert.equal((await waiting()).length, 1, 'who waits goes on waiting');
    await hear(arrival(buildPost({ ref: '112234', author: ours, parent: root, text: 'Le train part à 8 h.' }), 'own'));
    assert.equal((await waiting()).length, 0, 'other words are an answer');
  });

  test('a person who takes another name bears it on what was said before; a stranger who does stays a stranger', async () => {
    await fresh();
    const camille = buildPerson('Camille');
    await hear(arrival(buildPost({ author: camille })));
    const changed = { ...camille, handle: 'camille.autre', displayName: 'Camille A.' };
    await hear({ kind: 'person-changed', person: changed }, { kind: 'person-changed', person: buildPerson('Inconnue') });
    const [conversation] = await waiting();
    assert.deepEqual([conversation?.correspondent?.handle, conversation?.correspondent?.displayName], ['camille.autre', 'Camille A.']);
    const people = await rows(sql<{ count: number }>`
      select count(*)::int as count from correspondent where organisation_id = ${account.organisationId}`);
    assert.equal(people[0]?.count, 1);
  });
});
