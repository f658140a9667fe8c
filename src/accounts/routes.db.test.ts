import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createFakeNetwork, everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { createConnections } from './connections.ts';
import { accountRoutes } from './routes.ts';
import type { AccountView } from './schema.ts';

describe('the accounts over HTTP', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  function open(role: Visitor['role'] = 'lead') {
    const fake = createFakeNetwork();
    fake.addPerson('ligne4', 'right');
    const visitor: Visitor = { organisationId: randomUUID(), memberId: randomUUID(), sessionId: randomUUID(), role };
    const means = {
      database: mine.database,
      networks: everywhere(fake.network),
      seal: createSeal('a secret of more than thirty-two characters'),
    };
    const routes = accountRoutes({
      ...means,
      connections: createConnections({ ...means, log: silentLog() }),
      newId: randomUUID,
      requireMember: async (c, next) => {
        c.set('visitor', visitor);
        await next();
      },
    });
    const ask = async (method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json()) as AccountView & { accounts: AccountView[]; error: { kind: string } } };
    };
    return { fake, ask };
  }
  const request = { network: 'bluesky', server: 'https://fake.example', handle: 'ligne4', secret: 'right' };

  test('are connected, seen, changed, reconnected and disconnected', async () => {
    const { ask } = open();
    const connected = await ask('POST', '/accounts', request);
    assert.equal(connected.status, 201);
    const path = `/accounts/${connected.body.accountId}`;
    assert.equal((await ask('POST', '/accounts', request)).status, 409);
    assert.equal((await ask('PATCH', path, { signatureForm: 'initials', signatureMark: '^' })).body.signatureMark, '^');
    assert.equal((await ask('POST', `${path}/reconnect`, { secret: 'right' })).status, 200);
    assert.equal((await ask('POST', `${path}/reconnect`, { secret: 'wrong' })).body.error.kind, 'wrong-secret');
    assert.equal((await ask('DELETE', path)).body.state, 'disconnected');
    const { accounts } = (await ask('GET', '/accounts')).body;
    assert.deepEqual(
      accounts.map(({ handle, state, maximumLength }) => ({ handle, state, maximumLength })),
      [{ handle: 'ligne4', state: 'disconnected', maximumLength: 300 }],
    );
  });

  test('refuse in words: what is wrong with the request, with the network, with who asks', async () => {
    const { fake, ask } = open();
    assert.deepEqual((await ask('POST', '/accounts', { ...request, network: 'minitel' })).body.error.kind, 'invalid');
    assert.equal((await ask('PATCH', `/accounts/${randomUUID()}`, {})).status, 404);
    assert.equal((await ask('PATCH', `/accounts/${randomUUID()}`, { undoDelaySeconds: 121 })).status, 422);
    assert.equal((await ask('DELETE', '/accounts/1')).status, 422);
    fake.failConnect({ kind: 'unreachable', detail: 'ECONNREFUSED' });
    assert.equal((await ask('POST', '/accounts', request)).status, 502);
    fake.failConnect({ kind: 'rate-limited', retryAt: new Date(0) });
    const busy = await ask('POST', '/accounts', request);
    assert.deepEqual([busy.status, busy.body.error], [429, { kind: 'rate-limited', retryAt: '1970-01-01T00:00:00.000Z' }]);
    assert.equal((await open('member').ask('POST', '/accounts', request)).status, 403);
  });
});
