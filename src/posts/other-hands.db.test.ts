import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { reopenConversation } from '../inbox/close-conversation.ts';
import type { Visitor } from '../people/index.ts';
import { reply } from '../publishing/reply.ts';
import { undoPublication } from '../publishing/undo-publication.ts';
import { listComingsOf } from './coming-store.ts';
import { changePost, draftPost, dropPost, restoreVersion } from './draft-post.ts';
import { postsDeps } from './index.ts';
import { leavePost } from './leave-post.ts';
import { listNotices } from './notice-store.ts';
import { planPost, unplanPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Post, PostContent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { readCalendar } from './read-calendar.ts';
import { replaceSlots } from './slot-store.ts';
import { findPost } from './store.ts';
import { takeBack } from './take-back.ts';

const DAY_MS = 86_400_000;
const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const content = (...texts: readonly string[]): PostContent => ({
  parts: texts.map((text) => ({ text })),
  versions: [],
  visibility: 'public',
  contentWarning: null,
  languages: [],
});

describe('a post that passes through several hands', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const draft = async (...texts: readonly string[]) =>
    await draftPost(deps, world.ines, { content: content(...texts), accountIds: [world.account.accountId] });
  const at = (local: string, repeat: Extract<When, { kind: 'at' }>['repeat'] = null): When => ({ kind: 'at', local, repeat });
  const plan = async ({ postId, revision }: Post, when: When, who: Visitor = world.ines) => {
    const done = await planPost(deps, who, { postId, revision, when, deadlineMinutes: null });
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const look = async ({ postId }: Post) =>
    (await mine.database.read(world.organisationId, (db) => findPost(db, world.organisationId, postId))) ?? assert.fail();
  const told = async ({ memberId }: Visitor) =>
    await mine.database.read(world.organisationId, (db) => listNotices(db, world.organisationId, memberId));
  const comings = async ({ postId }: Post) =>
    await mine.database.read(world.organisationId, (db) => listComingsOf(db, world.organisationId, postId));
  const leave = async ({ postId }: Post) => await leavePost(deps, { organisationId: world.organisationId, postId });
  const handed = async (post: Post) => (await comings(post))[0]!.said.map((one) => ('publicationId' in one ? one.publicationId : ''));
  const undo = async (publicationId: string) =>
    await undoPublication({ database: mine.database, onCancelled: takeBack }, world.ines, publicationId);
  const undoable = async () =>
    await world.alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [world.organisationId]);

  test('nobody puts his or her name under a colleague’s planned post without being asked, and the colleague is told', async () => {
    const post = await plan(await draft('La ligne rouvre.'), at(`${dayAhead(2)}T09:00`));
    const request = { postId: post.postId, revision: 1, when: at(`${dayAhead(3)}T10:00`), deadlineMinutes: null };
    const refused = await planPost(deps, world.paul, request);
    assert.deepEqual(refused, { ok: false, error: { kind: 'in-anothers-name', memberId: world.ines.memberId } });
    assert.equal((await look(post)).plan?.memberId, world.ines.memberId);
    assert.deepEqual(await told(world.ines), []);

    const taken = await planPost(deps, world.paul, { ...request, takesOver: true });
    assert.ok(taken.ok && taken.value.plan?.memberId === world.paul.memberId);
    const [notice, ...others] = await told(world.ines);
    assert.deepEqual([notice?.kind, notice?.byMemberId, notice?.local], ['taken-over', world.paul.memberId, `${dayAhead(2)}T09:00`]);
    assert.deepEqual(others, []);
    assert.deepEqual(await told(world.paul), []);
    assert.ok((await world.journal()).includes('post.holder-told'));
  });

  test('to type in a colleague’s planned post is asked first: nothing is unplanned by a key', async () => {
    const post = await plan(await draft('La ligne rouvre.'), at(`${dayAhead(2)}T09:00`));
    const change = { postId: post.postId, revision: 1, content: content('La ligne ferme.'), accountIds: post.accountIds };
    const asked = { ok: false, error: { kind: 'in-anothers-name', memberId: world.ines.memberId } };
    assert.deepEqual(await changePost(deps, world.paul, change), asked);
    assert.deepEqual(await restoreVersion(deps, world.paul, { postId: post.postId, revision: 1 }), asked);
    assert.deepEqual([(await look(post)).state, (await look(post)).revision], ['planned', 1]);
    const changed = await changePost(deps, world.paul, { ...change, takesOver: true });
    assert.equal(changed.ok && changed.value.state, 'draft');
    // It is everybody's draft by now: nobody has to be asked again.
    assert.ok((await changePost(deps, world.paul, { ...change, revision: 2 })).ok);
    assert.deepEqual(
      (await told(world.ines)).map(({ kind }) => kind),
      ['reworded'],
    );
  });

  test('whoever planned it is told when a lead takes its time away or gives it up, once a kind', async () => {
    const post = await plan(await draft('Bonjour.'), at(`${dayAhead(2)}T09:00`));
    assert.ok((await unplanPost(deps, world.lead, post.postId)).ok);
    await plan(await look(post), at(`${dayAhead(2)}T09:00`));
    assert.ok((await dropPost(deps, world.lead, { postId: post.postId, dropped: true })).ok);
    assert.deepEqual(new Set((await told(world.ines)).map(({ kind }) => kind)), new Set(['unplanned', 'dropped']));
  });

  test('a slot at which a repeated post will come again is taken', async () => {
    const weekday = new Date(`${dayAhead(8)}T12:00:00Z`).getUTCDay() || 7;
    await mine.database.transact(world.organisationId, (tx) => replaceSlots(tx, world.account.accountId, [{ weekday, time: '09:00' }]));
    const daily = await draft('Chaque matin.');
    await plan(daily, at(`${dayAhead(1)}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(30) }));
    const late = await plan(await draft('Un mot.'), { kind: 'slot', accountId: world.account.accountId });
    assert.ok(late.plan!.local > `${dayAhead(30)}T09:00`, late.plan!.local);
  });

  test('a post whose every part is taken back before it leaves is a draft again, and can be said at the same minute anew', async () => {
    await undoable();
    const post = await plan(await draft('Un.', 'Deux.'), { kind: 'now' });
    await leave(post);
    const [first] = await handed(post);
    assert.ok((await undo(first!)).ok);
    const back = await look(post);
    assert.equal(back.state, 'draft');
    assert.deepEqual(
      (await comings(post)).map(({ outcome }) => outcome),
      ['undone'],
    );
    const entries = await mine.database.read(world.organisationId, (db) =>
      readCalendar(db, world.organisationId, {
        from: new Date(Date.now() - DAY_MS),
        to: new Date(Date.now() + DAY_MS),
        accountId: undefined,
      }),
    );
    assert.equal(entries.entries[0]?.past?.outcome, 'undone');

    await world.alter('update account set undo_delay_seconds = 0 where organisation_id = $1', [world.organisationId]);
    const again = await planPost({ ...deps, now: () => post.plan!.dueAt }, world.ines, {
      postId: post.postId,
      revision: back.revision,
      when: { kind: 'now' },
      deadlineMinutes: null,
    });
    assert.ok(again.ok);
    await leave(post);
    for (let time = 0; time < 3; time += 1) {
      await world.hurry();
      await world.worker().sweep();
    }
    assert.deepEqual(
      world.published().map((text) => text.replace('\n— Inès', '')),
      ['Un.', 'Deux.'],
    );
    assert.equal((await look(post)).state, 'left');
  });

  test('one of two parts taken back leaves the post said; a coming of a repeated one taken back leaves the others', async () => {
    await undoable();
    const thread = await plan(await draft('Un.', 'Deux.'), { kind: 'now' });
    await leave(thread);
    assert.ok((await undo((await handed(thread))[1]!)).ok);
    assert.equal((await look(thread)).state, 'left');

    const daily = await plan(await draft('Chaque jour.'), at(`${dayAhead(1)}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(20) }));
    await world.alter(`update post set due_at = now() where organisation_id = $1 and post_id = $2`, [world.organisationId, daily.postId]);
    await leave(daily);
    assert.ok((await undo((await handed(daily))[0]!)).ok);
    assert.deepEqual([(await look(daily)).state, (await comings(daily))[0]?.outcome], ['planned', 'undone']);
  });

  test('what a post said is corrected under it, as an answer is', async () => {
    const post = await plan(await draft('La ligne rouvre à 6 h.'), { kind: 'now' });
    await leave(post);
    await world.hurry();
    await world.worker().sweep();
    const [said] = await world.alter<{ message_id: string; conversation_id: string }>(
      `select message_id, conversation_id from message where organisation_id = $1 and direction = 'outbound'`,
      [world.organisationId],
    );
    const { conversation_id: conversationId, message_id: messageId } = said!;
    await mine.database.transact(world.organisationId, (tx) => reopenConversation(tx, { conversationId, memberId: world.ines.memberId }));
    await world.take(world.ines, conversationId);
    const corrected = await reply(world.replyDeps, world.ines, {
      conversationId,
      replyToMessageId: messageId,
      idempotencyKey: crypto.randomUUID(),
      body: 'Pardon : à 7 h.',
      corrects: true,
    });
    assert.ok(corrected.ok, JSON.stringify(corrected));
    assert.equal(corrected.value.correctsMessageId, messageId);
  });

  test('a repeated post does not come on the days that are left out', async () => {
    const [first, left] = [dayAhead(1), dayAhead(2)];
    const post = await plan(await draft('Chaque jour.'), at(`${first}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(4), except: [left] }));
    assert.deepEqual((await look(post)).plan?.repeat?.except, [left]);
    const { entries } = await mine.database.read(world.organisationId, (db) =>
      readCalendar(db, world.organisationId, { from: new Date(), to: new Date(Date.now() + 10 * DAY_MS), accountId: undefined }),
    );
    assert.deepEqual(
      entries.map(({ local }) => local.slice(0, 10)),
      [first, dayAhead(3), dayAhead(4)],
    );
  });
});
