import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import { answer, createRoute, createRouter } from '../platform/http/index.ts';
import type { MemberEnv, RequireMember, Visitor } from '../people/index.ts';
import { z } from 'zod';
import { MOST_A_MINUTE, MOST_KEYS } from './api-key.ts';
import { apiKeysHolding } from './index.ts';
import { apiKeyRoutes, takeKeys } from './routes.ts';
import type { ApiKeyView, MadeApiKey, Scope } from './schema.ts';

const ALL: Scope[] = ['posts:read', 'posts:write', 'publications:read', 'publications:write'];

describe('API keys', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function open() {
    const world = await publishingWorld(mine);
    const { database } = mine;
    const people = new Map<string, Visitor>();
    // As sessions let people in: by a cookie, whatever else the request brings.
    const requireMember: RequireMember = async (c, next) => {
      const visitor = people.get(c.req.header('cookie') ?? '');
      if (!visitor) return c.json({ error: { kind: 'signed-out' } }, 401);
      c.set('visitor', visitor);
      return await next();
    };
    const requireMemberOrKey = takeKeys({ database }, requireMember);
    // Stands for the rooms that programs may use: says as whom the request came in.
    const echo = (method: 'get' | 'post', path: string) =>
      createRoute({ method, path, middleware: requireMemberOrKey, responses: { 200: answer(z.looseObject({}), 'As whom.') } });
    const api = createRouter<MemberEnv>().route('/', apiKeyRoutes({ database, requireMember, newId: randomUUID }));
    for (const path of ['/posts', '/calendar', '/publications', '/members'])
      for (const method of ['get', 'post'] as const)
        api.openapi(echo(method, path), (c) => c.json({ ...c.get('visitor') } as Record<string, unknown>, 200));
    const app = createRouter().route('/api/v1', api);
    async function ask<Body>(headers: Record<string, string>, method: string, path: string, body?: unknown) {
      const sent = { ...headers, 'content-type': 'application/json' };
      const got = await app.request(`/api/v1${path}`, {
        method,
        headers: sent,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: got.status, headers: got.headers, body: (await got.json().catch(() => null)) as Body };
    }
    const cookieOf = (visitor: Visitor) => {
      people.set(visitor.memberId, visitor);
      return { cookie: visitor.memberId };
    };
    async function makeKey(visitor: Visitor, scopes: Scope[] = ALL) {
      const made = await ask<MadeApiKey>(cookieOf(visitor), 'POST', '/api-keys', { name: 'Agenda de la mairie', scopes });
      assert.equal(made.status, 201);
      return { ...made.body, by: { authorization: `Bearer ${made.body.token}` } };
    }
    return { ...world, ask, cookieOf, makeKey };
  }
  type Refused = { error: { kind: string } & Record<string, unknown> };

  test('a key speaks in its maker’s name: what it does is the maker’s', async () => {
    const { ask, makeKey, ines } = await open();
    const { by, apiKey, token } = await makeKey(ines);
    assert.equal(apiKey.ending, token.slice(-4));
    const drafted = await ask<Visitor>(by, 'POST', '/posts', {});
    assert.deepEqual([drafted.status, drafted.body.memberId, drafted.body.role], [200, ines.memberId, 'member']);
    assert.deepEqual([drafted.body.organisationId, drafted.body.apiKeyId], [ines.organisationId, apiKey.apiKeyId]);
    assert.equal((await ask(by, 'GET', '/publications')).status, 200);
  });

  test('the database holds no key, and no answer but the first says it', async () => {
    const { ask, makeKey, cookieOf, alter, ines, organisationId } = await open();
    const { token, apiKey } = await makeKey(ines);
    const rows = await alter<{ row: string }>('select to_jsonb(api_key)::text as row from api_key where organisation_id = $1', [
      organisationId,
    ]);
    assert.ok(!rows.some(({ row }) => row.includes(token.slice(10))));
    const listed = await ask<{ apiKeys: ApiKeyView[] }>(cookieOf(ines), 'GET', '/api-keys');
    assert.deepEqual(listed.body.apiKeys, [apiKey]);
    const journal = await mine.database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 1_000));
    assert.ok(journal.some(({ kind }) => kind === 'api-key.made'));
    assert.ok(!JSON.stringify(journal).includes(token.slice(10)));
  });

  test('a key does what its scopes say and nothing else', async () => {
    const { ask, makeKey, ines } = await open();
    const { by } = await makeKey(ines, ['posts:read']);
    assert.equal((await ask(by, 'GET', '/posts')).status, 200);
    const refused = await ask<Refused>(by, 'POST', '/posts', {});
    assert.deepEqual([refused.status, refused.body.error], [403, { kind: 'out-of-scope', scope: 'posts:write' }]);
    assert.equal((await ask(by, 'GET', '/publications')).status, 403);
  });

  test('keys open no other room, nor the making of keys; and a key is never taken for the cookie beside it', async () => {
    const { ask, makeKey, cookieOf, ines } = await open();
    const { by } = await makeKey(ines);
    assert.equal((await ask(by, 'GET', '/members')).status, 401);
    assert.equal((await ask(by, 'GET', '/api-keys')).status, 401);
    assert.equal((await ask(by, 'POST', '/api-keys', { name: 'x', scopes: ALL })).status, 401);
    const forged = { ...cookieOf(ines), authorization: 'Bearer visavis_nobody' };
    assert.deepEqual((await ask<Refused>(forged, 'GET', '/posts')).body.error, { kind: 'no-such-key' });
    assert.equal((await ask(cookieOf(ines), 'GET', '/posts')).status, 200);
  });

  test('a key ended by its maker or an administrator is over at once; colleagues neither see nor end it', async () => {
    const { ask, makeKey, cookieOf, ines, paul, lead } = await open();
    const { by, apiKey } = await makeKey(ines);
    assert.deepEqual((await ask<{ apiKeys: unknown[] }>(cookieOf(paul), 'GET', '/api-keys')).body.apiKeys, []);
    assert.equal((await ask(cookieOf(paul), 'DELETE', `/api-keys/${apiKey.apiKeyId}`)).status, 404);
    assert.equal((await ask(by, 'GET', '/posts')).status, 200);
    const administrator = { ...lead, role: 'administrator' as const };
    const ended = await ask<ApiKeyView>(cookieOf(administrator), 'DELETE', `/api-keys/${apiKey.apiKeyId}`);
    assert.deepEqual([ended.status, ended.body.revokedBy], [200, lead.memberId]);
    assert.equal((await ask(by, 'GET', '/posts')).status, 401);
  });

  test('a key has the rights that its maker has now, and ends when he or she leaves', async () => {
    const { ask, makeKey, alter, ines, organisationId } = await open();
    const { by } = await makeKey(ines);
    await alter("update member set state = 'deactivated' where organisation_id = $1 and member_id = $2", [organisationId, ines.memberId]);
    assert.equal((await ask(by, 'GET', '/posts')).status, 401);
    await mine.database.transact(organisationId, async (tx) => await apiKeysHolding.leave?.(tx, ines.memberId));
    await alter("update member set state = 'active' where organisation_id = $1 and member_id = $2", [organisationId, ines.memberId]);
    assert.equal((await ask(by, 'GET', '/posts')).status, 401, 'not again when somebody comes back');
  });

  test('a key that asks too often is told when to come again', async () => {
    const { ask, makeKey, alter, ines, organisationId } = await open();
    const { by } = await makeKey(ines);
    assert.equal((await ask(by, 'GET', '/posts')).status, 200);
    await alter('update api_key set minute_count = $2, minute_began_at = clock_timestamp() where organisation_id = $1', [
      organisationId,
      MOST_A_MINUTE,
    ]);
    const refused = await ask<Refused>(by, 'GET', '/posts');
    assert.deepEqual([refused.status, refused.body.error.kind], [429, 'rate-limited']);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait >= 1 && wait <= 60);
    await alter("update api_key set minute_began_at = now() - interval '61 seconds' where organisation_id = $1", [organisationId]);
    assert.equal((await ask(by, 'GET', '/posts')).status, 200);
  });

  test('a member has twenty keys at most', async () => {
    const { ask, makeKey, cookieOf, paul } = await open();
    for (let number = 0; number < MOST_KEYS; number += 1) await makeKey(paul);
    const refused = await ask<Refused>(cookieOf(paul), 'POST', '/api-keys', { name: 'Une de trop', scopes: ALL });
    assert.deepEqual([refused.status, refused.body.error], [409, { kind: 'too-many-keys', maximum: MOST_KEYS }]);
  });

  test('a key needs a name and a scope', async () => {
    const { ask, cookieOf, ines } = await open();
    const bad = [
      { name: ' ', scopes: ALL },
      { name: 'x', scopes: [] },
      { name: 'x', scopes: ['members:read'] },
      { name: 'x'.repeat(81), scopes: ALL },
    ];
    for (const body of bad) assert.equal((await ask(cookieOf(ines), 'POST', '/api-keys', body)).status, 422);
  });
});
