import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { GOODBYE, GREETING, shiftsWorld } from '../../test/harness/shifts-world.ts';
import type { ShiftsWorld } from '../../test/harness/shifts-world.ts';
import { endShift, extendShift } from './end-shift.ts';
import { findHelm } from './find-helm.ts';
import { hourOf } from './words.ts';
import { createHolding } from './member-holding.ts';
import { watchOrganisation } from './watch-helms.ts';
import { changeHelmSettings } from './settle-helm.ts';
import { DEFAULT_SETTINGS } from './settings-store.ts';

describe('at the helm', () => {
  let mine: TestDatabase;
  let world: ShiftsWorld;
  before(async () => (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => (world = await shiftsWorld(mine)));

  const taken = async (...args: Parameters<ShiftsWorld['take']>) => {
    const done = await world.take(...args);
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const refusal = (done: { ok: boolean; error?: { kind: string } }) => (done.ok ? 'done' : done.error?.kind);

  test('who takes it greets in person, the profile says so, and everybody sees it', async () => {
    const { shift, joined } = await taken(world.ines, { greeting: GREETING, until: 120 });
    assert.equal(joined, false);
    const [greeting] = await world.said();
    assert.equal(greeting?.text, `Bonjour, c’est Inès, jusqu’à ${hourOf(world.at(120), 'Europe/Paris', 'fr')}.\n— Inès`);
    assert.equal(greeting?.idempotency_key, `greeting:${shift.shiftId}`);
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: Inès');
    assert.deepEqual(
      (await world.helm()).atHelm.map(({ memberId, state }) => [memberId, state]),
      [[world.ines.memberId, 'taken']],
    );
    assert.deepEqual(await world.kinds(), ['shift.taken']);
  });

  test('a reload and a second device join the same shift, and nothing is said twice', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(async () => await taken(world.ines, { greeting: GREETING })));
    assert.equal(new Set(all.map(({ shift }) => shift.shiftId)).size, 1);
    assert.equal(all.filter(({ joined }) => !joined).length, 1);
    assert.equal((await world.said()).length, 1);
    assert.deepEqual(await world.kinds(), ['shift.taken']);
  });

  test('a greeting that cannot be said takes nothing', async () => {
    const long = await world.take(world.ines, { greeting: { text: 'très '.repeat(200), language: 'fr' } as unknown as typeof GREETING });
    assert.equal(refusal(long), 'too-long');
    assert.equal(refusal(await world.take(world.ines, { greeting: { ...GREETING, text: ' ' } as unknown as typeof GREETING })), 'empty');
    assert.deepEqual((await world.helm()).atHelm, []);
    assert.deepEqual(await world.said(), []);
    assert.deepEqual(await world.kinds(), []);
  });

  test('the profile names nobody who did not agree to be shown, and follows at once who changes that, or the name', async () => {
    const { memberId } = world.ines;
    const { deps, organisationId } = world;
    const change = async (assignment: string) => {
      await world.alter(`update member set ${assignment} where organisation_id = $1 and member_id = $2`, [organisationId, memberId]);
      await mine.database.transact(organisationId, async (tx) => await createHolding(deps).shownAnew?.(tx, memberId));
      return await world.profileLine();
    };
    await change('listed_publicly = false');
    await taken(world.ines, { greeting: GREETING });
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: l’équipe');
    assert.match((await world.said())[0]?.text ?? '', /^Bonjour, c’est Inès/u, 'what somebody says, he or she has read before');
    world.move(1);
    await taken(world.paul);
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: Paul et l’équipe');
    assert.equal(await change(`listed_publicly = true, public_name = 'Nora'`), 'Aux commandes\u00a0: Nora et Paul');
    assert.equal(await change('listed_publicly = false'), 'Aux commandes\u00a0: Paul et l’équipe');
  });

  test('two at one helm are both named; when one leaves the other is', async () => {
    await taken(world.ines);
    world.move(1);
    const paul = await taken(world.paul);
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: Inès et Paul');
    const helm = await mine.database.read(world.organisationId, (db) => findHelm(db, world.organisationId, world.accountId));
    assert.deepEqual(helm?.memberIds, [world.ines.memberId, world.paul.memberId]);
    assert.ok((await endShift(world.deps, world.paul, { shiftId: paul.shift.shiftId, goodbye: null })).ok);
    assert.equal(await world.profileLine(), 'Aux commandes\u00a0: Inès');
  });

  test('who leaves says goodbye once, gives the threads back, and the profile is its own again', async () => {
    const { shift } = await taken(world.ines);
    const { conversationId } = await world.mention();
    await world.takeThread(world.ines, conversationId);
    const end = async () => await endShift(world.deps, world.ines, { shiftId: shift.shiftId, goodbye: GOODBYE });
    const [first, second] = [await end(), await end()];
    assert.ok(first.ok && second.ok);
    assert.deepEqual(
      (await world.said()).map(({ kind, text }) => [kind, text]),
      [['goodbye', 'Inès vous dit au revoir.\n— Inès']],
    );
    assert.equal(await world.holder(conversationId), null);
    assert.equal(await world.profileLine(), null);
    assert.deepEqual(await world.kinds(), ['shift.taken', 'shift.ended']);
    assert.equal(refusal(await extendShift(world.deps, world.ines, { shiftId: shift.shiftId, until: world.at(300) })), 'shift-over');
  });

  test('nobody speaks in a colleague’s words: a lead ends a shift without any', async () => {
    const { shift } = await taken(world.ines);
    const { shiftId } = shift;
    assert.equal(refusal(await endShift(world.deps, world.paul, { shiftId, goodbye: null })), 'not-allowed');
    assert.equal(refusal(await endShift(world.deps, world.lead, { shiftId, goodbye: GOODBYE })), 'not-allowed');
    assert.equal(refusal(await endShift(world.deps, world.lead, { shiftId, goodbye: null })), 'done');
  });

  test('a moment that is past, more than a day away, or an account elsewhere is refused', async () => {
    assert.equal(refusal(await world.take(world.ines, { until: -1 })), 'until-past');
    assert.equal(refusal(await world.take(world.ines, { until: 24 * 60 + 1 })), 'until-too-far');
    await world.alter(`update account set state = 'disconnected' where organisation_id = $1`, [world.organisationId]);
    assert.equal(refusal(await world.take(world.ines)), 'account-disconnected');
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1`, [world.organisationId]);
    await world.alter(`update account set state = 'connected' where organisation_id = $1`, [world.organisationId]);
    assert.equal(refusal(await world.take(world.ines)), 'member-deactivated');
  });

  test('who is not of the account’s team does not take its helm', async () => {
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 1)', [
      world.organisationId,
      world.accountId,
      world.paul.memberId,
    ]);
    assert.equal(refusal(await world.take(world.ines)), 'outside-team');
    assert.equal(refusal(await world.take(world.paul)), 'done');
  });

  test('who comes a little early takes the planned shift, and is not absent from it', async () => {
    const plan = await world.plan(world.ines, 20, 200);
    const { shift } = await taken(world.ines, { until: 200 });
    assert.equal(shift.occurrence?.planId, plan.planId);
    world.move(60);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual((await world.helm()).missing, []);
    assert.deepEqual(await world.kinds(), ['shift.planned', 'shift.taken']);
  });

  test('who was planned and does not come is absent, told once, and may still come late', async () => {
    await world.plan(world.paul, 5, 65);
    await world.plan(world.ines, 5, 65);
    world.move(10);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual(
      (await world.helm()).missing.map(({ absent }) => absent),
      [false, false],
    );
    world.move(16);
    await watchOrganisation(world.deps, world.organisationId);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual(
      (await world.helm()).missing.map(({ absent }) => absent),
      [true, true],
    );
    assert.equal((await world.kinds()).filter((kind) => kind === 'shift.absent').length, 2);
    const late = await taken(world.paul, { until: 65 });
    assert.ok(late.shift.occurrence);
    assert.equal((await world.helm()).missing.length, 1);
    world.move(70);
    await watchOrganisation(world.deps, world.organisationId);
    assert.equal((await world.kinds()).filter((kind) => kind === 'shift.missed').length, 1);
  });

  test('an overrun is shown, can be said to last longer, and is put down when it was forgotten', async () => {
    const { shift } = await taken(world.ines, { until: 30 });
    world.move(60);
    await watchOrganisation(world.deps, world.organisationId);
    assert.equal((await world.helm()).atHelm.length, 1);
    const extended = await extendShift(world.deps, world.ines, { shiftId: shift.shiftId, until: world.at(90) });
    assert.ok(extended.ok);
    world.move(90 + 6 * 60 + 1);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual((await world.helm()).atHelm, []);
    assert.equal(await world.profileLine(), null);
  });

  test('who is deactivated is no more at the helm', async () => {
    await taken(world.ines);
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.ines.memberId,
    ]);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual((await world.helm()).atHelm, []);
    const rows = await world.alter<{ ended_why: string }>('select ended_why from shift where organisation_id = $1', [world.organisationId]);
    assert.deepEqual(rows, [{ ended_why: 'deactivated' }]);
  });

  test('who is put off the team of the account is no more at its helm, nor in its profile', async () => {
    await taken(world.ines, { greeting: GREETING });
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.accountId,
      world.paul.memberId,
    ]);
    assert.deepEqual((await world.helm()).team, [world.paul.memberId]);
    await watchOrganisation(world.deps, world.organisationId);
    assert.deepEqual((await world.helm()).atHelm, []);
    assert.equal(await world.profileLine(), null);
    const rows = await world.alter<{ ended_why: string }>('select ended_why from shift where organisation_id = $1', [world.organisationId]);
    assert.deepEqual(rows, [{ ended_why: 'off-team' }]);
    await world.alter(`update account set voice_until = now() - interval '1 second' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual((await world.helm()).team, [], 'of a vacant office nobody is');
  });

  test('nobody stays longer at the helm of an account whose team is others, a lead neither; a lead off the team sends others home', async () => {
    const { shift } = await taken(world.lead);
    const theirs = await taken(world.paul);
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.accountId,
      world.paul.memberId,
    ]);
    const until = world.at(300);
    assert.equal(refusal(await extendShift(world.deps, world.lead, { shiftId: shift.shiftId, until })), 'outside-team');
    assert.ok((await extendShift(world.deps, world.lead, { shiftId: theirs.shift.shiftId, until })).ok);
    assert.ok((await endShift(world.deps, world.lead, { shiftId: theirs.shift.shiftId, goodbye: null })).ok);
  });

  test('who leaves the organisation leaves the helm in the same commit', async () => {
    await taken(world.ines);
    await mine.database.transact(world.organisationId, async (tx) => await createHolding(world.deps).leave?.(tx, world.ines.memberId));
    assert.deepEqual((await world.helm()).atHelm, []);
    assert.equal(await world.profileLine(), null);
    const kept = await mine.database.read(
      world.organisationId,
      async (db) => await createHolding(world.deps).export?.(db, world.organisationId, world.ines.memberId),
    );
    assert.equal((kept as unknown[]).length, 1);
  });

  test('a lead who does not want the helm in the profile takes it out at once', async () => {
    await taken(world.ines);
    const settings = { ...DEFAULT_SETTINGS, profileLine: false };
    assert.equal(refusal(await changeHelmSettings(world.deps, world.ines, { accountId: world.accountId, settings })), 'not-allowed');
    assert.ok((await changeHelmSettings(world.deps, world.lead, { accountId: world.accountId, settings })).ok);
    assert.equal(await world.profileLine(), null);
  });
});
