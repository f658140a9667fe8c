import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { NetworkPost } from '../networks/network.ts';
import { silentLog } from '../platform/log.ts';
import { succeed } from '../platform/result.ts';
import { createFetchThreadJob } from './fetch-thread.ts';
import { ingest } from './ingest.ts';
import { readThread } from './read-thread.ts';

describe('a message that turns out to answer something', () => {
  let cluster: TestDatabase;
  let account: HeardAccount;
  let root: NetworkPost;
  let mention: NetworkPost;
  /** As its network knows it once what it answers was found. */
  let tied: NetworkPost;
  before(async () => void (cluster = await testDatabase()));
  after(async () => await cluster.close());
  beforeEach(async () => {
    account = await buildAccount(cluster.database);
    root = buildPost({ author: buildPerson('Racine') });
    mention = buildPost({ seeksParent: true });
    const { seeksParent: _, ...rest } = mention;
    tied = { ...rest, reply: { root, parent: root } };
    await hear(mention);
  });

  const hear = async (...posts: NetworkPost[]) =>
    void (await cluster.database.transact(account.organisationId, (tx) =>
      ingest(
        tx,
        account,
        posts.map((post) => arrival(post)),
      ),
    ));
  async function homeOf({ ref }: NetworkPost): Promise<string | undefined> {
    const { rows } = await cluster.database.read(account.organisationId, (db) =>
      sql<{ id: string }>`select conversation_id as id from message where account_id = ${account.accountId} and ref = ${ref}`.execute(db),
    );
    return rows[0]?.id;
  }
  async function surround(...posts: NetworkPost[]): Promise<string> {
    const conversationId = (await homeOf(mention))!;
    const { database } = cluster;
    const job = createFetchThreadJob({ database, fetchThread: async () => succeed(posts), log: silentLog() });
    const { organisationId, accountId } = account;
    await job({ organisationId, accountId, conversationId, ref: mention.ref }, AbortSignal.timeout(10_000));
    return conversationId;
  }
  async function read(conversationId: string): Promise<(number | string | boolean)[][]> {
    const reader = { organisationId: account.organisationId, memberId: randomUUID() };
    const window = { conversationId, from: undefined, limit: 50 };
    const thread = await cluster.database.read(account.organisationId, (db) => readThread(db, reader, window));
    return (thread?.messages ?? []).map(({ text, depth, direction, parentMissing }) => [text, depth, direction, parentMissing]);
  }
  const at = (post: NetworkPost, depth: number, direction: string) => [post.text, depth, direction, false];

  test('is read under what it answers, and its conversation stays the same one', async () => {
    for (let run = 0; run < 2; run += 1) {
      const conversationId = await surround(root, tied);
      assert.deepEqual(await read(conversationId), [at(root, 0, 'context'), at(mention, 1, 'inbound')]);
    }
  });

  test('is where later messages of the thread come, whichever beginning their network names', async () => {
    const conversationId = await surround(root, tied);
    const anew = buildPost({ parent: tied });
    const asBefore = buildPost({ parent: mention });
    const below = buildPost({ parent: asBefore });
    await hear(below, asBefore, anew);
    for (const post of [anew, asBefore, below]) assert.equal(await homeOf(post), conversationId);
    assert.equal((await read(conversationId)).length, 5);
  });

  test('stays where it is when what it answers has a conversation of its own', async () => {
    await hear(root);
    const conversationId = await surround(root, tied, buildPost({ parent: root }));
    assert.notEqual(await homeOf(root), conversationId);
    assert.deepEqual(await read(conversationId), [at(mention, 0, 'inbound')]);
  });

  test('stays as it is when nothing is found above it', async () => {
    assert.deepEqual(await read(await surround(mention)), [at(mention, 0, 'inbound')]);
  });
});

test('people are shown as their last post shows them', async () => {
  const cluster = await testDatabase();
  try {
    const account = await buildAccount(cluster.database);
    const before = buildPerson('Camille');
    const now = { ...before, handle: 'camille.autre', displayName: 'Camille A.', avatarUrl: 'https://files.example/neuf.png' };
    for (const author of [before, now])
      await cluster.database.transact(account.organisationId, (tx) => ingest(tx, account, [arrival(buildPost({ author }))]));
    const { rows } = await cluster.database.read(account.organisationId, (db) =>
      sql`select handle, display_name as "displayName", avatar_url as "avatarUrl" from correspondent
        where organisation_id = ${account.organisationId}`.execute(db),
    );
    const { identity: _, ...shown } = now;
    assert.deepEqual(rows, [shown]);
  } finally {
    await cluster.close();
  }
});
