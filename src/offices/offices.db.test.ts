import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { composeOffices, officeDeps } from '../compose-offices.ts';
import { changeTeam } from '../accounts/change-team.ts';
import { hasVoice, listTeam, mayAnswer } from '../accounts/index.ts';
import { insertOrganisation } from '../people/store.ts';
import { createMember } from '../people/create-member.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { createAdvancing } from './advancing.ts';
import { endTenure, keepName } from './end-tenure.ts';
import { createOffice, dissolveOffice } from './manage-office.ts';
import type { OfficeDeps } from './office-deps.ts';
import { cancelTenure, planTenure } from './plan-tenure.ts';
import { publishPost } from './publish-post.ts';
import { findTenure, listOffices } from './read-offices.ts';
import { readDay, settleOffice } from './settle-office.ts';
import { lockOffice, listDueOffices } from './store.ts';

const TITLES = { feminine: 'Directrice technique', masculine: 'Directeur technique', neutral: 'Direction technique' };

describe('an office', () => {
  let made: TestDatabase;
  before(async () => {
    made = await testDatabase();
  });
  after(async () => await made.close());

  /** An organisation with an office to be; its clock stands where the test puts it. */
  async function world() {
    const base = await publishingWorld(made);
    const { database } = made;
    const { organisationId, account } = base;
    const clock = { now: new Date('2027-03-01T09:00:00Z') };
    const members = await database.transact(organisationId, async (tx) => {
      const known = await tx.db.executeQuery(CompiledQuery.raw('select 1 from organisation where organisation_id = $1', [organisationId]));
      if (known.rows.length === 0)
        await insertOrganisation(tx.db, { organisationId, name: 'Ville', timeZone: 'Europe/Paris', language: 'fr', demonstration: false });
      const people: Visitor[] = [];
      for (const [givenName, role] of [
        ['Claire', 'member'],
        ['Paul', 'member'],
        ['Maud', 'administrator'],
      ] as const) {
        const email = `${randomUUID()}@ville.example`;
        const member = await createMember({ newId: randomUUID }, tx, {
          givenName,
          familyName: 'Secret',
          jobTitle: '',
          email,
          passphraseHash: 'x',
          role,
          language: null,
        });
        people.push({ organisationId, memberId: member.memberId, sessionId: randomUUID(), role });
      }
      return people;
    });
    const [claire, paul, maud] = members as [Visitor, Visitor, Visitor];
    const deps: OfficeDeps = { ...officeDeps({ database, networks: base.replyDeps.networks }), readNow: async () => clock.now };
    const holder = { memberId: claire.memberId, kind: 'holder', titleForm: 'feminine', startsOn: '2024-01-01' } as const;
    const request = { accountId: account.accountId, titles: TITLES };
    return {
      ...base,
      database,
      deps,
      clock,
      claire,
      paul,
      maud,
      create: async (held = true) => {
        const office = await createOffice(deps, maud, { ...request, holder: held ? holder : null });
        assert.ok(office.ok, JSON.stringify(office));
        return office.value.officeId;
      },
      settle: async (officeId: string) =>
        await database.transact(organisationId, async (tx) => {
          const office = await lockOffice(tx, officeId);
          assert.ok(office);
          await settleOffice(deps, tx, await readDay(deps, tx, office));
        }),
      view: async () => (await listOffices(deps, organisationId)).offices[0]!,
      team: async () =>
        (await database.read(organisationId, (db) => listTeam(db, organisationId, account.accountId))).map((one) => one.memberId),
    };
  }
  type World = Awaited<ReturnType<typeof world>>;

  const succession = async (w: World, officeId: string, startsOn: string, endsOn: string | null = null) =>
    await planTenure(w.deps, w.maud, { officeId, memberId: w.paul.memberId, kind: 'holder', titleForm: 'masculine', startsOn, endsOn });

  test('changes hands at midnight of its zone, on the night when the clocks change too, once however often it is settled', async () => {
    const w = await world();
    const officeId = await w.create();
    assert.deepEqual(await w.team(), [w.claire.memberId]);
    const planned = await succession(w, officeId, '2027-03-28');
    assert.ok(planned.ok);
    w.clock.now = new Date('2027-03-27T22:59:59Z');
    await w.settle(officeId);
    assert.equal((await w.view()).current?.memberId, w.claire.memberId);
    w.clock.now = new Date('2027-03-27T23:00:00Z');
    for (let round = 0; round < 3; round += 1) await w.settle(officeId);
    const view = await w.view();
    assert.equal(view.current?.memberId, w.paul.memberId);
    assert.deepEqual(await w.team(), [w.paul.memberId]);
    const kinds = (await w.journal()).filter((kind) => kind === 'office.tenure-began' || kind === 'office.tenure-ended');
    assert.deepEqual(kinds, ['office.tenure-began', 'office.tenure-ended', 'office.tenure-began']);
    assert.deepEqual(view.tenures.flatMap(({ posts }) => posts.map(({ kind }) => kind)).toSorted(), ['farewell', 'welcome']);
    const zone = 'Europe/Paris';
    const at = async (moment: string) =>
      await w.database.read(w.organisationId, (db) =>
        findTenure(db, w.organisationId, { accountId: w.account.accountId, at: new Date(moment), zone }),
      );
    assert.equal((await at('2027-03-27T22:59:59Z'))?.memberId, w.claire.memberId);
    assert.equal((await at('2027-03-27T23:00:00Z'))?.memberId, w.paul.memberId);
  });

  test('is left by its former holder with its team, whoever had put that person there, and the holder who is put back is the holder again', async () => {
    const w = await world();
    const place = ({ memberId }: Visitor) => ({ memberId, signsAs: null });
    const putOn = async (...people: Visitor[]) => {
      const team = { accountId: w.account.accountId, members: people.map(place) };
      assert.ok((await changeTeam(w, w.maud, team)).ok);
    };
    const may = async ({ memberId }: Visitor) =>
      await w.database.read(w.organisationId, (db) => hasVoice(db, w.organisationId, w.account.accountId, memberId));
    await putOn(w.claire, w.ines);
    const officeId = await w.create();
    assert.ok((await succession(w, officeId, '2027-03-28')).ok);
    await putOn(w.ines);
    const isOff = async () => (await listOffices(w.deps, w.organisationId)).offices[0]?.holderOffTeam;
    assert.deepEqual([await may(w.claire), await may(w.ines), await isOff()], [false, true, true]);
    await putOn(w.ines, w.claire);
    assert.deepEqual([await may(w.claire), await isOff()], [true, false]);
    w.clock.now = new Date('2027-03-28T08:00:00Z');
    await w.settle(officeId);
    assert.deepEqual(await w.team(), [w.ines.memberId, w.paul.memberId]);
  });

  test('makes good what was missed while nothing ran: two changes at once', async () => {
    const w = await world();
    const officeId = await w.create();
    assert.ok((await succession(w, officeId, '2027-03-10', '2027-03-12')).ok);
    w.clock.now = new Date('2027-04-20T08:00:00Z');
    await w.settle(officeId);
    const view = await w.view();
    assert.equal(view.current, null);
    assert.equal(view.vacantSince, '2027-03-12');
    assert.deepEqual(
      view.tenures.map(({ state }) => state),
      ['ended', 'ended'],
    );
    assert.deepEqual(await w.team(), []);
  });

  test('takes a plan back before its day: whoever was to leave stays, and the farewell goes', async () => {
    const w = await world();
    const officeId = await w.create();
    const planned = await succession(w, officeId, '2027-04-01');
    assert.ok(planned.ok);
    assert.equal((await w.view()).current?.endsOn, '2027-04-01');
    const { tenureId } = planned.value;
    assert.ok((await cancelTenure(w.deps, w.maud, { officeId, tenureId })).ok);
    const { current } = await w.view();
    assert.deepEqual([current?.endsOn, current?.posts], [null, []]);
    assert.deepEqual(await cancelTenure(w.deps, w.maud, { officeId, tenureId }), { ok: false, error: { kind: 'not-found' } });
    assert.ok((await succession(w, officeId, '2027-03-01')).ok);
    const began = (await w.view()).current!;
    assert.deepEqual(await cancelTenure(w.deps, w.maud, { officeId, tenureId: began.tenureId }), {
      ok: false,
      error: { kind: 'has-begun' },
    });
  });

  test('is held by one person at a time, even past the rules above the database', async () => {
    const w = await world();
    const officeId = await w.create();
    const overlapping = w.alter(
      `insert into tenure (organisation_id, tenure_id, office_id, member_id, kind, title_form, starts_on, state, planned_by)
       values ($1, gen_random_uuid(), $2, $3, 'holder', 'neutral', '2027-05-01', 'planned', $3)`,
      [w.organisationId, officeId, w.paul.memberId],
    );
    await assert.rejects(overlapping, { code: '23P01' });
    const other = await succession(w, officeId, '2027-03-15', '2027-04-15');
    assert.ok(other.ok);
    const refused = await succession(w, officeId, '2027-04-01');
    assert.equal(refused.ok === false && refused.error.kind, 'overlaps');
  });

  test('that is vacant speaks through nobody, from the moment on, though no worker runs; an interim speaks', async () => {
    const w = await world();
    const officeId = await w.create();
    const { tenureId } = (await w.view()).current!;
    const voice = async (who: Visitor) =>
      await w.database.read(w.organisationId, (db) => hasVoice(db, w.organisationId, w.account.accountId, who.memberId));
    assert.deepEqual([await voice(w.claire), await voice(w.paul)], [true, false]);
    const asked = await w.mention();
    await w.take(w.claire, asked.conversationId);
    assert.ok((await endTenure(w.deps, w.maud, { officeId, tenureId, endsOn: '2027-03-01' })).ok);
    // The database's own clock is what holds the voice: it has passed no such day yet, so the limit is put behind it.
    await w.alter("update account set voice_until = now() - interval '1 second' where organisation_id = $1", [w.organisationId]);
    const said = await w.reply(w.claire, asked);
    assert.deepEqual(said, { ok: false, error: { kind: 'no-voice' } });
    const may = await w.database.read(w.organisationId, (db) => mayAnswer(db, w.organisationId, w.account.accountId, w.paul.memberId));
    assert.equal(may, false);
    const request = {
      officeId,
      memberId: w.paul.memberId,
      kind: 'interim',
      titleForm: 'masculine',
      startsOn: '2027-03-01',
      endsOn: null,
    } as const;
    assert.ok((await planTenure(w.deps, w.maud, request)).ok);
    assert.deepEqual([await voice(w.claire), await voice(w.paul)], [false, true]);
  });

  test('publishes a welcome in the name of its holder, by that person’s click, once', async () => {
    const w = await world();
    const officeId = await w.create();
    assert.ok((await succession(w, officeId, '2027-03-01')).ok);
    const { tenureId } = (await w.view()).current!;
    const key = { tenureId, kind: 'welcome' } as const;
    assert.deepEqual(await publishPost(w.deps, w.maud, key), { ok: false, error: { kind: 'not-yours' } });
    const [first, second] = [await publishPost(w.deps, w.paul, key), await publishPost(w.deps, w.paul, key)];
    assert.ok(first.ok && second.ok);
    assert.equal(first.value.publicationId, second.value.publicationId);
    const publication = await w.look(first.value.publicationId!);
    assert.equal(publication.memberId, w.paul.memberId);
    assert.match(publication.text, /Paul/);
    // Claire did not agree to be shown: the words thank nobody by name.
    assert.doesNotMatch(publication.text, /Claire|Secret/);
    await w.alter("update publication set state = 'cancelled' where organisation_id = $1", [w.organisationId]);
    const again = await publishPost(w.deps, w.paul, key);
    assert.ok(again.ok && again.value.publicationId !== first.value.publicationId, 'what was taken back can be said anew');
  });

  test('lets nobody say farewell once the tenure is over', async () => {
    const w = await world();
    const officeId = await w.create();
    assert.ok((await succession(w, officeId, '2027-03-10')).ok);
    const { tenureId } = (await w.view()).current!;
    w.clock.now = new Date('2027-03-10T09:00:00Z');
    const said = await publishPost(w.deps, w.claire, { tenureId, kind: 'farewell' });
    assert.deepEqual(said, { ok: false, error: { kind: 'not-open' } });
  });

  test('keeps the name of a former holder only if that person agreed', async () => {
    const w = await world();
    const officeId = await w.create();
    const { tenureId } = (await w.view()).current!;
    const refused = await keepName(w.deps, w.paul, { officeId, tenureId, keep: true });
    assert.deepEqual(refused, { ok: false, error: { kind: 'not-yours' } });
    assert.ok((await keepName(w.deps, w.claire, { officeId, tenureId, keep: true })).ok);
    assert.equal((await w.view()).current?.keptName, 'Claire');
    assert.ok((await keepName(w.deps, w.claire, { officeId, tenureId, keep: false })).ok);
    assert.equal((await w.view()).current?.keptName, null);
  });

  test('falls vacant when its holder leaves the organisation, and what was proposed in that name goes with the data', async () => {
    const w = await world();
    const officeId = await w.create();
    assert.ok((await succession(w, officeId, '2027-06-01')).ok);
    const rooms = composeOffices({ database: w.database, networks: w.replyDeps.networks, requireMember: async () => {}, log: silentLog() });
    await w.database.transact(w.organisationId, async (tx) => {
      await rooms.holding.leave?.(tx, w.claire.memberId);
      await rooms.holding.erase?.(tx, w.claire.memberId);
    });
    const states = (await w.view()).tenures.map(({ memberId, state, posts }) => [memberId === w.paul.memberId, state, posts.length]);
    assert.deepEqual(
      states.toSorted(),
      [
        [false, 'ended', 0],
        [true, 'planned', 0],
      ].toSorted(),
    );
    assert.deepEqual(await w.team(), []);
  });

  test('is planned by those who look after accounts, never for who has left, and dissolved only if nobody held it', async () => {
    const w = await world();
    const officeId = await w.create(false);
    const byMember = await planTenure(w.deps, w.claire, {
      officeId,
      memberId: w.paul.memberId,
      kind: 'holder',
      titleForm: 'neutral',
      startsOn: '2027-03-02',
      endsOn: null,
    });
    assert.deepEqual(byMember, { ok: false, error: { kind: 'not-allowed' } });
    const stranger = await planTenure(w.deps, w.maud, {
      officeId,
      memberId: randomUUID(),
      kind: 'holder',
      titleForm: 'neutral',
      startsOn: '2027-03-02',
      endsOn: null,
    });
    assert.deepEqual(stranger, { ok: false, error: { kind: 'no-such-member' } });
    assert.ok((await dissolveOffice(w.deps, w.maud, { officeId })).ok);
    const again = await w.create();
    assert.deepEqual(await dissolveOffice(w.deps, w.maud, { officeId: again }), { ok: false, error: { kind: 'was-held' } });
  });

  test('that no job changed is found by the sweep, in whatever organisation', async () => {
    const w = await world();
    const officeId = await w.create();
    await w.alter("update tenure set ends_on = (now() at time zone 'Europe/Paris')::date where organisation_id = $1", [w.organisationId]);
    assert.ok((await listDueOffices(w.database.gate, 100)).some((due) => due.officeId === officeId));
    const wait = async () => {};
    const deps = { ...w.deps, readNow: officeDeps({ database: w.database, networks: w.replyDeps.networks }).readNow };
    await createAdvancing({ ...deps, log: silentLog(), wait }).sweep();
    assert.equal((await w.view()).current, null);
    assert.ok(!(await listDueOffices(w.database.gate, 100)).some((due) => due.officeId === officeId));
  });
});
