import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { createLog, silentLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { createApp } from './app.ts';
import type { Readiness } from './health-routes.ts';
import type { RequestEnv } from './request.ts';
import { originOf } from './server.ts';
import { answer, body, createRouter, refusals, refuse } from './router.ts';
import { createRoute } from './index.ts';

const API = '/api/v1';
const JSON_TYPE = { 'content-type': 'application/json' };

function someRoutes() {
  const routes = createRouter<RequestEnv>();
  const echo = createRoute({
    method: 'post',
    path: '/echo',
    request: { body: body(z.object({ name: z.string().min(2), sizes: z.array(z.number()).optional() })) },
    responses: { 200: answer(z.object({ name: z.string() }), 'The same.'), ...refusals(409) },
  });
  routes.openapi(echo, (c) => {
    const { name } = c.req.valid('json');
    return name === 'taken' ? refuse(c, { kind: 'name-taken' }, 409) : c.json({ name }, 200);
  });
  const broken = createRoute({
    method: 'get',
    path: '/broken/{how}',
    request: { params: z.object({ how: z.string() }) },
    responses: { 200: answer(z.object({}), 'Never.') },
  });
  routes.openapi(broken, (c) => {
    const { how } = c.req.valid('param');
    throw Object.assign(new Error('the password is 1234'), how === 'bug' ? {} : { code: how });
  });
  return routes;
}

describe('the web process', () => {
  let folder: string;
  let ready: Awaited<ReturnType<Readiness>> = null;
  const appAt = (publicUrl: string | null, web = folder) =>
    createApp({
      log: silentLog(),
      publicUrl,
      metrics: createMetrics(),
      readiness: async () => ready,
      webFolder: pathToFileURL(`${web}/`),
      sessionCookie: 'session',
      api: [someRoutes()],
      outgoing: (answer) => (JSON.stringify(answer)?.includes('to be rewritten') ? (['rewritten'] as never) : answer),
    });
  let app: ReturnType<typeof appAt>;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'visavis-web-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><html lang="__LANG__" class="a"><title>Visavis</title></html>');
    writeFileSync(path.join(folder, 'assets/index-3f2a9c1b.js'), 'let one = 1;');
    writeFileSync(path.join(folder, 'assets/index-3f2a9c1b.js.gz'), gzipSync('let one = 1;'));
    writeFileSync(path.join(folder, 'theme.js'), 'let two = 2;');
    app = appAt(null);
  });
  after(() => rmSync(folder, { recursive: true }));

  const post = (content: string, headers: Record<string, string> = {}) =>
    app.request(`${API}/echo`, { method: 'POST', body: content, headers: { ...JSON_TYPE, host: 'visavis.test', ...headers } });
  const expectError = async (response: Response, status: number, kind: string) => {
    assert.equal(response.status, status);
    const { error } = (await response.json()) as { error: { kind: string; [detail: string]: unknown } };
    assert.equal(error.kind, kind);
    return error;
  };

  test('answers what a room answers, and its refusals by their kind', async () => {
    assert.deepEqual(await (await post('{"name":"Inès"}')).json(), { name: 'Inès' });
    await expectError(await post('{"name":"taken"}'), 409, 'name-taken');
  });

  test('says of bad input where it is bad, and repeats none of it', async () => {
    const error = await expectError(await post('{"name":"x","sizes":[1,"secret"]}'), 422, 'invalid');
    assert.deepEqual(error['issues'], [
      { path: 'name', code: 'too_small' },
      { path: 'sizes.1', code: 'invalid_type' },
    ]);
    await expectError(await post('{"name":'), 422, 'invalid');
    await expectError(await post(''), 422, 'invalid');
  });

  test('reads JSON only, of 1 MB at most, whose length is told', async () => {
    await expectError(await post('name=Inès', { 'content-type': 'text/plain', 'content-length': '9' }), 415, 'not-json');
    await expectError(await post('{}', { 'content-length': String(2 ** 20 + 1) }), 413, 'too-large');
    await expectError(await post('GIF', { 'content-type': 'image/gif', 'content-length': String(10 * 2 ** 20 + 1) }), 413, 'too-large');
    await expectError(await post('{}', { 'transfer-encoding': 'chunked' }), 411, 'length-required');
  });

  test('acts for its own pages only', async () => {
    await expectError(await post('{}', { origin: 'https://elsewhere.test' }), 403, 'foreign-origin');
    await expectError(await post('{}', { origin: 'null' }), 403, 'foreign-origin');
    await expectError(await post('{}', { 'sec-fetch-site': 'cross-site' }), 403, 'foreign-origin');
    await expectError(await post('{}', { 'sec-fetch-site': 'same-site' }), 403, 'foreign-origin');
    assert.equal((await post('{"name":"Inès"}', { origin: 'http://visavis.test' })).status, 200);
    assert.equal((await post('{"name":"Inès"}', { 'sec-fetch-site': 'same-origin' })).status, 200);
    const proxied = appAt('https://visavis.example.org');
    const headers = { ...JSON_TYPE, host: '127.0.0.1:4400', origin: 'https://visavis.example.org' };
    assert.equal((await proxied.request(`${API}/echo`, { method: 'POST', body: '{"name":"Inès"}', headers })).status, 200);
  });

  test('says when the database cannot serve, and of a bug nothing but its number', async () => {
    await expectError(await app.request(`${API}/broken/ECONNREFUSED`), 503, 'database-unavailable');
    await expectError(await app.request(`${API}/broken/57P01`), 503, 'database-unavailable');
    const full = await app.request(`${API}/broken/53100`);
    assert.equal(full.headers.get('retry-after'), '2');
    await expectError(full, 503, 'disk-full');
    await expectError(await app.request(`${API}/broken/57014`), 504, 'too-slow');
    // A NUL character in a text, which JSON allows and Postgres does not.
    await expectError(await app.request(`${API}/broken/22021`), 422, 'invalid');
    const bug = await app.request(`${API}/broken/bug`);
    const error = await expectError(bug, 500, 'internal');
    assert.deepEqual(error, { kind: 'internal', requestId: bug.headers.get('x-request-id') });
  });

  test('keeps the token of a link out of the log, whatever breaks', async () => {
    const lines: string[] = [];
    const logged = createApp({
      log: createLog('info', { write: (line) => void lines.push(line) }),
      publicUrl: null,
      metrics: createMetrics(),
      readiness: async () => null,
      webFolder: pathToFileURL(`${folder}/`),
      sessionCookie: 'session',
      api: [someRoutes()],
    });
    await expectError(await logged.request(`${API}/broken/${'t0ken-'.repeat(8)}`), 500, 'internal');
    const { path: shown } = JSON.parse(lines[0]!) as { path: string };
    assert.equal(shown, `${API}/broken/[secret]`);
  });

  test('says where it listens as a browser writes it', () => {
    assert.equal(originOf({ host: '127.0.0.1', port: 4400 }), 'http://127.0.0.1:4400');
    assert.equal(originOf({ host: '::1', port: 4400 }), 'http://[::1]:4400');
  });

  test('answers every unknown address of the API in JSON', async () => {
    await expectError(await app.request(`${API}/nothing`), 404, 'not-found');
    await expectError(await app.request('/api/v2/echo', { method: 'POST' }), 404, 'not-found');
    await expectError(await app.request(`${API}/echo`), 404, 'not-found');
  });

  test('describes each route with what it takes, answers and refuses', async () => {
    const description = (await (await app.request(`${API}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { requestBody?: object; responses: Record<string, object> }>>;
    };
    assert.match(description.openapi, /^3\.1/);
    const echo = description.paths[`${API}/echo`]!['post']!;
    assert.ok(echo.requestBody);
    assert.deepEqual(Object.keys(echo.responses), ['200', '401', '403', '409', '411', '413', '415', '422', '500', '503', '504']);
  });

  test('tells who watches over it whether it lives and whether it can serve', async () => {
    assert.equal((await app.request('/healthz')).status, 200);
    assert.equal((await app.request('/readyz')).status, 200);
    ready = 'database-unavailable';
    await expectError(await app.request('/readyz'), 503, 'database-unavailable');
    ready = null;
    const metrics = await (await app.request('/metrics')).text();
    assert.match(metrics, /visavis_http_request_seconds_count\{method="POST",route="\/api\/v1\/echo",status="200"\} \d/);
  });

  test('serves the page with its language in it, at every address that a person can be at', async () => {
    const english = await app.request('/inbox/1', { headers: { 'accept-language': 'en' } });
    assert.match(await english.text(), /<html lang="en" class="a">/);
    assert.equal(english.headers.get('cache-control'), 'no-cache');
    assert.match(english.headers.get('vary') ?? '', /Accept-Language/);
    assert.match(await (await app.request('/')).text(), /<html lang="fr" class="a">/);
    const chosen = await app.request('/', { headers: { 'accept-language': 'fr', cookie: 'visavis_language=en' } });
    assert.match(await chosen.text(), /lang="en"/);
  });

  test('serves files for good when their name holds their digest, packed when the browser unpacks', async () => {
    const packed = await app.request('/assets/index-3f2a9c1b.js', { headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(packed.headers.get('content-encoding'), 'gzip');
    assert.match(packed.headers.get('cache-control') ?? '', /immutable/);
    assert.match(packed.headers.get('content-type') ?? '', /javascript/);
    const plain = await app.request('/assets/index-3f2a9c1b.js', { headers: { 'accept-encoding': 'gzip;q=0' } });
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(await plain.text(), 'let one = 1;');
    const theme = await app.request('/theme.js');
    assert.doesNotMatch(theme.headers.get('cache-control') ?? '', /immutable/);
    const again = await app.request('/theme.js', { headers: { 'if-none-match': theme.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    const head = await app.request('/theme.js', { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  test('has no page for a file that is not there, nor for one outside', async () => {
    for (const address of ['/assets/index-00000000.js', '/favicon.ico', '/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/assets/']) {
      assert.equal((await app.request(address)).status, 404, address);
    }
  });

  test('says in a sentence that the interface is not built', async () => {
    const bare = appAt(null, path.join(folder, 'nowhere'));
    const response = await bare.request('/', { headers: { 'accept-language': 'en' } });
    assert.equal(response.status, 503);
    assert.match(await response.text(), /bin\/start/);
  });

  test('writes every answer of the API as it is made to be on its way out', async () => {
    const init = { method: 'POST', body: JSON.stringify({ name: 'to be rewritten' }), headers: { 'content-type': 'application/json' } };
    assert.deepEqual(await (await app.request('/api/v1/echo', init)).json(), ['rewritten']);
  });

  test('forbids what browsers need not do', async () => {
    const { headers } = await app.request('/');
    const policy = headers.get('content-security-policy') ?? '';
    assert.doesNotMatch(/script-src [^;]*/.exec(policy)?.[0] ?? '', /unsafe/);
    assert.match(policy, /frame-ancestors 'none'/);
    // No stranger's server learns who looks.
    assert.match(policy, /img-src 'self' data: blob:;/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.equal(headers.get('strict-transport-security'), null);
    const https = await appAt('https://visavis.example.org').request('/');
    assert.match(https.headers.get('strict-transport-security') ?? '', /max-age/);
  });
});
