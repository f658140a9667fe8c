import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Hono } from 'hono';
import type { RequestEnv } from '../http/index.ts';
import { createFetching, MOST_BYTES } from './fetch-picture.ts';
import { createPictureAddresses } from './picture-address.ts';
import { pictureRoutes } from './routes.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a picture of a stranger’s server', () => {
  let origin: string;
  let asked: { url: string; headers: IncomingMessage['headers'] }[] = [];
  const pages: Record<string, (response: ServerResponse) => void> = {
    '/a.png': (response) => void response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end(PNG),
    '/page': (response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('<html><script>alert(1)</script>'),
    '/drawing.svg': (response) => void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg onload="alert(1)"/>'),
    '/round': (response) => void response.writeHead(302, { location: '/round' }).end(),
    '/near': (response) => void response.writeHead(302, { location: '/a.png' }).end(),
    '/file': (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/busy': (response) => void response.writeHead(503).end(),
    '/slow': (response) => void response.writeHead(200).write(PNG.subarray(0, 20)),
    '/endless': (response) => {
      response.writeHead(200).write(PNG);
      const more = () => void response.write(Buffer.alloc(256 * 1024), () => !response.destroyed && setImmediate(more));
      more();
    },
  };
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    const page = pages[request.url ?? ''];
    if (page) page(response);
    else response.writeHead(404).end();
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const fetchAnywhere = createFetching('anywhere', 700);
  const outcome = async (path: string, fetching = fetchAnywhere) => {
    const fetched = await fetching(new URL(path, origin));
    return fetched.ok ? fetched.value.mimeType : fetched.error.kind;
  };

  test('is what its bytes are, whatever its server says; no page, no drawing with scripts', async () => {
    assert.equal(await outcome('/a.png'), 'image/png');
    assert.equal(await outcome('/near'), 'image/png');
    for (const path of ['/page', '/drawing.svg', '/nothing', '/round', '/file']) assert.equal(await outcome(path), 'gone', path);
  });

  test('is waited for, and read, within bounds', async () => {
    assert.equal(await outcome('/busy'), 'later');
    assert.equal(await outcome('/slow'), 'later');
    const before = process.memoryUsage().rss;
    assert.equal(await outcome('/endless', createFetching('anywhere', 10_000)), 'gone');
    assert.ok(process.memoryUsage().rss - before < 12 * MOST_BYTES);
  });

  test('on this machine or in a private network is not asked for, unless one says so; by name or by address, at once or after a redirect', async () => {
    asked = [];
    const fetchPublic = createFetching('public', 3_000);
    const { port } = new URL(origin);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '10.0.0.1', '169.254.169.254']) {
      const fetched = await fetchPublic(new URL(`http://${host}:${port}/a.png`));
      assert.equal(fetched.ok, false, host);
    }
    assert.deepEqual(asked, []);
  });

  test('is asked for once by however many at the same time, without a word of who looks', async () => {
    asked = [];
    await Promise.all(Array.from({ length: 60 }, () => outcome('/a.png')));
    assert.equal(asked.length, 1);
    const { cookie, referer, authorization } = asked[0]!.headers;
    assert.deepEqual([cookie, referer, authorization], [undefined, undefined, undefined]);
  });

  test('is given to members by its signed address alone, as a picture and nothing that runs, and kept for the next', async () => {
    asked = [];
    const addresses = createPictureAddresses('a secret of more than thirty-two characters');
    let isMember = true;
    const app = new Hono<RequestEnv>().route(
      '/pictures',
      pictureRoutes({
        addresses,
        fetchPicture: fetchAnywhere,
        requireMember: async (c, next) => (isMember ? await next() : c.json({ error: { kind: 'signed-out' } }, 401)),
      }),
    );
    const address = addresses.sign(`${origin}/a.png`);
    for (let time = 0; time < 2; time += 1) {
      const answer = await app.request(address);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'image/png');
      assert.match(answer.headers.get('cache-control') ?? '', /private, max-age=86400/);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
      assert.equal(answer.headers.get('set-cookie'), null);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), PNG);
    }
    assert.equal(asked.length, 1);
    assert.equal((await app.request(address.replace('a.png', 'b.png'))).status, 404);
    assert.equal((await app.request(addresses.sign(`${origin}/page`))).status, 404);
    isMember = false;
    assert.equal((await app.request(address)).status, 401);
  });
});
