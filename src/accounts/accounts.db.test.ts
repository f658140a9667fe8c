import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createFakeNetwork, everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { connectAccount } from './connect-account.ts';
import { createConnections } from './connections.ts';
import { readCredentials } from './credentials.ts';
import { disconnectAccount } from './disconnect-account.ts';
import { reconnectAccount } from './reconnect-account.ts';
import { findAccount, listAccounts } from './store.ts';
import { updateAccount } from './update-account.ts';

const visitor = (role: Visitor['role'] = 'lead'): Visitor => ({
  organisationId: randomUUID(),
  memberId: randomUUID(),
  sessionId: randomUUID(),
  role,
});
const request = { network: 'bluesky' as const, server: 'https://fake.example', handle: 'ligne4', secret: 'right' };

describe('connecting an account', () => {
  let test1: TestDatabase;
  const fake = createFakeNetwork();
  fake.addPerson('ligne4', 'right');
  const seal = createSeal('a secret of more than thirty-two characters');
  const deps = () => ({
    database: test1.database,
    networks: everywhere(fake.network),
    seal,
    newId: randomUUID,
    connections: createConnections({ database: test1.database, networks: everywhere(fake.network), seal, log: silentLog() }),
  });
  before(async () => void (test1 = await testDatabase()));
  after(async () => await test1.close());

  async function connected(who: Visitor) {
    const result = await connectAccount(deps(), who, request);
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  }

  test('keeps the account and its sealed credentials together, and never the password', async () => {
    const who = visitor();
    const account = await connected(who);
    assert.equal(account.state, 'catching-up');
    const kept = await test1.database.read(who.organisationId, (db) => readCredentials(seal, db, account));
    assert.match(String(kept?.credentials['session']), /^session-/);
    const otherSeal = createSeal('another secret of more than thirty-two chars');
    assert.equal(await test1.database.read(who.organisationId, (db) => readCredentials(otherSeal, db, account)), null);
  });

  test('is for administrators and leads', async () => {
    assert.deepEqual(await connectAccount(deps(), visitor('member'), request), { ok: false, error: { kind: 'not-allowed' } });
  });

  test('says what was wrong, in the words of the port', async () => {
    const wrong = await connectAccount(deps(), visitor(), { ...request, secret: 'wrong' });
    assert.deepEqual(wrong, { ok: false, error: { kind: 'wrong-secret' } });
    fake.failConnect({ kind: 'not-this-network', detail: 'HTML' });
    const html = await connectAccount(deps(), visitor(), request);
    assert.deepEqual(html, { ok: false, error: { kind: 'not-this-network', detail: 'HTML' } });
  });

  test('happens once per identity, even when two people do it at the same second', async () => {
    const who = visitor();
    const both = await Promise.all([connectAccount(deps(), who, request), connectAccount(deps(), who, request)]);
    assert.deepEqual(both.map((one) => one.ok || one.error.kind).toSorted(), ['already-connected', true]);
    assert.equal((await test1.database.read(who.organisationId, (db) => listAccounts(db, who.organisationId))).length, 1);
  });

  test('takes up the history of an account that was disconnected, whose credentials had been erased', async () => {
    const who = visitor();
    const account = await connected(who);
    const gone = await disconnectAccount(deps(), who, account.accountId);
    assert.ok(gone.ok && gone.value.state === 'disconnected');
    assert.equal(await test1.database.read(who.organisationId, (db) => readCredentials(seal, db, account)), null);
    // They were given back: nobody can use them any more.
    assert.equal(fake.personOf('ligne4').sessions.size, 0);
    const again = await connected(who);
    assert.equal(again.accountId, account.accountId);
    assert.equal(again.connectionNumber, account.connectionNumber + 1);
  });

  test('again takes new credentials of the same identity only', async () => {
    const who = visitor();
    const account = await connected(who);
    const again = await reconnectAccount(deps(), who, { accountId: account.accountId, secret: 'right' });
    assert.ok(again.ok && again.value.state === 'catching-up');
    const impostor = createFakeNetwork();
    const person = impostor.addPerson('ligne4', 'right');
    Object.assign(person, { identity: 'fake:someone-else' });
    const other = await reconnectAccount({ ...deps(), networks: everywhere(impostor.network) }, who, {
      accountId: account.accountId,
      secret: 'right',
    });
    assert.deepEqual(other, { ok: false, error: { kind: 'other-identity', handle: 'ligne4' } });
  });

  test('settings hold for one account of one organisation', async () => {
    const who = visitor();
    const account = await connected(who);
    const settings = { signatureForm: 'initials' as const, signatureMark: '^' as const, undoDelaySeconds: 0 };
    assert.equal((await updateAccount(deps(), visitor('administrator'), { accountId: account.accountId, settings })).ok, false);
    const updated = await updateAccount(deps(), who, { accountId: account.accountId, settings });
    assert.ok(updated.ok);
    assert.partialDeepStrictEqual(updated.value, settings);
    assert.equal(await test1.database.read(visitor().organisationId, (db) => findAccount(db, who.organisationId, account.accountId)), null);
  });
});
