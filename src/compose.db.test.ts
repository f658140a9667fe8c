import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { testDatabase } from '../test/harness/postgres.ts';
import type { TestDatabase } from '../test/harness/postgres.ts';
import { compose } from './compose.ts';
import type { Application } from './compose.ts';
import { silentLog } from './platform/log.ts';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);

interface Description {
  readonly paths: Record<
    string,
    Record<string, { readonly responses: Record<string, { readonly content?: object }>; readonly requestBody?: object }>
  >;
}

/** `GET /conversations/:id` of each row of docs/api-map.md. A path alone after a dot is a sibling of the one before it. */
function readMap(): string[] {
  const rows = readFileSync(new URL('../docs/api-map.md', import.meta.url), 'utf8').matchAll(/^\| ([A-Z][^|]*) \|/gm);
  return [...rows].flatMap(([, row = '']) => {
    let methods: string[] = [];
    let last = '';
    return row.split(' · ').flatMap((part) => {
      const [, named, path = ''] = /^(?:([A-Z]+(?:, [A-Z]+)*) )?(\/\S*)$/.exec(part.trim()) ?? [];
      if (named) methods = named.split(', ');
      last = named ? path.replace(/\?.*$/, '') : last.replace(/\/[^/]*$/, path);
      return methods.map((method) => `${method} ${last}`);
    });
  });
}

describe('the whole product', () => {
  let made: TestDatabase;
  let application: Application;
  let description: Description;
  let url: string;

  before(async () => {
    made = await testDatabase();
    const config = {
      home: '/nowhere',
      databaseUrl: made.url,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      secureCookie: false,
      logLevel: 'silent',
      secret: 'x'.repeat(40),
      previousSecret: null,
    } as const;
    application = compose(config, { database: made.database, databaseUrl: made.url, log: silentLog() });
    ({ url } = await application.startWeb());
    description = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description;
  });
  after(async () => {
    await application.stop();
    await application.stop();
    await made.close();
  });

  const described = () =>
    Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`),
    );
  const anyId = (route: string) => route.replace(/:\w+Id\b/g, ':id');

  test('answers every route of docs/api-map.md, and describes no other', () => {
    const wanted = readMap();
    assert.ok(wanted.length > 40, `${wanted.length} routes in the map`);
    assert.deepEqual(described().map(anyId).toSorted(), wanted.map(anyId).toSorted());
  });

  test('describes what each route takes and answers', () => {
    for (const [path, operations] of Object.entries(description.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        assert.ok(METHODS.has(method));
        const fine = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        assert.equal(fine.length, 1, `${method} ${path}`);
        const [status, answer] = fine[0]!;
        assert.ok(status === '204' || answer.content, `${method} ${path} answers something`);
      }
    }
  });

  test('lets nobody in who is signed out, but to what is before signing in', async () => {
    const before = new Set(['GET /welcome', 'POST /organisations', 'POST /demonstration', 'POST /session', 'DELETE /session']);
    for (const route of described()) {
      if (before.has(route) || route.startsWith('GET /invitations/open') || route === 'POST /invitations/accept') continue;
      const [method = '', path = ''] = route.split(' ');
      const address = `${url}/api/v1${path.replace(/:\w+/g, '018f2f00-0000-7000-8000-000000000001')}`;
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
      const response = await fetch(address, { method, ...body });
      assert.equal(response.status, 401, route);
      assert.deepEqual(await response.json(), { error: { kind: 'signed-out' } });
    }
  });
});
