import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { NetworkPost, NetworkResult } from '../networks/network.ts';
import type { createRouter } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { createInbox } from './index.ts';
import type { Inbox } from './index.ts';
import {
  conversationPageSchema,
  conversationSchema,
  draftSchema,
  journalSchema,
  noteSchema,
  queueCountsSchema,
  searchPageSchema,
  threadSchema,
} from './schema.ts';

describe('the inbox over HTTP', () => {
  let mine: TestDatabase;
  let account: HeardAccount;
  let inbox: Inbox;
  let memberId: string;
  let around: () => NetworkResult<readonly NetworkPost[]>;
  before(async () => {
    mine = await testDatabase();
    inbox = createInbox({
      database: mine.database,
      log: silentLog(),
      requireMember: async (c, next) => {
        c.set('visitor', { organisationId: account.organisationId, memberId, sessionId: randomUUID(), role: 'member' });
        await next();
      },
      fetchThread: async () => around(),
    });
  });
  after(async () => await mine.close());
  beforeEach(async () => {
    account = await buildAccount(mine.database);
    memberId = randomUUID();
    around = () => ({ ok: true, value: [] });
  });

  const hear = async (...posts: NetworkPost[]) =>
    await mine.database.transact(account.organisationId, (tx) =>
      inbox.hearing.storeHeard(
        tx,
        account,
        posts.map((post) => arrival(post)),
      ),
    );
  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await (inbox.routes as ReturnType<typeof createRouter>).request(path, init);
    return { status: response.status, json: response.status === 204 ? null : await response.json() };
  };
  const get = async (path: string) => (await call('GET', path)).json;
  const page = async (query: string) => conversationPageSchema.parse(await get(`/conversations?${query}`));
  const onlyId = async () => (await page('queue=to-answer')).conversations[0]!.conversationId;
  const kindOf = ({ status, json }: { status: number; json: unknown }) => [status, (json as { error: { kind: string } }).error.kind];

  test('a queue comes page after page, each conversation once, in its order', async () => {
    const posts = Array.from({ length: 25 }, (_, index) => buildPost({ writtenAt: new Date(Date.now() - (index % 5) * 60_000) }));
    await hear(...posts);
    for (const queue of ['to-answer', 'closed']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const one: { conversations: { conversationId: string; waitingSince: string | null }[]; nextCursor: string | null } = await page(
          `queue=${queue}&limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...one.conversations.map((conversation) => `${conversation.waitingSince ?? ''} ${conversation.conversationId}`));
        cursor = one.nextCursor;
      }
      assert.equal(new Set(seen).size, queue === 'to-answer' ? 25 : 0);
      assert.deepEqual(seen, seen.toSorted(), 'who has waited longest comes first');
    }
  });

  test('a queue can be that of one account', async () => {
    await hear(buildPost());
    const other = await buildAccount(mine.database, account.organisationId);
    await mine.database.transact(account.organisationId, (tx) =>
      inbox.hearing.storeHeard(tx, other, [arrival(buildPost({ text: 'autre' }))]),
    );
    assert.equal((await page('queue=to-answer')).conversations.length, 2);
    assert.deepEqual(
      (await page(`queue=to-answer&account=${other.accountId}`)).conversations.map((one) => one.preview),
      ['autre'],
    );
  });

  test('the counts tell my own from those of others', async () => {
    await hear(...Array.from({ length: 5 }, () => buildPost()));
    const ids = (await page('queue=to-answer')).conversations.map((one) => one.conversationId);
    await call('POST', `/conversations/${ids[0]}/take`);
    await call('POST', `/conversations/${ids[1]}/close`);
    const me = memberId;
    memberId = randomUUID();
    await call('POST', `/conversations/${ids[2]}/take`);
    memberId = me;
    const counts = queueCountsSchema.parse(await get('/conversations/counts'));
    assert.deepEqual(counts, { 'to-answer': 2, mine: 1, taken: 1, waiting: 0, closed: 1 });
    assert.equal((await page('queue=taken')).conversations[0]?.conversationId, ids[2]);
  });

  test('a thread opens in reading order, with its window, card, notes, draft and presences', async () => {
    const root = buildPost();
    const replies = Array.from({ length: 30 }, () => buildPost({ parent: root }));
    const deep = buildPost({ parent: replies[0]!, author: buildPerson('Noé') });
    await hear(deep, ...replies.toReversed(), root, buildPost({ text: 'plus tôt', writtenAt: new Date(Date.now() - 86_400_000) }));
    const conversations = (await page('queue=to-answer')).conversations;
    const id = conversations.find((one) => one.messageCount === 32)!.conversationId;
    noteSchema.parse((await call('POST', `/conversations/${id}/notes`, { text: '  voir avec la gare ' })).json);
    draftSchema.parse((await call('PUT', `/conversations/${id}/draft`, { text: 'Bonjour', replyToMessageId: null, revision: 0 })).json);
    assert.equal((await call('PUT', `/conversations/${id}/presence`, { activity: 'writing' })).status, 204);
    const thread = threadSchema.parse(await get(`/conversations/${id}?limit=10`));
    assert.deepEqual(
      [thread.total, thread.messages.length, thread.from],
      [32, 10, 0],
      'the newest message stands third in the reading order',
    );
    assert.deepEqual(
      thread.messages.slice(0, 3).map(({ depth }) => depth),
      [0, 1, 2],
    );
    assert.equal(thread.messages[2]?.parentMessageId, thread.messages[1]?.messageId);
    assert.deepEqual(
      [thread.notes[0]?.text, thread.draft?.text, thread.presences[0]?.activity],
      ['voir avec la gare', 'Bonjour', 'writing'],
    );
    assert.equal(thread.correspondent?.conversationCount, 2);
    assert.deepEqual(
      thread.correspondent?.earlier.map(({ preview }) => preview),
      ['plus tôt'],
    );
    const rest = threadSchema.parse(await get(`/conversations/${id}?from=30&limit=10`));
    assert.deepEqual([rest.from, rest.messages.length], [30, 2]);
  });

  test('acts answer the conversation as it then is, and refusals say why', async () => {
    await hear(buildPost());
    const id = await onlyId();
    const taken = conversationSchema.parse((await call('POST', `/conversations/${id}/take`)).json);
    assert.deepEqual([taken.state, taken.holderMemberId], ['taken', memberId]);
    const holder = memberId;
    memberId = randomUUID();
    const held = await call('POST', `/conversations/${id}/take`);
    assert.deepEqual(held, { status: 409, json: { error: { kind: 'held', memberId: holder } } });
    assert.deepEqual(kindOf(await call('POST', `/conversations/${id}/release`)), [409, 'not-holder']);
    assert.deepEqual(kindOf(await call('POST', `/conversations/${id}/close`)), [409, 'not-holder']);
    assert.equal((await call('POST', `/conversations/${id}/take-over`, { word: 'je prends' })).status, 200);
    assert.equal((await call('POST', `/conversations/${id}/close`)).status, 200);
    assert.deepEqual(kindOf(await call('POST', `/conversations/${id}/take`)), [409, 'closed']);
    assert.equal(conversationSchema.parse((await call('POST', `/conversations/${id}/reopen`)).json).state, 'waiting');
    const { entries } = journalSchema.parse(await get(`/conversations/${id}/journal`));
    assert.deepEqual(
      entries.slice(0, 3).map(({ kind }) => kind),
      ['conversation.reopened', 'conversation.closed', 'note.written'],
    );
  });

  test('a stale draft is refused with the newer one', async () => {
    await hear(buildPost());
    const id = await onlyId();
    const save = (text: string, revision: number) => call('PUT', `/conversations/${id}/draft`, { text, replyToMessageId: null, revision });
    await save('un', 0);
    await save('deux', 1);
    const { status, json } = await save('vieux', 1);
    assert.equal(status, 409);
    assert.deepEqual(draftSchema.parse((json as { error: { draft: unknown } }).error.draft).text, 'deux');
    assert.equal((await call('DELETE', `/conversations/${id}/draft`)).status, 204);
    assert.equal((await page('queue=to-answer')).conversations[0]?.hasDraft, false);
  });

  test('what is not there is not found; what makes no sense is invalid', async () => {
    const nowhere = randomUUID();
    const missing: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', '/journal'],
      ['POST', '/take'],
      ['POST', '/take-over', { word: '' }],
      ['POST', '/notes', { text: 'x' }],
      ['PUT', '/presence', { activity: 'viewing' }],
      ['PUT', '/draft', { text: '', replyToMessageId: null, revision: 0 }],
    ];
    for (const [method, path, body] of missing) {
      assert.deepEqual(kindOf(await call(method, `/conversations/${nowhere}${path}`, body)), [404, 'not-found'], path);
    }
    for (const path of [
      '/conversations',
      '/conversations?queue=all',
      '/conversations?queue=mine&cursor=zz',
      '/conversations/7',
      '/search?q=',
      '/search?q=a&cursor=b',
      '/conversations?queue=mine&limit=101',
    ]) {
      assert.deepEqual(kindOf(await call('GET', path)), [422, 'invalid'], path);
    }
  });

  test('a search answers what was found, with marks', async () => {
    await hear(buildPost({ text: 'Deux trains supprimés' }));
    const { results } = searchPageSchema.parse(await get('/search?q=train%20supprimé'));
    assert.deepEqual(
      results.map(({ excerpt, marks }) => [excerpt, marks.length]),
      [['Deux trains supprimés', 2]],
    );
  });

  describe('what surrounds a message', () => {
    const asked = async (conversationId: string) => {
      const owner = new pg.Client({ connectionString: mine.url });
      await owner.connect();
      const { rowCount } = await owner.query('select 1 from graphile_worker.jobs where key = $1', [`inbox.fetch-thread:${conversationId}`]);
      await owner.end();
      return rowCount;
    };
    const fetchJob = () => inbox.jobs['inbox.fetch-thread']!;
    async function orphan() {
      const root = buildPost({ author: buildPerson('Racine') });
      const parent = buildPost({ parent: root, author: buildPerson('Milieu') });
      const child = buildPost({ parent });
      await hear(child);
      const conversationId = await onlyId();
      const payload = { organisationId: account.organisationId, accountId: account.accountId, conversationId, ref: child.ref };
      return { root, parent, child, conversationId, payload };
    }
    const read = async (id: string) => threadSchema.parse(await get(`/conversations/${id}`));

    test('is fetched as context, and fills the gap without a stir in the queue', async () => {
      const { root, parent, child, conversationId, payload } = await orphan();
      assert.equal((await read(conversationId)).messages[0]?.parentMissing, true);
      const before = await page('queue=to-answer');
      assert.equal(await asked(conversationId), 1, 'one job for the thread');
      const value = [child, parent, root, buildPost({ parent: root })];
      around = () => ({ ok: true, value });
      for (let run = 0; run < 2; run += 1) await fetchJob()(payload, AbortSignal.timeout(5_000));
      const { messages } = await read(conversationId);
      assert.deepEqual(
        messages.map(({ depth, direction }) => [depth, direction]),
        [
          [0, 'context'],
          [1, 'context'],
          [2, 'inbound'],
          [1, 'context'],
        ],
      );
      const after = await page('queue=to-answer');
      assert.deepEqual(
        after.conversations.map(({ preview, waitingSince }) => [preview, waitingSince]),
        before.conversations.map(({ preview, waitingSince }) => [preview, waitingSince]),
      );
    });

    test('is asked for too where a message may answer something of which nothing is known yet', async () => {
      await hear(buildPost({ seeksParent: true }));
      assert.equal(await asked(await onlyId()), 1);
    });

    test('is asked for again later when the network cannot answer, and given up when it will not', async () => {
      const { payload, conversationId } = await orphan();
      around = () => ({ ok: false, error: { kind: 'unavailable', detail: 'busy' } });
      await assert.rejects(fetchJob()(payload, AbortSignal.timeout(5_000)), /did not give the thread/);
      around = () => ({ ok: false, error: { kind: 'rejected', reason: 'parent-gone', detail: '' } });
      await fetchJob()(payload, AbortSignal.timeout(5_000));
      assert.equal((await read(conversationId)).messages.length, 1);
    });
  });

  test('a second look at what people work on finds edits, deletions and returns', async () => {
    const post = buildPost({ text: 'avant' });
    await hear(post);
    const id = await onlyId();
    const look = () => inbox.hearing.refsToRecheck(account, 25);
    assert.deepEqual(await look(), [], 'not in its first seconds');
    const age = () =>
      mine.database.transact(account.organisationId, (tx) =>
        sql`update message set received_at = received_at - interval '1 minute', checked_at = checked_at - interval '1 minute'`.execute(
          tx.db,
        ),
      );
    await age();
    assert.deepEqual(await look(), [post.ref]);
    const answered = async (posts: NetworkPost[]) =>
      void (await mine.database.transact(account.organisationId, (tx) => inbox.hearing.recheck(tx, account, { asked: [post.ref], posts })));
    await answered([{ ...post, version: '2', text: 'après' }]);
    assert.deepEqual(await look(), [], 'not twice in 20 seconds');
    const message = async () => threadSchema.parse(await get(`/conversations/${id}`)).messages[0]!;
    assert.deepEqual([(await message()).text, (await message()).direction], ['après', 'inbound']);
    await answered([]);
    assert.notEqual((await message()).deletedAt, null);
    await answered([{ ...post, version: '2', text: 'après' }]);
    assert.equal((await message()).deletedAt, null);
  });
});
