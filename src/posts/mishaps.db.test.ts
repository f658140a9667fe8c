import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { Visitor } from '../people/index.ts';
import { listComingsOf } from './coming-store.ts';
import { changePost, draftPost, restoreVersion } from './draft-post.ts';
import { postsDeps } from './index.ts';
import { leavePost, settleAsking } from './leave-post.ts';
import { postsHolding } from './member-holding.ts';
import { planPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Post, PostContent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { readCalendar } from './read-calendar.ts';
import { wordingSchema } from './schema.ts';
import { replaceSlots } from './slot-store.ts';
import { findPost } from './store.ts';
import { listVersions } from './version-store.ts';

const DAY_MS = 86_400_000;
const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const content = (text: string): PostContent => ({
  parts: [{ text }],
  versions: [],
  visibility: 'public',
  contentWarning: null,
  languages: [],
});

describe('posts, when things go wrong', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const draft = async (text: string) =>
    await draftPost(deps, world.ines, { content: content(text), accountIds: [world.account.accountId] });
  const plan = async ({ postId, revision }: Post, when: When, who: Visitor = world.ines) => {
    const done = await planPost(deps, who, { postId, revision, when, deadlineMinutes: null });
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const at = (local: string, repeat: Extract<When, { kind: 'at' }>['repeat'] = null): When => ({ kind: 'at', local, repeat });
  const look = async ({ postId }: Post) =>
    (await mine.database.read(world.organisationId, (db) => findPost(db, world.organisationId, postId))) ?? assert.fail();
  const comings = async ({ postId }: Post) =>
    await mine.database.read(world.organisationId, (db) => listComingsOf(db, world.organisationId, postId));
  const versions = async ({ postId }: Post) =>
    (await mine.database.read(world.organisationId, (db) => listVersions(db, world.organisationId, postId))).map(
      (version) => version.content.parts[0]?.text,
    );
  const duesAgo = async ({ postId }: Post, interval: string) =>
    await world.alter(`update post set due_at = now() - $2::interval where organisation_id = $1 and post_id = $3`, [
      world.organisationId,
      interval,
      postId,
    ]);
  const leave = async ({ postId }: Post) => await leavePost(deps, { organisationId: world.organisationId, postId });
  const inesLeaves = async () =>
    await mine.database.transact(world.organisationId, async (tx) => await postsHolding.leave!(tx, world.ines.memberId));

  test('who has a post that asks said sees to the words that he or she read, not to others', async () => {
    const post = await plan(await draft('Bonjour.'), { kind: 'now' });
    await duesAgo(post, '1 hour');
    await leave(post);
    const { postId, revision, accountIds } = post;
    assert.ok((await changePost(deps, world.ines, { postId, revision, content: content('Autre chose.'), accountIds })).ok);
    const said = await settleAsking(deps, world.lead, { postId, revision, send: true });
    assert.deepEqual(said, { ok: false, error: { kind: 'changed-since', revision: 2 } });
    assert.equal((await look(post)).state, 'asking');
  });

  test('a post that nobody could say keeps the name under which it was planned', async () => {
    const post = await plan(await draft('Bonjour.'), { kind: 'now' });
    await duesAgo(post, '1 hour');
    await leave(post);
    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    const { postId, revision } = post;
    const refused = await settleAsking(deps, world.lead, { postId, revision, send: true });
    assert.equal(!refused.ok && refused.error.kind, 'refused');
    const still = await look(post);
    assert.deepEqual([still.state, still.plan?.memberId], ['asking', world.ines.memberId]);
    assert.ok((await settleAsking(deps, world.ines, { postId, revision, send: false })).ok);
  });

  test('what was let go before its time and planned for it again is told as said', async () => {
    const local = `${dayAhead(1)}T10:00`;
    const post = await plan(await draft('Bonjour.'), at(local));
    await inesLeaves();
    const { postId, revision } = post;
    assert.ok((await settleAsking(deps, world.lead, { postId, revision, send: false })).ok);
    const again = await plan(await look(post), at(local), world.lead);
    const { dueAt } = again.plan!;
    await world.alter(`update post_coming set due_at = date_trunc('second', now()) - interval '2 seconds' where organisation_id = $1`, [
      world.organisationId,
    ]);
    await world.alter(
      `update post set due_at = (select due_at from post_coming where post_id = $2) where organisation_id = $1 and post_id = $2`,
      [world.organisationId, postId],
    );
    assert.ok(dueAt > new Date());
    await leave(post);
    const told = await comings(post);
    assert.deepEqual(
      told.map(({ outcome, said }) => [outcome, said.length]),
      [['left', 1]],
    );
  });

  test('a coming that is let go before its time does not come back', async () => {
    const post = await plan(await draft('Bonjour.'), at(`${dayAhead(2)}T10:00`, { rule: 'FREQ=DAILY', until: dayAhead(9) }));
    await inesLeaves();
    const { postId, revision } = post;
    assert.ok((await settleAsking(deps, world.lead, { postId, revision, send: false })).ok);
    assert.equal((await look(post)).plan?.local, `${dayAhead(3)}T10:00`);
  });

  test('two who take the next free slot at once get two, and who plans again stays on his or hers', async () => {
    const { accountId } = world.account;
    const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time: '12:00' }));
    await mine.database.transact(world.organisationId, async (tx) => await replaceSlots(tx, accountId, slots));
    const slot: When = { kind: 'slot', accountId };
    const drafts = [await draft('Un.'), await draft('Deux.'), await draft('Trois.'), await draft('Quatre.')];
    const planned = await Promise.all(drafts.map(async (post) => await plan(post, slot)));
    assert.equal(new Set(planned.map((post) => post.plan?.dueAt.getTime())).size, 4);
    const first = planned.toSorted((one, other) => Number(one.plan?.dueAt) - Number(other.plan?.dueAt))[0]!;
    assert.deepEqual((await plan(first, slot)).plan?.dueAt, first.plan?.dueAt);
  });

  test('bringing a wording back loses none, and a sitting ends ten minutes after it began', async () => {
    const post = await draft('Un.');
    await world.alter(`update post_version set written_at = now() - interval '1 hour' where organisation_id = $1`, [world.organisationId]);
    const write = async (text: string) => {
      const { postId, revision, accountIds } = await look(post);
      assert.ok((await changePost(deps, world.ines, { postId, revision, content: content(text), accountIds })).ok);
    };
    await write('Deux.');
    assert.ok((await restoreVersion(deps, world.ines, { postId: post.postId, revision: 1 })).ok);
    assert.deepEqual(await versions(post), ['Un.', 'Deux.', 'Un.']);

    await write('Trois.');
    await world.alter(`update post_version set written_at = now() - interval '9 minutes' where organisation_id = $1 and revision = 4`, [
      world.organisationId,
    ]);
    await write('Quatre.');
    await world.alter(
      `update post_version set written_at = written_at - interval '2 minutes' where organisation_id = $1 and revision = 5`,
      [world.organisationId],
    );
    await write('Cinq.');
    assert.deepEqual((await versions(post)).slice(0, 2), ['Cinq.', 'Quatre.']);
  });

  test('what an account said stands in its calendar even when the post is another account’s by now, and a cut list says so', async () => {
    const post = await plan(await draft('Bonjour.'), { kind: 'now' });
    await leave(post);
    await world.alter(`update post set account_ids = '{}' where organisation_id = $1`, [world.organisationId]);
    const span = { from: new Date(Date.now() - DAY_MS), to: new Date(Date.now() + 30 * DAY_MS) };
    const calendar = async (accountId: string | undefined) =>
      await mine.database.read(world.organisationId, (db) => readCalendar(db, world.organisationId, { ...span, accountId }));
    assert.equal((await calendar(world.account.accountId)).entries.length, 1);
    await world.alter(
      `insert into post_coming (organisation_id, post_id, local_time, due_at, outcome)
       select $1, $2, '', now() + n * interval '1 second', 'left' from generate_series(1, 1100) as n`,
      [world.organisationId, post.postId],
    );
    assert.equal((await calendar(world.account.accountId)).whole, false);
  });

  test('who asks for his or her data gets the wordings of others’ drafts that he or she wrote', async () => {
    const { postId, revision, accountIds } = await draft('Un.');
    assert.ok((await changePost(deps, world.paul, { postId, revision, content: content('De Paul.'), accountIds })).ok);
    const { database } = mine;
    const data = await database.read(
      world.organisationId,
      async (db) => await postsHolding.export!(db, world.organisationId, world.paul.memberId),
    );
    assert.ok(JSON.stringify(data).includes('De Paul.') && !JSON.stringify(data).includes('Un.'));
  });

  test('what was typed is kept as a database can, however it came; too much of it and two wordings of one account are refused', async () => {
    const { accountId } = world.account;
    const read = (body: Partial<PostContent>) =>
      wordingSchema.safeParse({ content: { ...content('x'), ...body }, accountIds: [accountId] });
    const odd = read({ parts: [{ text: 'a\0b\ud83d' }], contentWarning: 'c\0\ud83d' });
    assert.ok(odd.success);
    const post = await draftPost(deps, world.ines, odd.data);
    assert.deepEqual([(await look(post)).content.parts[0]?.text, post.content.contentWarning], ['ab\ufffd', 'c\ufffd']);

    const parts = [{ text: 'x'.repeat(50_000) }];
    assert.ok(read({ parts: [...parts, ...parts, ...parts, ...parts] }).success);
    assert.ok(!read({ parts: [...parts, ...parts], versions: [{ accountId, parts: [...parts, ...parts, { text: 'x' }] }] }).success);
    const version = { accountId, parts: [{ text: 'y' }] };
    assert.ok(read({ versions: [version] }).success);
    assert.ok(!read({ versions: [version, { ...version, accountId: accountId.toUpperCase() }] }).success);
  });
});
