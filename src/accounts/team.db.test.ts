import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { inboxHolding, releaseConversation, renewLease, takeConversation } from '../inbox/index.ts';
import { findConversation } from '../inbox/conversation-store.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { signatureFor } from '../signatures/index.ts';
import { changeTeam } from './change-team.ts';
import { accountsHolding, listAnswerers, listTeam, mayAnswer, signingNames } from './index.ts';
import { readTeam } from './team.ts';

type World = Awaited<ReturnType<typeof publishingWorld>>;

describe('the team of an account', () => {
  let made: TestDatabase;
  let world: World;
  before(async () => (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => (world = await publishingWorld(made)));

  const change = async (members: { memberId: string; signsAs: string | null }[], by: Visitor = world.lead) =>
    await changeTeam(made, by, { accountId: world.account.accountId, members });
  const place = ({ memberId }: Visitor, signsAs: string | null = null) => ({ memberId, signsAs });
  const read = async <Value>(work: (db: Parameters<typeof listTeam>[0], organisationId: string, accountId: string) => Promise<Value>) =>
    await made.database.read(world.organisationId, async (db) => await work(db, world.organisationId, world.account.accountId));
  const may = async ({ memberId }: Visitor) => await read(async (db, ...ids) => await mayAnswer(db, ...ids, memberId));
  const take = async (who: Visitor, conversationId: string) =>
    await made.database.transact(
      world.organisationId,
      async (tx) => await takeConversation(tx, { conversationId, memberId: who.memberId }),
    );
  /** Another Inès comes, with these initials. */
  const anotherInes = async (initials: string): Promise<Visitor> => {
    const other = { ...world.paul, memberId: randomUUID() };
    await world.alter(
      `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role)
       values ($1, $2, 'Inès', 'Barreau', 'Inès', $3, $3 || '@example.org', '', 'member')`,
      [world.organisationId, other.memberId, initials],
    );
    return other;
  };

  test('is everybody as long as there is none', async () => {
    assert.deepEqual(await read(listTeam), []);
    const team = await read(readTeam);
    assert.equal(team.isEverybody, true);
    assert.equal(team.members.length, 3);
    assert.deepEqual(await Promise.all([world.ines, world.paul, world.lead].map(may)), [true, true, true]);
  });

  test('is made by leads and administrators, in an order, and alone answers from then on', async () => {
    const refused = await change([place(world.paul)], world.paul);
    assert.deepEqual(refused.ok ? null : refused.error.kind, 'not-allowed');
    const changed = await change([place(world.paul), place(world.ines)]);
    assert.ok(changed.ok);
    assert.deepEqual(
      changed.value.members.map(({ memberId }) => memberId),
      [world.paul.memberId, world.ines.memberId],
    );
    assert.deepEqual(await Promise.all([world.ines, world.paul, world.lead].map(may)), [true, true, false]);
    const { conversationId } = await world.mention();
    const taken = await take(world.lead, conversationId);
    assert.deepEqual(taken.ok ? null : taken.error.kind, 'outside-team');
    assert.ok((await take(world.paul, conversationId)).ok);
    assert.equal((await world.takeOver(world.lead, conversationId)).ok, false);
    assert.ok((await change([place(world.paul), place(world.ines), place(world.lead)])).ok, 'a lead may join');
    assert.ok((await world.takeOver(world.lead, conversationId)).ok);
    assert.ok((await world.journal()).includes('account.team-changed'));
  });

  test('of an office’s account is never everybody: with nobody in it nobody answers', async () => {
    await world.alter(`update account set voice_until = 'infinity' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual(await Promise.all([world.ines, world.paul, world.lead].map(may)), [false, false, false]);
    assert.deepEqual(
      [...(await made.database.read(world.organisationId, async (db) => await listAnswerers(db, world.organisationId)))],
      [[world.account.accountId, []]],
    );
    assert.ok((await change([place(world.paul)])).ok);
    assert.deepEqual(await Promise.all([world.ines, world.paul, world.lead].map(may)), [false, true, false]);
    await world.alter(`update account set voice_until = now() where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual(await Promise.all([world.ines, world.paul, world.lead].map(may)), [false, false, false]);
  });

  test('leaves a thread in the hands of who is put off it, a lead too, until the lease ends and no longer', async () => {
    for (const who of [world.ines, world.lead]) {
      assert.ok((await change([])).ok);
      const { conversationId } = await world.mention();
      await world.take(who, conversationId);
      const act = { conversationId, memberId: who.memberId };
      const inside = async <Value>(work: (tx: Transaction) => Promise<Value>) => await made.database.transact(world.organisationId, work);
      assert.ok((await inside(async (tx) => await renewLease(tx, act))).ok);
      assert.ok((await change([place(world.paul)])).ok);
      const outside = { ok: false, error: { kind: 'outside-team' } };
      assert.deepEqual(await inside(async (tx) => await renewLease(tx, act)), outside);
      assert.deepEqual(await take(who, conversationId), outside);
      assert.ok((await inside(async (tx) => await releaseConversation(tx, act))).ok, 'it can be given away');
    }
  });

  test('has nobody who left or never was here, and nobody twice', async () => {
    const stranger = randomUUID();
    const unknown = await change([place(world.ines), { memberId: stranger, signsAs: null }]);
    assert.deepEqual(unknown.ok ? null : unknown.error, { kind: 'no-such-member', memberId: stranger });
    await world.alter(`update member set state = 'deactivated' where member_id = $1`, [world.ines.memberId]);
    const left = await change([place(world.ines)]);
    assert.deepEqual(left.ok ? null : left.error.kind, 'no-such-member');
  });

  test('tells two Inès apart by themselves, and by the names that they choose', async () => {
    const other = await anotherInes('IB');
    const before = await read(readTeam);
    const homonyms = before.members.filter(({ isHomonym }) => isHomonym);
    assert.deepEqual(homonyms.map(({ signsHere }) => signsHere).toSorted(), ['Inès B.', 'Inès N.']);
    assert.ok(homonyms.every(({ proposals }) => proposals.length >= 2));
    assert.ok((await change([place(world.ines, 'Inès'), place(other)])).ok);
    assert.deepEqual(Object.fromEntries(await read(signingNames)), { [world.ines.memberId]: 'Inès', [other.memberId]: 'Inès B.' });
    const signed = await read(async (db, ...ids) => await signatureFor(db, ...ids, other.memberId));
    assert.equal(signed.text, '— Inès B.');
  });

  test('refuses one name for two, and offers others', async () => {
    const other = await anotherInes('IC');
    const refused = await change([place(world.ines, 'Inès'), place(other, 'INES')]);
    assert.ok(!refused.ok && refused.error.kind === 'same-name');
    for (const { proposals } of refused.error.members) assert.ok(proposals.length >= 2);
    assert.deepEqual(await read(listTeam), []);
  });

  test('is left with the organisation; the last one leaves the account to everybody', async () => {
    const { conversationId } = await world.mention();
    await change([place(world.ines, 'Inès de la 4')]);
    await world.take(world.ines, conversationId);
    await made.database.transact(world.organisationId, async (tx) => {
      for (const { leave, erase } of [accountsHolding, inboxHolding]) {
        await leave?.(tx, world.ines.memberId);
        await erase?.(tx, world.ines.memberId);
      }
    });
    assert.deepEqual(await read(listTeam), []);
    const freed = await read(async (db, organisationId) => await findConversation(db, organisationId, conversationId));
    assert.deepEqual([freed?.state, freed?.holderMemberId], ['waiting', null]);
    assert.equal(await may(world.paul), true);
    const [row] = await world.alter<{ signs_as: string | null; until: Date | null }>(
      'select signs_as, until from account_member where organisation_id = $1',
      [world.organisationId],
    );
    assert.ok(row?.signs_as === null && row.until !== null, 'when somebody was there stays, the name does not');
  });

  test('remembers who was in it when', async () => {
    await change([place(world.ines)]);
    await change([place(world.paul)]);
    await change([place(world.ines), place(world.paul)]);
    const rows = await world.alter<{ until: Date | null }>('select until from account_member where organisation_id = $1', [
      world.organisationId,
    ]);
    assert.deepEqual([rows.length, rows.filter(({ until }) => until === null).length], [3, 2]);
  });
});
