import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFakeNetwork, everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Authorisation, ConnectFailure, NetworkApplication } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { fail, succeed } from '../platform/result.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { standingOf } from './authorisation.ts';
import { findAuthorisation } from './authorisation-store.ts';
import { findApplication } from './applications.ts';
import { beginAuthorisation, beginReconnection } from './begin-authorisation.ts';
import { completeAuthorisation } from './complete-authorisation.ts';
import { connectAccount, withinLimit } from './connect-account.ts';
import { forgetLateEverywhere } from './forget-authorisations.ts';
import { giveBack } from './give-back.ts';
import { readCredentials } from './credentials.ts';
import { rotateSecrets } from './rotate-secrets.ts';
import { findAccount, listAccounts } from './store.ts';

const SECRET = 'a secret of more than thirty-two characters';
const SERVER = 'https://fake.example';

describe('leave given in a network’s own pages', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  /** A fake whose page always says yes as `who`, until it is told otherwise. */
  function world({ bringsApplication = false, returnsApart = false } = {}) {
    const fake = createFakeNetwork('mastodon');
    for (const handle of ['ligne4', 'karim']) fake.addPerson(handle, 'right');
    const told = { who: 'ligne4', failure: null as ConnectFailure | null, completed: 0, url: `${SERVER}/authorize`, throws: false };
    let states = 0;
    const authorisation: Authorisation = {
      bringsApplication,
      returnsApart,
      document: null,
      begin: async ({ redirectUrl, application }) => {
        states += 1;
        return succeed({ url: told.url, state: `state-${states}-${redirectUrl}`, pending: { verifier: 'secret', application } });
      },
      complete: async ({ organisationId, pending, parameters }, signal) => {
        told.completed += 1;
        if (told.throws) throw new Error('a bug');
        assert.equal((pending as { verifier: string }).verifier, 'secret');
        if (parameters['error']) return fail({ kind: 'declined' });
        if (told.failure) return fail(told.failure);
        return await fake.network.connect({ organisationId, server: SERVER, handle: told.who, secret: 'right' }, signal);
      },
    };
    const networks = everywhere({ ...fake.network, authorisation });
    const deps = { database: mine.database, networks, seal: createSeal(SECRET), newId: randomUUID, log: silentLog() };
    const organisationId = randomUUID();
    const visitor = (role: Visitor['role'] = 'lead', of = organisationId): Visitor => ({
      organisationId: of,
      memberId: randomUUID(),
      sessionId: randomUUID(),
      role,
    });
    const begin = async (who: Visitor, application: NetworkApplication | null = null) => {
      const request = {
        network: 'mastodon' as const,
        server: SERVER,
        handle: '',
        application,
        accountId: null,
        origin: 'https://desk.example',
      };
      const begun = await beginAuthorisation(deps, who, request);
      if (!begun.ok) assert.fail(begun.error.kind);
      return { ...begun.value, parameters: { state: `state-${states}-https://desk.example/networks/mastodon/authorised`, code: 'c' } };
    };
    const complete = async (who: Visitor, parameters: Readonly<Record<string, string>>) => {
      const id = await completeAuthorisation(deps, who, { network: 'mastodon', parameters });
      const found = id && (await mine.database.read(who.organisationId, (db) => findAuthorisation(db, who.organisationId, id)));
      return found ? standingOf(found) : null;
    };
    const alter = async (statement: string) => {
      await mine.database.transact(organisationId, (tx) => tx.db.executeQuery(CompiledQuery.raw(statement, [organisationId])));
    };
    const accounts = () => mine.database.read(organisationId, (db) => listAccounts(db, organisationId));
    return { fake, told, deps, organisationId, visitor, begin, complete, alter, accounts };
  }

  test('connects the account, once: whoever comes back with it again is shown what became of it', async () => {
    const { told, visitor, begin, complete, accounts } = world();
    const who = visitor();
    const { parameters } = await begin(who);
    const first = await complete(who, parameters);
    const [account] = await accounts();
    assert.deepEqual(first, { kind: 'connected', accountId: account?.accountId });
    assert.deepEqual(await complete(who, parameters), first);
    assert.equal(told.completed, 1);
    const both = await begin(who);
    await Promise.all([complete(who, both.parameters), complete(who, both.parameters)]);
    assert.equal(told.completed, 2);
  });

  test('is nobody’s but the member’s who asked for it, in that organisation, on that network', async () => {
    const { told, deps, visitor, begin, complete, accounts } = world();
    const who = visitor();
    const { parameters } = await begin(who);
    assert.equal(await complete(visitor(), parameters), null);
    assert.equal(await complete(visitor('lead', randomUUID()), parameters), null);
    assert.equal(await complete({ ...who, organisationId: randomUUID() }, parameters), null);
    assert.equal(await completeAuthorisation(deps, who, { network: 'x', parameters }), null);
    assert.equal(await complete(who, { code: 'c' }), null);
    assert.equal(told.completed, 0);
    assert.deepEqual(await accounts(), []);
    assert.equal((await complete(who, parameters))?.kind, 'connected');
  });

  test('ends after 15 minutes, and with the right to connect', async () => {
    const { told, visitor, begin, complete, alter } = world();
    const who = visitor();
    const { parameters } = await begin(who);
    await alter("update account_authorisation set ends_at = now() - interval '1 second' where organisation_id = $1");
    assert.deepEqual(await complete(who, parameters), { kind: 'refused', failure: { kind: 'too-late' } });
    const other = await begin(who);
    assert.deepEqual(await complete({ ...who, role: 'member' }, other.parameters), { kind: 'refused', failure: { kind: 'not-allowed' } });
    assert.equal(told.completed, 0);
    const member = await beginAuthorisation({ ...world().deps }, visitor('member'), {
      network: 'mastodon',
      server: SERVER,
      handle: '',
      application: null,
      accountId: null,
      origin: 'https://desk.example',
    });
    assert.deepEqual(member, { ok: false, error: { kind: 'not-allowed' } });
  });

  test('tells every failure as the outcome: no, a page of HTML, a bug', async () => {
    const { told, visitor, begin, complete, accounts } = world();
    const who = visitor();
    const denied = await begin(who);
    assert.deepEqual(await complete(who, { state: denied.parameters.state, error: 'access_denied' }), {
      kind: 'refused',
      failure: { kind: 'declined' },
    });
    told.failure = { kind: 'not-this-network', detail: 'HTML' };
    assert.deepEqual(await complete(who, (await begin(who)).parameters), { kind: 'refused', failure: told.failure });
    told.throws = true;
    assert.deepEqual(await complete(who, (await begin(who)).parameters), { kind: 'refused', failure: { kind: 'internal' } });
    assert.deepEqual(await accounts(), []);
  });

  test('comes back at the address that was made for it: one server’s answer is never taken for another’s', async () => {
    const { told, deps, visitor } = world({ returnsApart: true });
    const who = visitor();
    const asked = {
      network: 'mastodon' as const,
      server: SERVER,
      handle: '',
      application: null,
      accountId: null,
      origin: 'https://desk.example',
    };
    const begun = await beginAuthorisation(deps, who, asked);
    assert.ok(begun.ok);
    const { authorisationId } = begun.value;
    const redirect = `https://desk.example/networks/mastodon/authorised/${authorisationId}`;
    const parameters = { state: `state-1-${redirect}`, code: 'c' };
    const come = async (apart: string | null) => await completeAuthorisation(deps, who, { network: 'mastodon', parameters, apart });
    // The code of an honest server, sent on to the address that was made for it, with the state of another.
    for (const apart of [null, randomUUID(), '']) assert.equal(await come(apart), null);
    assert.equal(told.completed, 0);
    assert.equal(await come(authorisationId), authorisationId);
    assert.equal(told.completed, 1);
  });

  test('that comes too late is given back, and nothing of it stays sealed', async () => {
    const late: string[] = [];
    const ask = async () => {
      await sleep(60);
      return succeed('granted');
    };
    const answered = await withinLimit<string>(ask, (value) => late.push(value), 10);
    assert.ok(!answered.ok && answered.error.kind === 'unreachable');
    await sleep(100);
    assert.deepEqual(late, ['granted']);

    const { fake, deps, organisationId, visitor, begin, complete, alter } = world();
    const who = visitor();
    const session = await fake.network.connect(
      { organisationId, server: SERVER, handle: 'ligne4', secret: 'right' },
      AbortSignal.timeout(1_000),
    );
    assert.ok(session.ok);
    await giveBack(deps, organisationId, 'mastodon', session.value);
    assert.equal(fake.personOf('ligne4').sessions.size, 0);

    const sealed = async () =>
      await mine.database.transact(organisationId, async (tx) => {
        const query = CompiledQuery.raw('select sealed is not null as sealed from account_authorisation where organisation_id = $1', [
          organisationId,
        ]);
        return (await tx.db.executeQuery<{ sealed: boolean }>(query)).rows.map((row) => row.sealed);
      });
    await alter("insert into organisation (organisation_id, name, time_zone, language) values ($1, 'R', 'Europe/Paris', 'fr')");
    const { parameters } = await begin(who);
    await begin(who);
    await alter("update account_authorisation set ends_at = now() - interval '1 second' where organisation_id = $1");
    assert.equal((await complete(who, parameters))?.kind, 'refused');
    assert.deepEqual((await sealed()).toSorted(), [false, true]);
    await forgetLateEverywhere(mine.database);
    assert.deepEqual(await sealed(), [false, false]);
  });

  test('sends no browser to what is no page', async () => {
    const { told, deps, visitor } = world();
    told.url = 'javascript:alert(1)';
    const request = {
      network: 'mastodon' as const,
      server: SERVER,
      handle: '',
      application: null,
      accountId: null,
      origin: 'https://desk.example',
    };
    const begun = await beginAuthorisation(deps, visitor(), request);
    assert.ok(!begun.ok && begun.error.kind === 'not-this-network');
  });

  test('of another person mends nothing, and is given back; its own does, and the history stays', async () => {
    const { fake, told, deps, visitor, complete, accounts } = world();
    const who = visitor();
    const connected = await connectAccount(deps, who, { network: 'mastodon', server: SERVER, handle: 'ligne4', secret: 'right' });
    assert.ok(connected.ok);
    const { accountId, connectionNumber } = connected.value;
    const reconnect = async (number: number) => {
      const begun = await beginReconnection(deps, who, { accountId, application: null, origin: 'https://desk.example' });
      assert.ok(begun.ok);
      return await complete(who, { state: `state-${number}-https://desk.example/networks/mastodon/authorised`, code: 'c' });
    };
    told.who = 'karim';
    assert.deepEqual(await reconnect(1), { kind: 'refused', failure: { kind: 'other-identity', handle: 'karim' } });
    assert.equal(fake.personOf('karim').sessions.size, 0);
    assert.equal((await accounts())[0]?.connectionNumber, connectionNumber);
    told.who = 'ligne4';
    assert.deepEqual(await reconnect(2), { kind: 'connected', accountId });
    assert.equal((await accounts())[0]?.connectionNumber, connectionNumber + 1);
    assert.equal((await beginReconnection(deps, visitor('lead', randomUUID()), { accountId, application: null, origin: '' })).ok, false);
  });

  test('with the owner’s own application: its keys are kept, sealed, once the network took them', async () => {
    const { told, deps, organisationId, visitor, begin, complete } = world({ bringsApplication: true });
    const who = visitor();
    const kept = () =>
      mine.database.read(organisationId, (db) => findApplication(deps.seal, db, organisationId, { network: 'mastodon', server: '' }));
    const request = {
      network: 'mastodon' as const,
      server: SERVER,
      handle: '',
      application: null,
      accountId: null,
      origin: 'https://desk.example',
    };
    const without = await beginAuthorisation(deps, who, request);
    assert.ok(!without.ok && without.error.kind === 'application-refused');
    const keys = { clientId: 'id', clientSecret: 'secret', applicationToken: null, webhookSecret: null };
    told.failure = { kind: 'application-refused', detail: 'no' };
    await complete(who, (await begin(who, keys)).parameters);
    assert.equal(await kept(), null);
    told.failure = null;
    await complete(who, (await begin(who, keys)).parameters);
    assert.deepEqual(await kept(), keys);
    assert.equal((await beginAuthorisation(deps, who, request)).ok, true);
  });

  test('and every credential are sealed anew when the secret changes; without the one before they are unreadable, and say so', async () => {
    const { deps, organisationId, visitor, begin, complete, accounts } = world({ bringsApplication: true });
    const who = visitor();
    const keys = { clientId: 'id', clientSecret: 'secret', applicationToken: null, webhookSecret: null };
    await complete(who, (await begin(who, keys)).parameters);
    const waiting = await begin(who);
    await mine.database.transact(organisationId, (tx) =>
      tx.db.executeQuery(
        CompiledQuery.raw("insert into organisation (organisation_id, name, time_zone, language) values ($1, 'R', 'Europe/Paris', 'fr')", [
          organisationId,
        ]),
      ),
    );
    const next = 'another secret of more than thirty-two chars';
    assert.deepEqual(await rotateSecrets({ ...deps, seal: createSeal(next) }), { resealed: 0, current: 0, unreadable: 3 });
    assert.deepEqual(await rotateSecrets({ ...deps, seal: createSeal(next, SECRET) }), { resealed: 3, current: 0, unreadable: 0 });
    assert.deepEqual(await rotateSecrets({ ...deps, seal: createSeal(next, SECRET) }), { resealed: 0, current: 3, unreadable: 0 });
    const [account] = await accounts();
    assert.ok(account);
    const read = (secret: string) => mine.database.read(organisationId, (db) => readCredentials(createSeal(secret), db, account));
    assert.match(String((await read(next))?.credentials['session']), /^session-/);
    assert.equal(await read(SECRET), null);
    // The version is the same: who holds the connection open need not read it again.
    assert.equal((await read(next))?.version, 1);
    const again = await completeAuthorisation({ ...deps, seal: createSeal(next) }, who, {
      network: 'mastodon',
      parameters: waiting.parameters,
    });
    assert.ok(again);
    assert.ok(await mine.database.read(organisationId, (db) => findAccount(db, organisationId, account.accountId)));
  });
});
