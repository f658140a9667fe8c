import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { everywhere } from '../../test/harness/fake-network.ts';
import { createMarkedGuard } from '../../test/harness/guard.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { hasVoice, listAccounts, listTeam } from '../accounts/index.ts';
import { officeDeps } from '../compose-offices.ts';
import { personaDeps } from '../compose-personas.ts';
import { readQueuePage, readThread } from '../inbox/index.ts';
import { createPracticeNetwork } from '../networks/practice/index.ts';
import { listOfficesOf, listTenures } from '../offices/index.ts';
import { createPeople, listPublicCards } from '../people/index.ts';
import { findPersona } from '../personas/index.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { postsDeps } from '../posts/index.ts';
import { findPublishedPage } from '../who-speaks/store.ts';
import { fillDemonstration, findTeam } from './fill.ts';
import { publishPage } from './public-page.ts';
import { DEMONSTRATION_ID } from './team.ts';

describe('the five ways of being somebody, in the demonstration', () => {
  let test: TestDatabase;
  const now = new Date();
  before(async () => {
    test = await testDatabase();
    const { database } = test;
    const practice = createPracticeNetwork({ database });
    const networks = everywhere(practice);
    const people = createPeople({ database, secureCookie: false, publicUrl: null });
    const connecting = { database, networks, seal: createSeal(Buffer.alloc(32, 7).toString('base64')), newId: randomUUID };
    const posts = postsDeps({ database, networks, guard: createMarkedGuard() });
    const means = { database, people, connecting, offices: officeDeps(connecting), personas: personaDeps({ database, networks }), posts };
    await fillDemonstration(means, now);
    await fillDemonstration(means, now);
  });
  after(async () => await test.close());

  const team = async () =>
    await findTeam({ database: test.database, people: createPeople({ database: test.database, secureCookie: false, publicUrl: null }) });
  const account = async (handle: string) => {
    const accounts = await test.database.read(DEMONSTRATION_ID, async (db) => await listAccounts(db, DEMONSTRATION_ID));
    return accounts.find((one) => one.handle === handle)?.accountId ?? '';
  };
  const whoseIs = async (slug: string) => await findPublishedPage(test.database.gate, slug);

  it('has an office that changed hands: Maud holds it, alone may speak there, and who came before has left', async () => {
    const [accountId, maud] = [await account('direction.ligne4'), (await team()).get('Maud')?.memberId ?? ''];
    const karim = (await team()).get('Karim')?.memberId ?? '';
    await test.database.read(DEMONSTRATION_ID, async (db) => {
      const offices = await listOfficesOf(db, DEMONSTRATION_ID);
      assert.deepEqual(
        offices.map((office) => office.accountId),
        [accountId],
      );
      const tenures = await listTenures(db, DEMONSTRATION_ID);
      assert.deepEqual(
        tenures.map(({ state, endsOn }) => [state, endsOn !== null]),
        [
          ['current', false],
          ['ended', true],
        ],
      );
      assert.equal(tenures[0]?.memberId, maud);
      assert.equal(tenures[0]?.startsOn, tenures[1]?.endsOn);
      assert.deepEqual(
        (await listTeam(db, DEMONSTRATION_ID, accountId)).map(({ memberId }) => memberId),
        [maud],
      );
      assert.equal(await hasVoice(db, DEMONSTRATION_ID, accountId, maud), true);
      assert.equal(await hasVoice(db, DEMONSTRATION_ID, accountId, karim), false);
    });
  });

  it('shows four of its five people to the public: Thomas has not agreed', async () => {
    const shown = await test.database.read(DEMONSTRATION_ID, async (db) => await listPublicCards(db, DEMONSTRATION_ID));
    assert.deepEqual(shown.map(({ publicName }) => publicName).toSorted(), ['Inès', 'Karim', 'Maud', 'Solène']);
  });

  it('has a character that says what it is, and of whom a person took over by first name', async () => {
    const accountId = await account('clients.ligne4');
    const reader = { organisationId: DEMONSTRATION_ID, memberId: randomUUID() };
    const ours = await test.database.read(DEMONSTRATION_ID, async (db) => {
      assert.equal((await findPersona(db, DEMONSTRATION_ID, accountId))?.behind, 'people');
      const { conversations } = await readQueuePage(db, reader, { queue: 'closed', accountId, after: null, limit: 100 });
      for (const { conversationId } of conversations) {
        const thread = await readThread(db, reader, { conversationId, from: 0, limit: 100 });
        const said = thread?.messages.filter(({ direction }) => direction === 'outbound') ?? [];
        if (said.some(({ personaName }) => personaName)) return said;
      }
      return [];
    });
    assert.deepEqual(
      ours.map(({ personaName }) => personaName),
      ['Léonie', null, null],
    );
    assert.match(
      ours[0]?.text ?? '',
      /^Léonie, personnage de Ligne 4 — démonstration, derrière lequel des personnes vous répondent\.\n.*\n— Léonie$/su,
    );
    assert.match(ours[1]?.text ?? '', /^Ici Karim, je reprends pour Léonie\.\n.*\n— Karim$/su);
    assert.doesNotMatch(ours[2]?.text ?? '', /Ici Karim/u);
  });

  it('has its public page from the first minute, at the next free address when another organisation has its own', async () => {
    assert.equal(await whoseIs('ligne-4'), DEMONSTRATION_ID);
    const other = randomUUID();
    const people = createPeople({ database: test.database, secureCookie: false, publicUrl: null });
    await test.database.transact(other, async (tx) => {
      await people.createOrganisation(tx, {
        organisationId: other,
        name: 'Ligne 4',
        timeZone: 'Europe/Paris',
        language: 'fr',
        demonstration: false,
      });
    });
    const administrator = { organisationId: other, memberId: randomUUID(), sessionId: randomUUID(), role: 'administrator' } as const;
    await publishPage(test.database, administrator);
    assert.equal(await whoseIs('ligne-4-2'), other);
    assert.equal(await whoseIs('ligne-4'), DEMONSTRATION_ID);
  });
});
