import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { arrival, buildAccount, buildPost } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { NetworkPerson } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { entriesAfter } from '../platform/journal/index.ts';
import { fail } from '../platform/result.ts';
import { ingest } from './ingest.ts';
import { readThread } from './read-thread.ts';
import { findTies } from './read-ties.ts';
import { joinCorrespondents, partCorrespondents, tellApart } from './tie-correspondents.ts';

const NETWORKS = ['bluesky', 'mastodon', 'x'] as const;

describe('a person on several networks', () => {
  let made: TestDatabase;
  let visitor: Visitor;
  let organisationId: string;
  let accounts: Awaited<ReturnType<typeof buildAccount>>[];
  let lea: Record<(typeof NETWORKS)[number], { id: string; conversationId: string }>;
  before(async () => void (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => {
    organisationId = randomUUID();
    visitor = { organisationId, memberId: randomUUID(), sessionId: randomUUID(), role: 'member' };
    accounts = await Promise.all(NETWORKS.map(() => buildAccount(made.database, organisationId)));
    const [bluesky, mastodon, x] = [
      await hear('bluesky', { handle: 'lea.exemple.org', displayName: 'Léa Martin' }),
      await hear('mastodon', { handle: 'lea@exemple.org', displayName: 'Lea MARTIN 🚇' }),
      await hear('x', { handle: 'Lea_', displayName: 'Léa  Martin' }),
    ];
    lea = { bluesky, mastodon, x };
  });

  async function hear(network: (typeof NETWORKS)[number], { handle, displayName, avatarUrl = null }: Partial<NetworkPerson>) {
    const account = { ...accounts[NETWORKS.indexOf(network)]!, network };
    const author = { identity: `${network}:${handle}`, handle: handle!, displayName: displayName!, avatarUrl };
    const post = buildPost({ author, ref: randomUUID() });
    return await made.database.transact(organisationId, async (tx) => {
      await ingest(tx, account, [arrival(post)]);
      const { rows } = await sql<{ id: string; conversationId: string }>`
        select correspondent_id as id, conversation_id as "conversationId" from message where ref = ${post.ref}`.execute(tx.db);
      return rows[0]!;
    });
  }
  const deps = () => ({ database: made.database });
  const ties = async (id: string) => await made.database.read(organisationId, (db) => findTies(db, organisationId, id));
  const join = async (a: string, b: string, who = visitor) => await joinCorrespondents(deps(), who, { correspondentId: a, otherId: b });
  const part = async (a: string, b: string) => await partCorrespondents(deps(), visitor, { correspondentId: a, otherId: b });
  const apart = async (a: string, b: string) => await tellApart(deps(), visitor, { correspondentId: a, otherId: b });
  const card = async (conversationId: string) =>
    (await made.database.read(organisationId, (db) => readThread(db, visitor, { conversationId, from: undefined, limit: 10 })))
      ?.correspondent;
  const known = async (conversationId: string) => (await card(conversationId))?.identities.map(({ network }) => network).toSorted();
  const kinds = async () =>
    (await made.database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 500)))
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('correspondent.'));

  test('is proposed with the reasons, and never joined by itself', async () => {
    const found = await ties(lea.bluesky.id);
    assert.deepEqual(
      found?.proposals.map(({ correspondent, alikeIn }) => [correspondent.network, alikeIn]),
      [
        ['mastodon', ['name', 'handle', 'site']],
        ['x', ['name', 'handle']],
      ],
    );
    assert.deepEqual(found?.identities.length, 1);
    assert.deepEqual(await known(lea.bluesky.conversationId), ['bluesky']);
  });

  test('is not proposed for one likeness, on the same network, nor for names of a letter or of none', async () => {
    const marie = await hear('bluesky', { handle: 'marie1.exemple.net', displayName: 'Marie' });
    await hear('x', { handle: 'autre', displayName: 'Marie' });
    await hear('bluesky', { handle: 'marie1.ailleurs.net', displayName: 'Marie' });
    const blank = await hear('bluesky', { handle: '_', displayName: '🙂' });
    await hear('x', { handle: '__', displayName: '🙂🙂' });
    assert.deepEqual((await ties(marie.id))?.proposals, []);
    assert.deepEqual((await ties(blank.id))?.proposals, []);
  });

  test('joined by a member has one card with both identities and both histories; no message moves', async () => {
    assert.ok((await join(lea.mastodon.id, lea.bluesky.id)).ok);
    assert.deepEqual(await known(lea.bluesky.conversationId), ['bluesky', 'mastodon']);
    const seen = await card(lea.bluesky.conversationId);
    assert.equal(seen?.conversationCount, 2);
    assert.deepEqual(
      seen?.earlier.map((one) => one.conversationId),
      [lea.mastodon.conversationId],
    );
    assert.equal(seen?.correspondentId, lea.bluesky.id);
    assert.deepEqual(await kinds(), ['correspondent.joined']);
  });

  test('joined in a chain is one, and told who joined them; parted in the middle is two again', async () => {
    await join(lea.bluesky.id, lea.mastodon.id);
    await join(lea.mastodon.id, lea.x.id);
    assert.deepEqual(await known(lea.bluesky.conversationId), ['bluesky', 'mastodon', 'x']);
    assert.deepEqual(
      (await ties(lea.bluesky.id))?.joined.map(({ memberId }) => memberId),
      [visitor.memberId, visitor.memberId],
    );
    assert.deepEqual((await ties(lea.x.id))?.proposals, [], 'who is joined by way of another is not proposed');
    await part(lea.bluesky.id, lea.mastodon.id);
    assert.deepEqual(await known(lea.bluesky.conversationId), ['bluesky']);
    assert.deepEqual(await known(lea.x.conversationId), ['mastodon', 'x']);
  });

  test('parted after new messages leaves each where it was said', async () => {
    await join(lea.bluesky.id, lea.mastodon.id);
    const later = await hear('mastodon', { handle: 'lea@exemple.org', displayName: 'Léa Martin' });
    assert.equal((await card(lea.bluesky.conversationId))?.conversationCount, 3);
    await part(lea.mastodon.id, lea.bluesky.id);
    assert.equal((await card(lea.bluesky.conversationId))?.conversationCount, 1);
    assert.equal((await card(later.conversationId))?.conversationCount, 2);
    assert.deepEqual(await kinds(), ['correspondent.joined', 'correspondent.parted']);
    assert.equal((await ties(lea.bluesky.id))?.proposals.length, 2, 'and may be joined again');
  });

  test('joined ten times at once, from both sides, is joined once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? join(lea.bluesky.id, lea.mastodon.id) : join(lea.mastodon.id, lea.bluesky.id))),
    );
    assert.ok(all.every(({ ok }) => ok));
    assert.deepEqual(await kinds(), ['correspondent.joined']);
  });

  test('told apart is proposed no more, and is not joined by way of a third', async () => {
    await apart(lea.bluesky.id, lea.x.id);
    assert.deepEqual(
      (await ties(lea.bluesky.id))?.proposals.map(({ correspondent }) => correspondent.network),
      ['mastodon'],
    );
    await join(lea.bluesky.id, lea.mastodon.id);
    assert.deepEqual(await join(lea.mastodon.id, lea.x.id), fail({ kind: 'told-apart' }));
    assert.deepEqual(await join(lea.x.id, lea.mastodon.id), fail({ kind: 'told-apart' }));
    assert.ok((await join(lea.x.id, lea.bluesky.id)).ok, 'whoever said so may think again');
  });

  test('of one, two are not told apart before they are parted', async () => {
    await join(lea.bluesky.id, lea.mastodon.id);
    await join(lea.mastodon.id, lea.x.id);
    assert.deepEqual(await apart(lea.bluesky.id, lea.x.id), fail({ kind: 'joined' }));
  });

  test('two chains that are joined at once, against what was said, are not both joined', async () => {
    await apart(lea.bluesky.id, lea.x.id);
    const both = await Promise.all([join(lea.bluesky.id, lea.mastodon.id), join(lea.mastodon.id, lea.x.id)]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
  });

  test('is at most twenty correspondents', async () => {
    for (let n = 0; n < 19; n += 1) {
      const one = await hear('x', { handle: `double${n}`, displayName: 'Double' });
      assert.ok((await join(lea.bluesky.id, one.id)).ok);
    }
    assert.deepEqual(await join(lea.bluesky.id, lea.mastodon.id), fail({ kind: 'too-many' }));
  });

  test('is nobody of another organisation, and not joined to oneself or to nobody', async () => {
    const stranger = { ...visitor, organisationId: randomUUID() };
    assert.deepEqual(await join(lea.bluesky.id, lea.mastodon.id, stranger), fail({ kind: 'not-found' }));
    assert.equal(await made.database.read(stranger.organisationId, (db) => findTies(db, stranger.organisationId, lea.bluesky.id)), null);
    assert.deepEqual(await join(lea.bluesky.id, lea.bluesky.id), fail({ kind: 'same' }));
    assert.deepEqual(await join(lea.bluesky.id, randomUUID()), fail({ kind: 'not-found' }));
    assert.ok((await part(lea.bluesky.id, lea.x.id)).ok, 'what nobody said is taken back without a word');
    assert.deepEqual(await kinds(), []);
  });
});
