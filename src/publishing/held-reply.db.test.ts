import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { reviewWorld } from '../../test/harness/review-world.ts';
import type { ReviewWorld } from '../../test/harness/review-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { saveDraft } from '../inbox/save-draft.ts';
import { reviewHolding } from '../review/index.ts';
import { listOfConversation } from './store.ts';
import { undoPublication } from './undo-publication.ts';

const kindOf = (result: { ok: boolean; error?: { kind: string } }) => (result.ok ? 'ok' : result.error?.kind);

describe('a held reply', () => {
  let mine: TestDatabase;
  let world: ReviewWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await reviewWorld(mine)));
  type Held = Awaited<ReturnType<ReviewWorld['held']>>;
  const stateOf = async (held: Held) => [(await world.look(held.publicationId)).state, (await world.review(held.reviewId)).state];
  const draftText = async ({ told }: Held) => (await world.draft(world.ines, told.conversationId))?.text ?? null;

  test('leaves by no job and no sweep, is seen in its thread, and who may review it is told at once', async () => {
    const held = await world.held();
    await world.worker().job({ organisationId: world.organisationId, publicationId: held.publicationId }, AbortSignal.timeout(5_000));
    await world.deliverAll();
    assert.deepEqual(world.published(), []);
    assert.deepEqual(await stateOf(held), ['held', 'waiting']);
    const seen = await mine.database.read(world.organisationId, (db) =>
      listOfConversation(db, world.organisationId, held.told.conversationId),
    );
    assert.deepEqual(
      seen.map(({ state }) => state),
      ['held'],
    );
    const kinds = await world.journal();
    assert.ok(kinds.includes('review.asked') && !kinds.includes('publication.scheduled'));
    assert.equal(await draftText(held), null);
  });

  test('approved, leaves as if pressed now: its undo delay runs, its author signs it', async () => {
    await world.alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [world.organisationId]);
    const held = await world.held();
    await world.alter(
      `update publication set created_at = now() - interval '3 hours', written_at = now() - interval '3 hours' where organisation_id = $1`,
      [world.organisationId],
    );
    assert.equal(kindOf(await world.approve(world.paul, held.reviewId)), 'ok');
    const released = await world.look(held.publicationId);
    assert.equal(released.state, 'scheduled');
    assert.equal(released.dueAt.getTime() - released.createdAt.getTime(), 60_000);
    assert.ok(Math.abs(released.createdAt.getTime() - (await world.review(held.reviewId)).settledAt!.getTime()) < 60_000);
    assert.ok((await undoPublication(mine, world.ines, held.publicationId)).ok, 'its author can still take it back');
    assert.equal(await draftText(held), 'Eh bien <hold> alors.');
    assert.equal(kindOf(await world.approve(world.paul, held.reviewId)), 'ok', 'the same press, sent again');
    const again = await world.reply(world.ines, held.told, { body: 'Eh bien <hold> alors.', key: held.key });
    assert.ok(again.ok && again.value.publicationId === held.publicationId);
  });

  test('once approved is delivered and stands in its thread under its author', async () => {
    const held = await world.held();
    assert.ok((await world.approve(world.lead, held.reviewId)).ok);
    await world.deliverAll();
    assert.deepEqual(world.published(), ['Eh bien <hold> alors.\n— Inès']);
    assert.deepEqual(await stateOf(held), ['sent', 'approved']);
  });

  test('amended, keeps both names and both wordings; the signature stays its author’s; the press is still the same press', async () => {
    const held = await world.held();
    const settled = await world.amend(world.paul, held.reviewId, 'Nous regardons.');
    assert.ok(settled.ok);
    assert.deepEqual(
      [settled.value.state, settled.value.reviewerId, settled.value.memberId],
      ['amended', world.paul.memberId, world.ines.memberId],
    );
    assert.deepEqual([settled.value.parts, settled.value.amendedParts], [['Eh bien <hold> alors.'], ['Nous regardons.']]);
    const released = await world.look(held.publicationId);
    assert.deepEqual(
      [released.body, released.text, released.memberId, released.amendedBy, released.bodyBefore],
      ['Nous regardons.', 'Nous regardons.\n— Inès', world.ines.memberId, world.paul.memberId, 'Eh bien <hold> alors.'],
    );
    const again = await world.reply(world.ines, held.told, { body: 'Eh bien <hold> alors.', key: held.key });
    assert.ok(again.ok && again.value.publicationId === held.publicationId);
    assert.equal(kindOf(await world.amend(world.paul, held.reviewId, 'Nous regardons.')), 'ok');
  });

  test('amended into the very same words is approved, however often that is pressed', async () => {
    const held = await world.held();
    for (let press = 0; press < 2; press += 1) {
      const settled = await world.amend(world.paul, held.reviewId, 'Eh bien <hold> alors.');
      assert.ok(settled.ok && settled.value.state === 'approved' && settled.value.amendedParts === null);
    }
  });

  test('amended without its link leaves without the card of that link', async () => {
    const held = await world.held('Voyez https://exemple.fr/horaires <hold>.');
    await world.alter(
      `insert into publication_card (organisation_id, publication_id, url, title, description) values ($1, $2, 'https://exemple.fr/horaires', 'Horaires', '')`,
      [world.organisationId, held.publicationId],
    );
    assert.ok((await world.amend(world.paul, held.reviewId, 'Voyez en gare.')).ok);
    assert.deepEqual(await world.alter('select url from publication_card where organisation_id = $1', [world.organisationId]), []);
  });

  test('amended words are judged again for what nobody may send alone, and for their length; nothing is settled by it', async () => {
    const held = await world.held();
    const refused = await world.amend(world.paul, held.reviewId, 'Voici : <firm>');
    assert.ok(!refused.ok && refused.error.kind === 'firm' && refused.error.findings.length === 1);
    assert.equal(kindOf(await world.amend(world.paul, held.reviewId, 'o'.repeat(400))), 'too-long');
    assert.equal(kindOf(await world.amend(world.paul, held.reviewId, ' \n')), 'empty');
    assert.equal(kindOf(await world.amend(world.paul, held.reviewId, 'Un.', 'Deux.')), 'other-parts');
    assert.equal(kindOf(await world.amend(world.paul, held.reviewId, 'Nous regardons.\n— Paul')), 'signed-by-another');
    assert.deepEqual(await stateOf(held), ['held', 'waiting']);
  });

  test('refused with a word, goes back into its author’s draft, before whatever was begun meanwhile', async () => {
    const held = await world.held();
    const draft = { conversationId: held.told.conversationId, memberId: world.ines.memberId, replyToMessageId: null, revision: 0 };
    await mine.database.transact(world.organisationId, (tx) => saveDraft(tx, { ...draft, text: 'Plus récent.' }));
    const settled = await world.refuse(world.paul, held.reviewId, 'Plus doux.');
    assert.ok(settled.ok && settled.value.word === 'Plus doux.');
    assert.deepEqual(await stateOf(held), ['cancelled', 'refused']);
    assert.equal(await draftText(held), 'Eh bien <hold> alors.\n\nPlus récent.');
    await world.deliverAll();
    assert.deepEqual(world.published(), []);
  });

  test('nobody reviews himself, whatever the role; nor does who has no right to, or lost it meanwhile', async () => {
    const held = await world.held();
    await world.alter(`update member set role = 'administrator' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.ines.memberId,
    ]);
    for (const act of [world.approve, world.refuse]) {
      const own = await act({ ...world.ines, role: 'administrator' }, held.reviewId);
      assert.deepEqual(!own.ok && own.error, { kind: 'not-allowed', why: 'own' });
    }
    await world.giveLatitude(world.paul, 'autonomous');
    const lost = await world.approve(world.paul, held.reviewId);
    assert.deepEqual(!lost.ok && lost.error, { kind: 'not-allowed', why: 'not-reviewer' });
    await world.giveLatitude(world.paul, 'referent');
    await world.alter(`insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)`, [
      world.organisationId,
      world.account.accountId,
      world.ines.memberId,
    ]);
    assert.equal(kindOf(await world.approve(world.paul, held.reviewId)), 'not-allowed', 'put off the team');
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.lead.memberId,
    ]);
    assert.notEqual(kindOf(await world.approve(world.lead, held.reviewId)), 'ok');
    assert.deepEqual(await stateOf(held), ['held', 'waiting']);
  });

  test('of several who settle it at once one does, and the others are told who', async () => {
    const held = await world.held();
    const [one, other, third] = await Promise.all([
      world.approve(world.paul, held.reviewId),
      world.refuse(world.lead, held.reviewId),
      world.takeBack(world.ines, held.reviewId),
    ]);
    const all = [one, other, third];
    assert.equal(all.filter(({ ok }) => ok).length, 1);
    const review = await world.review(held.reviewId);
    for (const answer of all)
      if (!answer.ok) assert.deepEqual(answer.error, { kind: 'settled', state: review.state, by: review.reviewerId });
    const { state } = await world.look(held.publicationId);
    assert.equal(state, review.state === 'approved' ? 'scheduled' : 'cancelled');
  });

  test('its author takes it back, by the review or in the thread; nobody else does by the review', async () => {
    const held = await world.held();
    const refused = await world.takeBack(world.paul, held.reviewId);
    assert.deepEqual(!refused.ok && refused.error, { kind: 'not-allowed', why: 'not-author' });
    assert.ok((await world.takeBack(world.ines, held.reviewId)).ok);
    assert.deepEqual(await stateOf(held), ['cancelled', 'taken-back']);
    assert.equal(await draftText(held), 'Eh bien <hold> alors.');
    const again = await world.held('Encore <hold>.');
    assert.ok((await undoPublication(mine, world.ines, again.publicationId)).ok);
    assert.deepEqual(await stateOf(again), ['cancelled', 'taken-back']);
    const settled = await world.approve(world.paul, again.reviewId);
    assert.equal(kindOf(settled), 'settled');
  });

  test('when nobody read it in time, goes back and never leaves, by the job, the sweep or the next who looks', async () => {
    for (const end of [
      async (held: Held) => await world.timeOut(held.reviewId),
      async () => await world.timingOut.sweep(),
      async (held: Held) => assert.equal(kindOf(await world.approve(world.paul, held.reviewId)), 'settled'),
    ]) {
      const held = await world.held();
      await world.timeOut(held.reviewId);
      assert.deepEqual(await stateOf(held), ['held', 'waiting'], 'not before its time');
      await world.isOver(held.reviewId);
      await end(held);
      assert.deepEqual(await stateOf(held), ['cancelled', 'timed-out']);
      assert.equal(await draftText(held), 'Eh bien <hold> alors.');
      await world.deliverAll();
    }
    assert.deepEqual(world.published(), []);
  });

  test('keeps one story of what happened to it, whoever does what at the same moment', async () => {
    await world.alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [world.organisationId]);
    for (let round = 0; round < 6; round += 1) {
      const held = await world.held(`Tour ${round} <hold>.`);
      if (round % 2 === 0) await world.isOver(held.reviewId);
      const acts = [
        async () => await world.approve(world.paul, held.reviewId),
        async () => await world.amend(world.lead, held.reviewId, 'Autrement.'),
        async () => await world.timeOut(held.reviewId),
        async () => await undoPublication(mine, world.ines, held.publicationId),
        async () => await world.takeOver(world.lead, held.told.conversationId),
        async () => await world.reply(world.ines, held.told, { body: `Tour ${round} <hold>.`, key: held.key }),
        async () => await world.worker().sweep(),
      ];
      await Promise.all(acts.map(async (act) => await act()));
      const [publication, review] = await stateOf(held);
      const leaves = review === 'approved' || review === 'amended';
      // An approved reply may have been undone since: it is back with its author all the same.
      assert.ok(
        leaves ? publication === 'scheduled' || publication === 'cancelled' : publication === 'cancelled',
        `${publication}, ${review}`,
      );
      assert.ok(review !== 'waiting' && (round % 2 === 1 || review === 'timed-out' || review === 'taken-back'), review);
      if (publication === 'cancelled') assert.match((await draftText(held)) ?? '', new RegExp(`Tour ${round}|Autrement`));
    }
    assert.deepEqual(world.published(), []);
  });

  test('counts as underway in its thread: nobody answers twice, its author neither', async () => {
    const held = await world.held();
    const other = await world.reply(world.ines, held.told, { body: 'Autre chose.' });
    assert.deepEqual(!other.ok && other.error, { kind: 'in-review', publicationId: held.publicationId });
    await world.takeOver(world.paul, held.told.conversationId);
    assert.equal(kindOf(await world.reply(world.paul, held.told)), 'held-by-another');
  });

  test('is one, however often the same press or the same words come in', async () => {
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const key = randomUUID();
    const body = 'Bon <hold>.';
    const all = await Promise.all([
      ...Array.from({ length: 4 }, async () => await world.reply(world.ines, told, { body, key })),
      ...Array.from({ length: 3 }, async () => await world.reply(world.ines, told, { body })),
    ]);
    assert.equal(new Set(all.map((one) => one.ok && one.value.publicationId)).size, 1);
    const rows = await world.alter('select review_id from review where organisation_id = $1', [world.organisationId]);
    assert.equal(rows.length, 1);
    // Whichever press came first has made it.
    const [made] = await world.alter<{ key: string }>('select idempotency_key as key from publication where organisation_id = $1', [
      world.organisationId,
    ]);
    assert.equal(kindOf(await world.reply(world.ines, told, { body: 'Non.', key: made!.key })), 'key-reused');
  });

  test('of an account where nobody else may review stays a draft, and makes nothing', async () => {
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id <> $2`, [
      world.organisationId,
      world.ines.memberId,
    ]);
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const answer = await world.reply(world.ines, told, { body: 'Bon <hold>.' });
    assert.ok(!answer.ok && answer.error.kind === 'nobody-to-review' && answer.error.findings.length === 1);
    const rows = await world.alter('select publication_id from publication where organisation_id = $1', [world.organisationId]);
    assert.deepEqual(rows, []);
  });

  test('whose account was disconnected, or whose parent was deleted, goes back with the reason when it is approved', async () => {
    const cut = await world.held();
    await world.alter('update message set deleted_at = now() where organisation_id = $1 and message_id = $2', [
      world.organisationId,
      cut.told.messageId,
    ]);
    const gone = await world.approve(world.paul, cut.reviewId);
    assert.deepEqual(!gone.ok && gone.error, { kind: 'gone', why: 'parent-gone' });
    assert.deepEqual(await stateOf(cut), ['cancelled', 'gone']);
    assert.equal(await draftText(cut), 'Eh bien <hold> alors.');
    const held = await world.held();
    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    const refused = await world.amend(world.lead, held.reviewId, 'Nous regardons.');
    assert.deepEqual(!refused.ok && refused.error, { kind: 'gone', why: 'account-disconnected' });
    assert.equal(await draftText(held), 'Eh bien <hold> alors.');
    const review = await world.review(held.reviewId);
    assert.deepEqual(
      [review.goneWhy, review.reviewerId, review.amendedParts],
      ['account-disconnected', world.lead.memberId, ['Nous regardons.']],
    );
  });

  for (const state of ['needs-reconnection', 'paused'])
    test(`approved while its account is ${state}, it is parked as any publication is, and people are told`, async () => {
      const held = await world.held();
      await world.alter('update account set state = $2 where organisation_id = $1', [world.organisationId, state]);
      assert.ok((await world.approve(world.paul, held.reviewId)).ok);
      await world.deliverAll();
      assert.equal((await world.look(held.publicationId)).state, 'needs-reauth');
      assert.ok((await world.journal()).includes('publication.needs-reauth'));
      assert.deepEqual(world.published(), []);
    });

  test('whose conversation somebody else looks after by now goes back to its author', async () => {
    const held = await world.held();
    await world.takeOver(world.lead, held.told.conversationId);
    const gone = await world.approve(world.paul, held.reviewId);
    assert.deepEqual(!gone.ok && gone.error, { kind: 'gone', why: 'taken-over' });
    assert.equal(await draftText(held), 'Eh bien <hold> alors.');
    assert.equal(kindOf(await world.reply(world.lead, held.told)), 'ok', 'and whoever has it answers');
  });

  test('whose author was put off the team, or whose office is vacant, goes back', async () => {
    const put = await world.held();
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.account.accountId,
      world.paul.memberId,
    ]);
    const gone = await world.approve(world.paul, put.reviewId);
    assert.deepEqual(!gone.ok && gone.error, { kind: 'gone', why: 'outside-team' });
    await world.alter('delete from account_member where organisation_id = $1', [world.organisationId]);
    const vacant = await world.held('Autre <hold>.');
    await world.alter(`update account set voice_until = '-infinity' where organisation_id = $1`, [world.organisationId]);
    const silent = await world.approve(world.lead, vacant.reviewId);
    assert.deepEqual(!silent.ok && silent.error, { kind: 'gone', why: 'no-voice' });
    assert.equal(await draftText(vacant), 'Autre <hold>.');
  });

  test('ends with its author’s membership; erased, its words are forgotten', async () => {
    const held = await world.held();
    const holding = reviewHolding(world.deps);
    const { memberId } = world.ines;
    await mine.database.transact(world.organisationId, async (tx) => await holding.leave!(tx, memberId));
    assert.deepEqual(await stateOf(held), ['cancelled', 'gone']);
    assert.equal((await world.review(held.reviewId)).goneWhy, 'writer-gone');
    const taken = await mine.database.read(world.organisationId, async (db) => await holding.export!(db, world.organisationId, memberId));
    assert.match(JSON.stringify(taken), /Eh bien <hold> alors/);
    await mine.database.transact(world.organisationId, async (tx) => await holding.erase!(tx, memberId));
    const forgotten = await world.review(held.reviewId);
    assert.deepEqual([forgotten.parts, forgotten.findings], [[], []]);
  });

  test('keeps the conversation with its author while it waits, and no longer', async () => {
    const held = await world.held();
    const lease = async () => {
      const rows = await world.alter<{ minutes: number }>(
        `select (extract(epoch from lease_until - now()) / 60)::float8 as minutes from conversation where organisation_id = $1 and conversation_id = $2`,
        [world.organisationId, held.told.conversationId],
      );
      return rows[0]!.minutes;
    };
    assert.ok((await lease()) > 25);
    assert.ok((await world.refuse(world.paul, held.reviewId)).ok);
    assert.ok((await lease()) <= 2);
  });
});
