import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { reviewWorld } from '../../test/harness/review-world.ts';
import type { ReviewWorld } from '../../test/harness/review-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Finding } from '../guardrails/index.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { reviewHolding } from '../review/index.ts';
import { changePost, draftPost, dropPost } from './draft-post.ts';
import { leavePost, settleAsking } from './leave-post.ts';
import { createLeaving } from './leaving.ts';
import { postsHolding } from './member-holding.ts';
import { planPost, unplanPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Post, PostContent } from './post.ts';
import { readCalendar } from './read-calendar.ts';
import { findPost } from './store.ts';
import { listVersions } from './version-store.ts';

const DAY_MS = 86_400_000;
const TOMORROW = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
const AT_SIX: When = { kind: 'at', local: `${TOMORROW}T18:00`, repeat: null };
const content = (...texts: readonly string[]): PostContent => ({
  parts: texts.map((text) => ({ text })),
  versions: [],
  visibility: 'public',
  contentWarning: null,
  languages: [],
});
const FALSE_NUMBER: Finding = { rule: 'numbers', level: 'pause', why: 'anger', values: {}, where: { start: 0, end: 1 }, firm: false };

describe('a post that is read again', () => {
  let mine: TestDatabase;
  let world: ReviewWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await reviewWorld(mine)));

  const draft = async (wording: PostContent, who: Visitor = world.ines) =>
    await draftPost(world.posts, who, { content: wording, accountIds: [world.account.accountId] });
  const plan = async (
    post: Post,
    { when = AT_SIX, who = world.ines, ...more }: { when?: When; who?: Visitor; readAgain?: string; takesOver?: boolean } = {},
  ) => await planPost(world.posts, who, { postId: post.postId, revision: post.revision, when, deadlineMinutes: null, ...more });
  const held = async (wording: PostContent = content('Eh bien <hold>.'), when: When = AT_SIX) => {
    const planned = await plan(await draft(wording), { when });
    assert.ok(planned.ok, JSON.stringify(planned));
    assert.equal(planned.value.state, 'review');
    return { post: planned.value, reviewId: planned.value.reviewId! };
  };
  const look = async ({ postId }: Pick<Post, 'postId'>) => {
    const found = await mine.database.read(world.organisationId, (db) => findPost(db, world.organisationId, postId));
    assert.ok(found);
    return found;
  };
  const leave = async ({ postId }: Post) => await leavePost(world.posts, { organisationId: world.organisationId, postId });
  const isDue = async ({ postId }: Post) =>
    await world.alter(`update post set due_at = now() - interval '1 second' where organisation_id = $1 and post_id = $2`, [
      world.organisationId,
      postId,
    ]);

  test('is not read again by a program: what pauses stays a draft of its key’s maker, who plans it in person', async () => {
    const post = await draft(content('Encore <pause>.'));
    const program = { ...world.ines, apiKeyId: world.ines.sessionId };
    const asked = await plan(post, { who: program });
    assert.ok(!asked.ok && asked.error.kind === 'pause');
    await world.alter(`update guardrail_pause set asked_at = asked_at - interval '20 seconds' where organisation_id = $1`, [
      world.organisationId,
    ]);
    const { pauseId } = asked.error;
    const again = await plan(post, { who: program, readAgain: pauseId });
    assert.ok(!again.ok && again.error.kind === 'pause');
    assert.equal((await look(post)).state, 'draft');
    assert.ok((await plan(post, { readAgain: pauseId })).ok);
  });

  test('pauses when it gets its time, for whoever plans it; the same words at another time are not read twice', async () => {
    const post = await draft(content('Alors <pause>.'));
    const asked = await plan(post);
    assert.ok(!asked.ok && asked.error.kind === 'pause');
    assert.equal((await look(post)).state, 'draft');
    assert.equal((await plan(post, { readAgain: asked.error.pauseId })).ok, false);
    await world.alter(`update guardrail_pause set asked_at = asked_at - interval '20 seconds' where organisation_id = $1`, [
      world.organisationId,
    ]);
    const planned = await plan(post, { readAgain: asked.error.pauseId });
    assert.ok(planned.ok && planned.value.state === 'planned');
    const moved = await plan(post, { when: { kind: 'at', local: `${TOMORROW}T19:00`, repeat: null } });
    assert.ok(moved.ok && moved.value.plan?.local === `${TOMORROW}T19:00`);
    const [kept] = await world.alter<{ post_id: string }>('select post_id from guardrail_pause where organisation_id = $1', [
      world.organisationId,
    ]);
    assert.equal(kept?.post_id, post.postId);
  });

  test('held, waits until its own time at the latest, in the calendar, and leaves by no job and no sweep', async () => {
    const { post, reviewId } = await held();
    assert.deepEqual((await world.review(reviewId)).endsAt, post.plan?.dueAt);
    const span = { from: new Date(), to: new Date(Date.now() + 3 * DAY_MS), accountId: undefined };
    const { entries } = await mine.database.read(world.organisationId, (db) => readCalendar(db, world.organisationId, span));
    assert.deepEqual(
      entries.map((entry) => entry.post.postId),
      [post.postId],
    );
    await isDue(post);
    await leave(post);
    await createLeaving({ ...world.posts, log: silentLog() }).sweep();
    await world.isOver(reviewId);
    await world.timingOut.sweep();
    assert.deepEqual([(await look(post)).state, (await world.review(reviewId)).state], ['draft', 'timed-out']);
    await leave(post);
    await world.deliverAll();
    assert.deepEqual(world.published(), []);
  });

  test('approved, leaves at its time in the name of whoever planned it; meant for now, it leaves now', async () => {
    const later = await held();
    assert.ok((await world.approve(world.paul, later.reviewId)).ok);
    const planned = await look(later.post);
    assert.deepEqual(
      [planned.state, planned.plan?.dueAt, planned.plan?.memberId],
      ['planned', later.post.plan?.dueAt, world.ines.memberId],
    );
    const now = await held(content('Tout de suite <hold>.'), { kind: 'now' });
    const minutes = ((await world.review(now.reviewId)).endsAt.getTime() - Date.now()) / 60_000;
    assert.ok(minutes > 20 && minutes <= 31);
    await isDue(now.post);
    assert.ok((await world.approve(world.paul, now.reviewId)).ok);
    await leave(now.post);
    await world.deliverAll();
    assert.deepEqual(world.published(), ['Tout de suite <hold>.\n— Inès']);
  });

  test('amended, keeps both wordings as versions with their names, and its author’s signature', async () => {
    const { post, reviewId } = await held(content('Un <hold>.', 'Deux.'));
    const short = await world.amend(world.paul, reviewId, 'Un seul.');
    assert.deepEqual(!short.ok && short.error, { kind: 'other-parts', parts: 2 });
    assert.ok((await world.amend(world.paul, reviewId, 'Un.', 'Deux.')).ok);
    const after = await look(post);
    assert.deepEqual(
      after.content.parts.map(({ text }) => text),
      ['Un.', 'Deux.'],
    );
    assert.equal(after.plan?.memberId, world.ines.memberId);
    const versions = await mine.database.read(world.organisationId, (db) => listVersions(db, world.organisationId, post.postId));
    assert.deepEqual(
      versions.map(({ memberId }) => memberId),
      [world.paul.memberId, world.ines.memberId],
    );
    await isDue(after);
    await leave(after);
    assert.equal((await look(post)).state, 'left', 'what the reviewer wrote is known, and is not stopped');
  });

  test('with an account’s own words is not amended in one place for all', async () => {
    const versions = [{ accountId: world.account.accountId, parts: [{ text: 'Le sien <hold>.' }] }];
    const { reviewId } = await held({ ...content('Commun.'), versions });
    const refused = await world.amend(world.paul, reviewId, 'Autre.');
    assert.deepEqual(!refused.ok && refused.error, { kind: 'several-versions' });
  });

  test('is reviewed neither by who plans it nor by who wrote its words', async () => {
    const post = await draft(content('De Paul <hold>.'), world.paul);
    const planned = await plan(post);
    assert.ok(planned.ok && planned.value.state === 'review');
    const own = await world.approve(world.paul, planned.value.reviewId!);
    assert.deepEqual(!own.ok && own.error, { kind: 'not-allowed', why: 'own' });
    assert.ok((await world.approve(world.lead, planned.value.reviewId!)).ok);
  });

  test('asked for again while it waits, is one review, with its new time', async () => {
    const { post, reviewId } = await held();
    const again = await Promise.all([plan(post), plan(post, { when: { kind: 'at', local: `${TOMORROW}T19:00`, repeat: null } })]);
    assert.ok(again.every((one) => one.ok && one.value.reviewId === reviewId && one.value.state === 'review'));
    const rows = await world.alter('select review_id from review where organisation_id = $1', [world.organisationId]);
    assert.equal(rows.length, 1);
    assert.deepEqual((await world.review(reviewId)).endsAt, (await look(post)).plan?.dueAt);
  });

  test('changed, without its time, or given up, waits no more', async () => {
    const ends = [
      async (post: Post) => await changePost(world.posts, world.ines, { ...post, content: content('Autre.') }),
      async (post: Post) => await unplanPost(world.posts, world.ines, post.postId),
      async (post: Post) => await dropPost(world.posts, world.ines, { postId: post.postId, dropped: true }),
      async (post: Post) => await plan(post, { who: world.lead, takesOver: true }),
    ];
    for (const end of ends) {
      const { post, reviewId } = await held();
      const done = await end(post);
      assert.ok(done.ok, JSON.stringify(done));
      assert.equal((await world.review(reviewId)).state, 'taken-back');
      const settled = await world.approve(world.paul, reviewId);
      assert.equal(!settled.ok && settled.error.kind, 'settled');
      assert.notEqual((await look(post)).state, 'planned');
    }
    const { reviewId } = await held();
    assert.ok((await world.takeBack(world.ines, reviewId)).ok);
  });

  test('refused or without its author is a draft again, with all its words', async () => {
    const refused = await held();
    assert.ok((await world.refuse(world.paul, refused.reviewId)).ok);
    assert.equal((await look(refused.post)).state, 'draft');
    const left = await held();
    await mine.database.transact(world.organisationId, async (tx) => {
      await reviewHolding(world.deps).leave!(tx, world.ines.memberId);
      await postsHolding.leave!(tx, world.ines.memberId);
    });
    assert.deepEqual([(await look(left.post)).state, (await world.review(left.reviewId)).goneWhy], ['draft', 'writer-gone']);
    assert.deepEqual((await look(left.post)).content.parts, [{ text: 'Eh bien <hold>.' }]);
  });

  test('whose account was disconnected goes back with the reason when it is approved', async () => {
    const { post, reviewId } = await held();
    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    const gone = await world.approve(world.lead, reviewId);
    assert.deepEqual(!gone.ok && gone.error, { kind: 'gone', why: 'account-disconnected' });
    assert.equal((await look(post)).state, 'draft');
  });

  test('leaves as planned when what was known is all there is', async () => {
    const { post, reviewId } = await held();
    assert.ok((await world.approve(world.paul, reviewId)).ok);
    await isDue(post);
    await leave(post);
    assert.equal((await look(post)).state, 'left');
  });

  test('asks instead of leaving when something new would stop it, and says what', async () => {
    const planned = await plan(await draft(content('Trafic rétabli vers 18 h.')));
    assert.ok(planned.ok);
    await isDue(planned.value);
    world.guard.also.push(FALSE_NUMBER);
    await Promise.all([leave(planned.value), leave(planned.value)]);
    const asking = await look(planned.value);
    assert.deepEqual([asking.state, asking.asks, asking.stopped.map(({ rule }) => rule)], ['asking', 'stopped', ['numbers']]);
    assert.deepEqual(world.published(), []);
    const settling = { postId: asking.postId, revision: asking.revision, send: true };
    const paused = await settleAsking(world.posts, world.ines, settling);
    assert.ok(!paused.ok && paused.error.kind === 'pause');
    await world.alter(`update guardrail_pause set asked_at = asked_at - interval '20 seconds' where organisation_id = $1`, [
      world.organisationId,
    ]);
    assert.ok((await settleAsking(world.posts, world.ines, { ...settling, readAgain: paused.error.pauseId })).ok);
    await world.deliverAll();
    assert.equal(world.published().length, 1);
  });

  test('that asks waits for a reviewer when who wants it said may not say it alone', async () => {
    const planned = await plan(await draft(content('Ce soir.')));
    assert.ok(planned.ok);
    await isDue(planned.value);
    world.guard.also.push({ ...FALSE_NUMBER, level: 'hold' });
    await leave(planned.value);
    const settling = { postId: planned.value.postId, revision: planned.value.revision, send: true };
    const settled = await settleAsking(world.posts, world.ines, settling);
    assert.ok(settled.ok && settled.value.state === 'review');
    assert.ok((await world.approve(world.paul, settled.value.reviewId!)).ok);
    await leave(planned.value);
    assert.equal((await look(planned.value)).state, 'left', 'approved, it is known');
  });

  test('whose accounts were all taken off is said by nobody, and that is told', async () => {
    const planned = await plan(await draft(content('Ce soir.')));
    assert.ok(planned.ok);
    const emptied = await changePost(world.posts, world.ines, { ...planned.value, accountIds: [] });
    assert.ok(emptied.ok);
    await isDue(emptied.value);
    await leave(emptied.value);
    const { postId, revision, asks } = await look(emptied.value);
    assert.equal(asks, 'refused');
    const settled = await settleAsking(world.posts, world.ines, { postId, revision, send: true });
    assert.equal(!settled.ok && settled.error.kind, 'refused');
  });

  test('whose planner changed the words since is judged as if nothing were known of them', async () => {
    const { post, reviewId } = await held();
    assert.ok((await world.approve(world.paul, reviewId)).ok);
    const changed = await changePost(world.posts, world.ines, { ...post, content: content('Pire <hold> encore.') });
    assert.ok(changed.ok && changed.value.state === 'planned');
    await isDue(changed.value);
    await leave(changed.value);
    assert.deepEqual([(await look(post)).state, (await look(post)).asks], ['asking', 'stopped']);
  });
});
