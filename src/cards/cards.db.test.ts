import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { drawing } from '../../test/harness/pictures.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { createOneByOne } from '../media/index.ts';
import { isReady } from '../media/media.ts';
import { findOne, isUsed } from '../media/store.ts';
import type { Visitor } from '../people/index.ts';
import { createFetching } from '../platform/pictures/index.ts';
import type { KeptCard } from './card.ts';
import { createPageFetching } from './fetch-page.ts';
import { createCardMaking } from './make-card.ts';
import type { MakeCard } from './make-card.ts';

/** Milliseconds: longer than any machine takes for what comes; short for what never does. */
const [LONG_MS, SHORT_MS] = [30_000, 4_000];

describe('the card of a link', () => {
  let mine: TestDatabase;
  let origin: string;
  let asked: string[] = [];
  let photo: Buffer;
  const html = (head: string) => `<!doctype html><html><head>${head}</head><body>`;
  const page = (head: string) => (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(head));
  const pages: Record<string, (response: ServerResponse) => void> = {
    '/ligne-4': page(
      '<title>Ligne 4</title><meta property="og:description" content="Les travaux"><meta property="og:image" content="/photo.jpg">',
    ),
    '/photo.jpg': (response) => void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo),
    '/no-picture': page('<title>Sans image</title><meta property="og:image" content="/page-instead.jpg">'),
    '/page-instead.jpg': page('<title>Une page</title>'),
    '/near': (response) => void response.writeHead(302, { location: '/ligne-4' }).end(),
    '/round': (response) => void response.writeHead(302, { location: '/round' }).end(),
    '/file': (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/packed': (response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(html('<title>Serrée</title>'))),
    '/bomb': (response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.concat([Buffer.from('<title>Bombe</title>'), Buffer.alloc(60_000_000)]))),
    '/not-packed': (response) =>
      void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(html('<title>Non</title>')),
    '/document.pdf': (response) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
    '/json': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('{"title": "rien"}'),
    '/busy': (response) => void response.writeHead(503).end(),
    '/slow': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).flushHeaders(),
    '/slow-body': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).write(html('<title>Lente</title>')),
    '/endless': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write(html('<title>Sans fin</title>'));
      const more = () => void response.write(Buffer.alloc(256 * 1024, 32), () => !response.destroyed && setImmediate(more));
      more();
    },
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = pages[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  before(async () => {
    mine = await testDatabase();
    photo = await drawing({ width: 2_000, height: 1_000 })
      .jpeg()
      .withExif({ IFD0: { Make: 'Telephone' } })
      .toBuffer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await mine.close();
  });

  let visitor: Visitor;
  let make: MakeCard;
  const making = (reach: 'anywhere' | 'public', limitMs = LONG_MS) =>
    createCardMaking({
      database: mine.database,
      oneByOne: createOneByOne(),
      newId: randomUUID,
      now: Date.now,
      fetchPage: createPageFetching(reach, limitMs),
      fetchPicture: createFetching(reach, limitMs),
    });
  beforeEach(() => {
    asked = [];
    visitor = { organisationId: randomUUID(), memberId: randomUUID(), sessionId: randomUUID(), role: 'member' };
    make = making('anywhere');
  });
  const ask = async (path: string, again = false) => await make(visitor, { url: `${origin}${path}`, again });
  const must = async (path: string, again = false): Promise<KeptCard> => {
    const made = await ask(path, again);
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  };
  const why = async (path: string) => {
    const made = await ask(path);
    return made.ok ? made.value.title : made.error;
  };

  test('is what its page says, with its picture made small and without a word of what stood beside its pixels', async () => {
    const { url, title, description, picture } = await must('/ligne-4');
    assert.deepEqual([url, title, description], [`${origin}/ligne-4`, 'Ligne 4', 'Les travaux']);
    const media = await mine.database.read(visitor.organisationId, (db) => findOne(db, visitor.organisationId, picture?.mediaId ?? ''));
    assert.ok(media !== null && isReady(media));
    assert.deepEqual([media.width, media.height, media.mimeType], [1_200, 600, 'image/jpeg']);
    assert.equal(await mine.database.read(visitor.organisationId, (db) => isUsed(db, visitor.organisationId, media.mediaId)), true);
  });

  test('is asked for once, by however many, until somebody wants it anew', async () => {
    await Promise.all([must('/ligne-4'), must('/ligne-4'), must('/ligne-4')]);
    await must('/ligne-4');
    assert.deepEqual(asked.toSorted(), ['/ligne-4', '/photo.jpg']);
    await must('/ligne-4', true);
    assert.equal(asked.filter((path) => path === '/ligne-4').length, 2);
  });

  test('is that of the address in the words, wherever it leads', async () => {
    const { url, title } = await must('/near');
    assert.deepEqual([url, title], [`${origin}/near`, 'Ligne 4']);
    assert.equal((await must('/no-picture')).picture, null);
    assert.equal((await must('/packed')).title, 'Serrée');
  });

  test('is none where there is no page, where addresses go round or elsewhere, and where nothing comes in time', async () => {
    for (const path of ['/nothing', '/document.pdf', '/json', '/round', '/file']) assert.equal(await why(path), 'nothing', path);
    for (const path of ['/busy', '/not-packed']) assert.equal(await why(path), 'unreachable', path);
    make = making('anywhere', SHORT_MS);
    assert.equal(await why('/slow'), 'unreachable');
    assert.equal(await why('/slow-body'), 'Lente');
  });

  test('takes no more of a page than its beginning, however much of it there is, or was packed', async () => {
    assert.equal(await why('/endless'), 'Sans fin');
    assert.equal(await why('/bomb'), 'Bombe');
  });

  test('of this machine, or of a private network, is refused unless one says so', async () => {
    make = making('public');
    const { port } = new URL(origin);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '10.0.0.1', '169.254.169.254', '2130706433']) {
      const made = await make(visitor, { url: `http://${host}:${port}/ligne-4`, again: false });
      assert.equal(made.ok, false, host);
    }
    assert.deepEqual(asked, []);
  });

  test('is not asked for without end by one member', async () => {
    const outcomes = await Promise.all(Array.from({ length: 70 }, (_, n) => ask(`/nothing?${n}`)));
    assert.ok(outcomes.some((made) => !made.ok && made.error === 'busy'));
    assert.ok(asked.length <= 60);
  });
});
