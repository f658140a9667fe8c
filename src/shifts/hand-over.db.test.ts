import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { GOODBYE, GREETING, shiftsWorld } from '../../test/harness/shifts-world.ts';
import type { ShiftsWorld } from '../../test/harness/shifts-world.ts';
import { endShift } from './end-shift.ts';
import { offerHandOver, withdrawHandOver } from './offer-hand-over.ts';
import { confirmHandOver, declineHandOver } from './settle-hand-over.ts';

describe('handing the helm over', () => {
  let mine: TestDatabase;
  let world: ShiftsWorld;
  before(async () => (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => (world = await shiftsWorld(mine)));
  const refusal = (done: { ok: boolean; error?: { kind: string } }) => (done.ok ? 'done' : done.error?.kind);

  /** Inès is at the helm with two threads, and offers them to Paul. */
  async function offered(more: { goodbye?: typeof GOODBYE | null } = {}) {
    const taken = await world.take(world.ines);
    assert.ok(taken.ok);
    const threads = [await world.mention('Un train ?'), await world.mention('Une rame ?')];
    for (const { conversationId } of threads) await world.takeThread(world.ines, conversationId);
    const done = await offerHandOver(world.deps, world.ines, {
      shiftId: taken.value.shift.shiftId,
      toMemberId: world.paul.memberId,
      word: 'Deux échanges en cours.',
      goodbye: more.goodbye ?? null,
    });
    assert.ok(done.ok, JSON.stringify(done));
    return { shiftId: taken.value.shift.shiftId, threads, handOverId: done.value.handOverId };
  }
  const confirm = async (handOverId: string, greeting: typeof GREETING | null = null) =>
    await confirmHandOver(world.deps, world.paul, { handOverId, until: world.at(400), greeting });

  test('until the successor confirms, nothing moves; then the threads are theirs alone', async () => {
    const { threads, handOverId } = await offered();
    const { conversationId } = threads[0]!;
    assert.equal(await world.holder(conversationId), world.ines.memberId);
    const confirmed = await confirm(handOverId);
    assert.ok(confirmed.ok, JSON.stringify(confirmed));
    assert.deepEqual(confirmed.value.conversationIds.toSorted(), threads.map((one) => one.conversationId).toSorted());
    for (const one of threads) assert.equal(await world.holder(one.conversationId), world.paul.memberId);
    assert.equal(refusal(await world.reply(world.ines, threads[0]!)), 'held-by-another');
    const answered = await world.reply(world.paul, threads[0]!);
    assert.ok(answered.ok);
    assert.match(answered.value.text, /— Paul$/);
    const helm = await world.helm();
    assert.deepEqual(
      helm.atHelm.map(({ memberId }) => memberId),
      [world.paul.memberId],
    );
    assert.deepEqual(helm.handOvers, []);
  });

  test('the leaver’s goodbye comes before the successor’s greeting, each once, confirmed twice', async () => {
    const { handOverId } = await offered({ goodbye: GOODBYE });
    const [first, second] = await Promise.all([confirm(handOverId, GREETING), confirm(handOverId, GREETING)]);
    assert.ok(first.ok && second.ok);
    assert.deepEqual(
      (await world.said()).map(({ kind }) => kind),
      ['goodbye', 'greeting'],
    );
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: Paul');
    assert.equal((await world.kinds()).filter((kind) => kind === 'shift.handed-over').length, 1);
  });

  test('a greeting that cannot be said confirms nothing: the leaver is still there, with the threads', async () => {
    const { handOverId, threads } = await offered({ goodbye: GOODBYE });
    const long = { ...GREETING, text: 'très '.repeat(200) } as unknown as typeof GREETING;
    assert.equal(refusal(await confirm(handOverId, long)), 'too-long');
    assert.equal(await world.holder(threads[0]!.conversationId), world.ines.memberId);
    assert.deepEqual(await world.said(), []);
    assert.equal((await world.helm()).atHelm[0]?.state, 'handing-over');
  });

  test('who declines says why, and the leaver stays', async () => {
    const { handOverId } = await offered();
    assert.ok((await declineHandOver(world.deps, world.paul, { handOverId, answer: 'Je suis à Hauterive.' })).ok);
    assert.equal((await world.helm()).atHelm[0]?.state, 'taken');
    assert.equal(refusal(await confirm(handOverId)), 'hand-over-settled');
  });

  test('nobody from outside the account’s team declines what is offered to it', async () => {
    const { handOverId } = await offered();
    for (const { memberId } of [world.ines, world.paul])
      await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
        world.organisationId,
        world.accountId,
        memberId,
      ]);
    assert.equal(refusal(await declineHandOver(world.deps, world.lead, { handOverId, answer: 'Non.' })), 'outside-team');
    assert.equal((await world.helm()).atHelm[0]?.state, 'handing-over');
    assert.equal(refusal(await declineHandOver(world.deps, world.paul, { handOverId, answer: 'Non.' })), 'done');
  });

  test('an offer is taken back by its author, and a new one can be made', async () => {
    const { shiftId, handOverId } = await offered();
    const again = { shiftId, toMemberId: null, word: '', goodbye: null };
    assert.equal(refusal(await offerHandOver(world.deps, world.ines, again)), 'already-handing-over');
    assert.equal(refusal(await withdrawHandOver(world.deps, world.paul, shiftId)), 'not-allowed');
    assert.equal(refusal(await withdrawHandOver(world.deps, world.ines, shiftId)), 'done');
    assert.equal(refusal(await withdrawHandOver(world.deps, world.ines, shiftId)), 'hand-over-settled');
    assert.equal(refusal(await confirm(handOverId)), 'hand-over-settled');
    assert.equal(refusal(await offerHandOver(world.deps, world.ines, again)), 'done');
  });

  test('when the successor does not come, the threads go back to the queue and the note stays; who confirms takes what is free', async () => {
    const { shiftId, handOverId, threads } = await offered();
    assert.ok((await endShift(world.deps, world.ines, { shiftId, goodbye: null })).ok);
    for (const { conversationId } of threads) assert.equal(await world.holder(conversationId), null);
    const [note] = (await world.helm()).handOvers;
    assert.equal(note?.leaverGone, true);
    assert.equal(note?.word, 'Deux échanges en cours.');
    await world.takeThread(world.lead, threads[1]!.conversationId);
    const confirmed = await confirm(handOverId);
    assert.ok(confirmed.ok);
    assert.deepEqual(confirmed.value.conversationIds, [threads[0]!.conversationId]);
    assert.equal(await world.holder(threads[1]!.conversationId), world.lead.memberId);
  });

  test('nobody hands over to oneself, nor to who has left', async () => {
    const taken = await world.take(world.ines);
    assert.ok(taken.ok);
    const { shiftId } = taken.value.shift;
    const to = async (toMemberId: string | null) =>
      refusal(await offerHandOver(world.deps, world.ines, { shiftId, toMemberId, word: '', goodbye: null }));
    assert.equal(await to(world.ines.memberId), 'to-oneself');
    assert.equal(await to(shiftId), 'no-such-member');
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.paul.memberId,
    ]);
    assert.equal(await to(world.paul.memberId), 'no-such-member');
    assert.equal(await to(null), 'done');
    const [offer] = (await world.helm()).handOvers;
    const own = { handOverId: offer!.handOverId, until: world.at(100), greeting: null };
    assert.equal(refusal(await confirmHandOver(world.deps, world.ines, own)), 'to-oneself');
  });
});
