import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { arrival, buildAccount, buildPost } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { NetworkName, Visibility } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { findMentionable, withTies } from './find-mentionable.ts';
import { ingest } from './ingest.ts';
import { joinCorrespondents } from './tie-correspondents.ts';

describe('who can be mentioned', () => {
  let made: TestDatabase;
  let visitor: Visitor;
  before(async () => void (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(() => void (visitor = { organisationId: randomUUID(), memberId: randomUUID(), sessionId: randomUUID(), role: 'member' }));

  async function hear(network: NetworkName, handle: string, displayName: string, visibility: Visibility = 'public') {
    const account = { ...(await buildAccount(made.database, visitor.organisationId)), network };
    const author = { identity: `${network}:${handle}`, handle, displayName, avatarUrl: null };
    const post = buildPost({ author, ref: randomUUID(), visibility });
    return await made.database.transact(visitor.organisationId, async (tx) => {
      await ingest(tx, account, [arrival(post)]);
      const { rows } = await sql<{ id: string }>`select correspondent_id as id from message where ref = ${post.ref}`.execute(tx.db);
      return { id: rows[0]!.id, accountId: account.accountId };
    });
  }
  const find = async (typed: string) => await made.database.read(visitor.organisationId, (db) => findMentionable(db, visitor, typed));
  const names = async (typed: string) => (await find(typed)).map(({ name }) => name);

  test('is found by the beginning of a handle or of any name, without accents', async () => {
    await hear('bluesky', 'lea.exemple.org', 'Léa Martin');
    await hear('x', 'paul_d', 'Paul Durand');
    for (const typed of ['le', 'LEA.ex', 'mart', 'lea mar']) assert.deepEqual(await names(typed), ['Léa Martin'], typed);
    assert.deepEqual(await names('dur'), ['Paul Durand']);
    assert.deepEqual(await names('xyz'), []);
    assert.deepEqual(await names(':*&'), []);
  });

  test('is one person on all the networks that members tied together', async () => {
    const one = await hear('bluesky', 'lea.exemple.org', 'Léa Martin');
    const other = await hear('mastodon', 'lea@exemple.org', 'Léa M.');
    await joinCorrespondents({ database: made.database }, visitor, { correspondentId: one.id, otherId: other.id });
    const [lea, ...others] = await find('lea');
    assert.equal(others.length, 0);
    assert.deepEqual(lea?.handles.map(({ network }) => network).toSorted(), ['bluesky', 'mastodon']);
  });

  test('found by a network is known by the handles of elsewhere, under the name of today', async () => {
    const one = await hear('bluesky', 'lea.exemple.org', 'Léa Martin');
    const other = await hear('x', 'lea_m', 'Léa M.');
    await joinCorrespondents({ database: made.database }, visitor, { correspondentId: one.id, otherId: other.id });
    const people = [
      { identity: 'bluesky:lea.exemple.org', handle: 'lea-nouvelle.example', displayName: 'Léa', avatarUrl: null },
      { identity: 'bluesky:inconnue', handle: 'inconnue.example', displayName: null, avatarUrl: null },
    ];
    const found = await made.database.read(visitor.organisationId, (db) =>
      withTies(db, visitor.organisationId, { network: 'bluesky', people }),
    );
    assert.deepEqual(
      found.map(({ name, handles }) => `${name}: ${handles.map(({ handle }) => handle).join(', ')}`),
      ['Léa: lea-nouvelle.example, lea_m', 'inconnue.example: inconnue.example'],
    );
  });

  test('is nobody who spoke only where the reader may not read', async () => {
    const { accountId } = await hear('bluesky', 'lea.exemple.org', 'Léa Martin', 'private');
    assert.deepEqual(await names('lea'), ['Léa Martin']);
    await made.database.transact(visitor.organisationId, async (tx) => {
      // An office's account: its private conversations are those of who holds the office.
      await sql`update account set voice_until = now() where account_id = ${accountId}`.execute(tx.db);
    });
    assert.deepEqual(await names('lea'), []);
    await hear('bluesky', 'lea.exemple.org', 'Léa Martin');
    assert.deepEqual(await names('lea'), ['Léa Martin']);
  });
});
