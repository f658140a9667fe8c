import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { arrival, buildAccount, buildPerson, buildPost } from '../test/harness/inbox.ts';
import { testDatabase } from '../test/harness/postgres.ts';
import type { TestDatabase } from '../test/harness/postgres.ts';
import { compose } from './compose.ts';
import type { Application } from './compose.ts';
import { ingest } from './inbox/index.ts';
import type { ConversationPage } from './inbox/schema.ts';
import type { Me } from './people/schema.ts';
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
      picturesFrom: 'anywhere',
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
        const statuses = fine.map(([status]) => status).join(' ');
        // A file is answered whole or in part.
        assert.match(statuses, /^(20\d|200 206)$/u, `${method} ${path}`);
        for (const [status, answer] of fine) assert.ok(status === '204' || answer.content, `${method} ${path} answers something`);
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

  test('shows the face of whoever writes without a word to the server that has it', async () => {
    const asked: (string | undefined)[] = [];
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const stranger = createServer((request, response) => {
      asked.push(request.headers.cookie, request.headers.referer);
      response.writeHead(200, { 'content-type': 'text/html' }).end(png);
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    try {
      const avatarUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/face.png`;
      const organisation = { name: 'Réseau', timeZone: 'Europe/Paris', language: 'fr', jobTitle: '', givenName: 'Inès', familyName: 'B' };
      const who = { email: 'ines@example.org', passphrase: 'a long passphrase of a test' };
      const signedUp = await fetch(`${url}/api/v1/organisations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...organisation, ...who }),
      });
      const me = (await signedUp.json()) as Me;
      const cookie = signedUp.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const account = await buildAccount(made.database, me.organisation.organisationId);
      const post = buildPost({ author: { ...buildPerson('Camille'), avatarUrl } });
      await made.database.transact(account.organisationId, (tx) => ingest(tx, account, [arrival(post)]));
      const queue = await fetch(`${url}/api/v1/conversations?queue=to-answer`, { headers: { cookie } });
      const [conversation] = ((await queue.json()) as ConversationPage).conversations;
      const ours = conversation?.correspondent?.avatarUrl ?? '';
      assert.match(ours, /^\/pictures\/[\w-]{22}\?u=/);
      const picture = await fetch(`${url}${ours}`, { headers: { cookie, referer: `${url}/` } });
      assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/png']);
      assert.deepEqual(Buffer.from(await picture.arrayBuffer()), png);
      assert.deepEqual(asked, [undefined, undefined]);
      assert.equal((await fetch(`${url}${ours}`)).status, 401);
    } finally {
      stranger.closeAllConnections();
      stranger.close();
    }
  });
});
