import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visibility } from '../networks/network.ts';
import { ingest } from './ingest.ts';
import { readQueuePage } from './queue-store.ts';

describe('the list of private conversations', () => {
  let made: TestDatabase;
  before(async () => void (made = await testDatabase()));
  after(async () => await made.close());

  test('has those of the queue alone in which something private was said, page after page', async () => {
    const account = await buildAccount(made.database);
    const { organisationId } = account;
    const reader = { organisationId, memberId: randomUUID() };
    const say = (visibility: Visibility, text: string) => arrival({ ...buildPost({ text, author: buildPerson(`p-${text}`) }), visibility });
    await made.database.transact(organisationId, (tx) =>
      ingest(tx, account, [say('private', 'un'), say('public', 'deux'), say('followers', 'trois'), say('private', 'quatre')]),
    );
    const read = async (after: Awaited<ReturnType<typeof readQueuePage>>['end'], isPrivate = true) =>
      await made.database.read(organisationId, (db) =>
        readQueuePage(db, reader, { queue: 'to-answer', accountId: null, isPrivate, after, limit: 1 }),
      );
    const first = await read(null);
    const second = await read(first.end);
    assert.deepEqual(
      [...first.conversations, ...second.conversations].map(({ preview }) => preview),
      ['un', 'quatre'],
    );
    assert.equal(second.end, null);
    assert.equal((await read(null, false)).end === null, false);
  });
});
