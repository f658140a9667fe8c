import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { listComingsOf } from './coming-store.ts';
import { commentPost, settleCommentOf } from './comment-post.ts';
import { listComments } from './comment-store.ts';
import { changePost, draftPost, dropPost, restoreVersion } from './draft-post.ts';
import { postsDeps } from './index.ts';
import { leavePost, settleAsking } from './leave-post.ts';
import { createLeaving } from './leaving.ts';
import { postsHolding } from './member-holding.ts';
import { planPost, unplanPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Post, PostContent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { readCalendar } from './read-calendar.ts';
import { replaceSlots } from './slot-store.ts';
import { findPost } from './store.ts';
import { listVersions } from './version-store.ts';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const content = (...texts: readonly string[]): PostContent => ({
  parts: texts.map((text) => ({ text })),
  versions: [],
  visibility: 'public',
  contentWarning: null,
  languages: [],
});
const at = (local: string, more: Partial<Extract<When, { kind: 'at' }>> = {}): When => ({ kind: 'at', local, repeat: null, ...more });

describe('posts', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const draft = async (wording: PostContent, who: Visitor = world.ines) =>
    await draftPost(deps, who, { content: wording, accountIds: [world.account.accountId] });
  const plan = async (post: Post, when: When, who: Visitor = world.ines) =>
    await planPost(deps, who, { postId: post.postId, revision: post.revision, when, deadlineMinutes: null });
  const planned = async (post: Post, when: When = { kind: 'now' }, who: Visitor = world.ines) => {
    const done = await plan(post, when, who);
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const refusal = async (post: Post, when: When, who?: Visitor) => {
    const done = await plan(post, when, who);
    assert.ok(!done.ok);
    return done.error;
  };
  const look = async ({ postId }: Post) => {
    const found = await mine.database.read(world.organisationId, (db) => findPost(db, world.organisationId, postId));
    assert.ok(found);
    return found;
  };
  const leave = async (post: Post) => await leavePost(deps, { organisationId: world.organisationId, postId: post.postId });
  const deliver = async (times = 1) => {
    for (let time = 0; time < times; time += 1) {
      await world.hurry();
      await world.worker().sweep();
    }
  };
  const comings = async (post: Post) =>
    await mine.database.read(world.organisationId, (db) => listComingsOf(db, world.organisationId, post.postId));
  /** For what only time does. */
  const duesAgo = async (post: Post, interval: string) =>
    await world.alter(`update post set due_at = now() - $2::interval where organisation_id = $1 and post_id = $3`, [
      world.organisationId,
      interval,
      post.postId,
    ]);

  test('a post leaves at its time, signed by whoever planned it, once however many workers see it', async () => {
    const post = await planned(await draft(content('La ligne rouvre demain à 6 h.')));
    await Promise.all([leave(post), leave(post), createLeaving({ ...deps, log: silentLog() }).sweep()]);
    await deliver();
    assert.deepEqual(world.published(), ['La ligne rouvre demain à 6 h.\n— Inès']);
    assert.equal((await look(post)).state, 'left');
    const [coming] = await comings(post);
    assert.equal(coming?.outcome, 'left');
    assert.equal(coming?.said.length, 1);
    assert.ok((await world.journal()).includes('post.left'));
  });

  test('the parts of a thread leave in their order, each under the one before', async () => {
    const post = await planned(await draft(content('Un.', 'Deux.', 'Trois.')));
    await leave(post);
    await deliver(3);
    const posts = [...world.fake.posts.values()].filter(({ author }) => author.handle === 'ligne4');
    assert.deepEqual(
      posts.map(({ text }) => text.replace('\n— Inès', '')),
      ['Un.', 'Deux.', 'Trois.'],
    );
    const [first, second, third] = posts;
    assert.equal(first?.reply, null);
    assert.deepEqual([second?.reply?.parent.ref, second?.reply?.root.ref], [first?.ref, first?.ref]);
    assert.deepEqual([third?.reply?.parent.ref, third?.reply?.root.ref], [second?.ref, first?.ref]);
    const rows = await world.alter<{ count: number }>(
      `select count(distinct conversation_id)::int as count from message where organisation_id = $1 and direction = 'outbound'`,
      [world.organisationId],
    );
    assert.deepEqual(rows, [{ count: 1 }]);
  });

  test('while nobody knows whether a part arrived, the next one waits; where it was refused, the next ones do not leave', async () => {
    world.fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'cut' } });
    const unknown = await planned(await draft(content('Un.', 'Deux.')));
    await leave(unknown);
    await deliver();
    assert.equal(world.published().length, 1);
    await deliver(3);
    assert.deepEqual(
      world.published().map((text) => text.replace('\n— Inès', '')),
      ['Un.', 'Deux.'],
    );

    world.fake.misbehave('publish', { failWith: { kind: 'rejected', reason: 'invalid', detail: 'no' } });
    const refused = await planned(await draft(content('Trois.', 'Quatre.')));
    await leave(refused);
    await deliver(3);
    assert.equal(world.published().length, 2);
    const [coming] = await comings(refused);
    const states = await Promise.all(
      coming!.said.map(async (one) => ('publicationId' in one ? await world.look(one.publicationId) : null)),
    );
    assert.deepEqual(
      states.map((one) => [one?.state, one?.failure?.kind]),
      [
        ['failed', 'rejected'],
        ['failed', 'thread-broken'],
      ],
    );
  });

  test('no account is chosen by itself, and what stands in the way is said account by account', async () => {
    const lone = await draftPost(deps, world.ines, { content: content('Bonjour.'), accountIds: [] });
    assert.deepEqual(await refusal(lone, { kind: 'now' }), { kind: 'not-ready', problems: [{ kind: 'no-account' }] });
    const { accountId } = world.account;
    const bad = await refusal(await draft(content(' \u200b ', 'x'.repeat(400))), { kind: 'now' });
    assert.deepEqual(bad, {
      kind: 'not-ready',
      problems: [
        { kind: 'empty', accountId, part: 0 },
        { kind: 'too-long', accountId, part: 1, length: 407, maximum: 300 },
      ],
    });
    await world.alter(
      `update account set capabilities = jsonb_set(capabilities, '{visibilities}', '["public"]') where organisation_id = $1`,
      [world.organisationId],
    );
    const narrow = await refusal(await draft({ ...content('Bonjour.'), visibility: 'followers' }), { kind: 'now' });
    assert.deepEqual(narrow, { kind: 'not-ready', problems: [{ kind: 'too-narrow', accountId }] });
  });

  test('a time that the clocks skip, show twice, or have left behind is told, not guessed', async () => {
    const post = await draft(content('Bonjour.'));
    assert.deepEqual(await refusal(post, at('2027-03-28T02:30')), {
      kind: 'skipped',
      before: '2027-03-28T01:59',
      after: '2027-03-28T03:00',
    });
    const twice = await refusal(post, at('2027-10-31T02:30'));
    assert.equal(twice.kind, 'twice');
    assert.equal((await planned(post, at('2027-10-31T02:30', { which: 'second' }))).plan?.dueAt.toISOString(), '2027-10-31T01:30:00.000Z');
    assert.equal((await refusal(await draft(content('x')), at('2020-01-01T10:00'))).kind, 'past');
    assert.equal((await refusal(await draft(content('x')), at('demain'))).kind, 'no-such-time');
    await world.alter(`update organisation set time_zone = 'Mars/Olympus' where organisation_id = $1`, [world.organisationId]);
    assert.equal((await refusal(await draft(content('x')), at(`${TOMORROW}T10:00`))).kind, 'no-such-zone');
  });

  test('what should have left long ago asks first; it is said in the name of whoever says so, or let go', async () => {
    const post = await planned(await draft(content('Bonjour à tous.')));
    await duesAgo(post, '3 hours');
    await leave(post);
    assert.deepEqual([(await look(post)).state, (await look(post)).asks], ['asking', 'late']);
    await deliver();
    assert.deepEqual(world.published(), []);
    assert.deepEqual(await settleAsking(deps, world.paul, { postId: post.postId, revision: 1, send: true }), {
      ok: false,
      error: { kind: 'not-allowed' },
    });
    assert.ok((await settleAsking(deps, world.lead, { postId: post.postId, revision: 1, send: true })).ok);
    await deliver();
    assert.deepEqual(world.published(), ['Bonjour à tous.\n— Léa']);

    const other = await planned(await draft(content('Trop tard.')));
    await duesAgo(other, '1 day');
    await leave(other);
    assert.ok((await settleAsking(deps, world.ines, { postId: other.postId, revision: 1, send: false })).ok);
    assert.equal((await look(other)).state, 'draft');
    assert.equal((await comings(other))[0]?.outcome, 'skipped');
  });

  test('words in somebody’s name are that person’s: changed by another, a planned post is a draft again', async () => {
    const post = await planned(await draft(content('Bonjour.')), at(`${TOMORROW}T10:00`));
    const own = await changePost(deps, world.ines, {
      postId: post.postId,
      revision: post.revision,
      content: content('Bonsoir.'),
      accountIds: post.accountIds,
    });
    assert.equal(own.ok && own.value.state, 'planned');
    const other = await changePost(deps, world.paul, {
      postId: post.postId,
      revision: 2,
      content: content('Salut.'),
      accountIds: post.accountIds,
      takesOver: true,
    });
    assert.equal(other.ok && other.value.state, 'draft');
    const stale = await planPost(deps, world.ines, { postId: post.postId, revision: 2, when: { kind: 'now' }, deadlineMinutes: null });
    assert.deepEqual(stale, { ok: false, error: { kind: 'changed-since', revision: 3 } });
  });

  test('two who write at once do not write over each other, and every wording can come back', async () => {
    const post = await draft(content('Un.'));
    const write = async (who: Visitor, text: string) =>
      await changePost(deps, who, { postId: post.postId, revision: 1, content: content(text), accountIds: post.accountIds });
    const [one, two] = await Promise.all([write(world.paul, 'Deux.'), write(world.lead, 'Trois.')]);
    assert.equal([one, two].filter(({ ok }) => ok).length, 1);
    const versions = await mine.database.read(world.organisationId, (db) => listVersions(db, world.organisationId, post.postId));
    assert.deepEqual(
      versions.map(({ revision }) => revision),
      [2, 1],
    );
    const restored = await restoreVersion(deps, world.ines, { postId: post.postId, revision: 1 });
    assert.deepEqual(restored.ok && [restored.value.content.parts, restored.value.revision], [[{ text: 'Un.' }], 3]);
  });

  test('what one person types in one sitting is one version, unless somebody spoke of it', async () => {
    const post = await draft(content('a'));
    const type = async (text: string, revision: number) => {
      const done = await changePost(deps, world.ines, { postId: post.postId, revision, content: content(text), accountIds: [] });
      assert.ok(done.ok);
    };
    await type('ab', 1);
    await type('abc', 2);
    assert.ok((await commentPost(deps, world.paul, { postId: post.postId, text: 'Très bien.' })).ok);
    await type('abcd', 3);
    const versions = await mine.database.read(world.organisationId, (db) => listVersions(db, world.organisationId, post.postId));
    assert.deepEqual(
      versions.map((version) => version.content.parts[0]?.text),
      ['abcd', 'abc'],
    );
    const [comment] = await mine.database.read(world.organisationId, (db) => listComments(db, world.organisationId, post.postId));
    assert.ok((await settleCommentOf(deps, world.ines, { postId: post.postId, commentId: comment!.commentId, settled: true })).ok);
  });

  test('a post that comes back leaves each time, and stands in the calendar for the times to come', async () => {
    const repeat = { rule: 'FREQ=DAILY', until: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10) };
    const post = await planned(await draft(content('Bonjour la ligne.')), at(`${TOMORROW}T08:00`, { repeat }));
    await duesAgo(post, '1 second');
    await leave(post);
    await deliver();
    assert.equal(world.published().length, 1);
    const again = await look(post);
    assert.equal(again.state, 'planned');
    assert.equal(again.plan?.local, `${TOMORROW}T08:00`);
    const span = { from: new Date(), to: new Date(Date.now() + 7 * 86_400_000), accountId: undefined };
    const { entries } = await mine.database.read(world.organisationId, (db) => readCalendar(db, world.organisationId, span));
    assert.ok(entries.length >= 6 && entries.length <= 7, String(entries.length));
  });

  test('what is planned in the name of somebody who leaves asks, and nothing leaves in it', async () => {
    const post = await planned(await draft(content('Bonjour.')), at(`${TOMORROW}T10:00`));
    await mine.database.transact(world.organisationId, async (tx) => await postsHolding.leave!(tx, world.ines.memberId));
    assert.deepEqual([(await look(post)).state, (await look(post)).asks], ['asking', 'writer-gone']);

    const other = await planned(await draft(content('Bonsoir.')));
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.ines.memberId,
    ]);
    await leave(other);
    assert.equal((await look(other)).asks, 'writer-gone');
  });

  test('an account that must be reconnected keeps what it was to say; one that is disconnected is told of', async () => {
    const post = await planned(await draft(content('Bonjour.')));
    await world.alter(`update account set state = 'needs-reconnection' where organisation_id = $1`, [world.organisationId]);
    await leave(post);
    await deliver();
    const [coming] = await comings(post);
    const one = coming?.said[0];
    assert.ok(one && 'publicationId' in one);
    assert.equal((await world.look(one.publicationId)).state, 'needs-reauth');

    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    assert.equal((await refusal(await draft(content('x')), { kind: 'now' })).kind, 'not-ready');
  });

  test('what did not leave before its deadline does not leave after it, unless a person wants it to', async () => {
    const post = await draft(content('Ce soir à 18 h.'));
    assert.ok((await planPost(deps, world.ines, { postId: post.postId, revision: 1, when: { kind: 'now' }, deadlineMinutes: 5 })).ok);
    await leave(post);
    await world.alter(`update publication set deadline_at = now() - interval '1 second' where organisation_id = $1`, [
      world.organisationId,
    ]);
    await deliver();
    assert.deepEqual(world.published(), []);
    const [coming] = await comings(post);
    const one = coming?.said[0];
    assert.ok(one && 'publicationId' in one);
    assert.deepEqual((await world.look(one.publicationId)).failure, { kind: 'deadline' });
  });

  test('the next free slot of the week is taken, one post each', async () => {
    await mine.database.transact(
      world.organisationId,
      async (tx) => await replaceSlots(tx, world.account.accountId, [{ weekday: 3, time: '12:00' }]),
    );
    const slot: When = { kind: 'slot', accountId: world.account.accountId };
    const [one, two] = [await planned(await draft(content('Un.')), slot), await planned(await draft(content('Deux.')), slot)];
    assert.equal(two.plan!.dueAt.getTime() - one.plan!.dueAt.getTime() >= 6.9 * 86_400_000, true);
    await mine.database.transact(world.organisationId, async (tx) => await replaceSlots(tx, world.account.accountId, []));
    assert.equal((await refusal(await draft(content('Trois.')), slot)).kind, 'no-free-slot');
  });

  test('who has another’s post in hand may neither take its time away nor give it up; a lead may', async () => {
    const post = await planned(await draft(content('Bonjour.')), at(`${TOMORROW}T10:00`));
    assert.deepEqual(await unplanPost(deps, world.paul, post.postId), { ok: false, error: { kind: 'not-allowed' } });
    assert.deepEqual(await dropPost(deps, world.paul, { postId: post.postId, dropped: true }), {
      ok: false,
      error: { kind: 'not-allowed' },
    });
    assert.ok((await unplanPost(deps, world.lead, post.postId)).ok);
    assert.ok((await dropPost(deps, world.paul, { postId: post.postId, dropped: true })).ok);
    assert.ok((await dropPost(deps, world.paul, { postId: post.postId, dropped: false })).ok);
    assert.equal((await look(post)).state, 'draft');
  });
});
