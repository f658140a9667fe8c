import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { askLink } from './ask-link.ts';
import { findLinks } from './find-links.ts';
import { createLinks } from './links.ts';
import { siteOf } from './site.ts';

describe('the links of a draft', () => {
  test('are found as they are written, without the signs of the sentence, five at most, each once', () => {
    const written = (text: string) => findLinks(text).map((one) => one.written);
    assert.deepEqual(written('Voir https://a.example/plan, puis (https://b.example/c_(d)) ; www.c.example.'), [
      'https://a.example/plan',
      'https://b.example/c_(d)',
      'www.c.example',
    ]);
    assert.deepEqual(written('https://a.example https://a.example «https://é.example/à» !'), ['https://a.example', 'https://é.example/à']);
    assert.equal(written(Array.from({ length: 9 }, (_, at) => `https://a${at}.example`).join(' ')).length, 5);
    assert.deepEqual(written('https://moi:secret@a.example http:// https://[ moi@www.a.example'), []);
    assert.equal(findLinks('https://a.example/b#c')[0]?.url.href, 'https://a.example/b');
  });

  test('are of one site where one owner registered the name', () => {
    const sites = { 'www.a.fr': 'a.fr', 'x.y.ville.gouv.fr': 'ville.gouv.fr', 'shop.a.co.uk': 'a.co.uk', 'moi.github.io': 'moi.github.io' };
    for (const [host, site] of Object.entries({ ...sites, '10.1.2.3': '10.1.2.3', localhost: 'localhost' }))
      assert.equal(siteOf(host), site);
  });
});

describe('a link is asked', () => {
  let server: Server;
  let origin: string;
  let asked: string[];
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/fine': (_, response) => void response.end('ok'),
    '/gone': (_, response) => void response.writeHead(404).end(),
    '/down': (_, response) => void response.writeHead(500).end(),
    '/shy': (_, response) => void response.writeHead(403).end(),
    '/no-head': (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200).end(),
    '/hangs-up': (request, response) => void (request.method === 'HEAD' ? response.destroy() : response.end('ok')),
    '/moved': (_, response) => void response.writeHead(301, { location: '/fine' }).end(),
    '/moved-to-gone': (_, response) => void response.writeHead(302, { location: '/gone' }).end(),
    '/circle': (_, response) => void response.writeHead(302, { location: '/circle' }).end(),
    '/to-an-application': (_, response) => void response.writeHead(302, { location: 'itms://store' }).end(),
    '/slow': () => {},
    '/endless': (request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end();
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(1_000)), 5);
      response.on('close', () => clearInterval(more));
    },
  };
  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      (answers[request.url ?? ''] ?? answers['/fine']!)(request, response);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => void (asked = []));
  const ask = async (path: string, limitMs?: number) => (await askLink(new URL(path, origin), 'anywhere', limitMs)).result;

  test('and is fine where anybody gets an answer', async () => {
    for (const path of ['/fine', '/shy', '/no-head', '/hangs-up', '/circle', '/to-an-application', '/endless'])
      assert.deepEqual(await ask(path), { kind: 'fine' }, path);
  });

  test('and fails where nobody does', async () => {
    assert.deepEqual(await ask('/gone'), { kind: 'fails', status: 404 });
    assert.deepEqual(await ask('/down'), { kind: 'fails', status: 500 });
    assert.deepEqual(await ask('/moved-to-gone'), { kind: 'fails', status: 404 });
    assert.deepEqual((await askLink(new URL('http://127.0.0.1:1/'), 'anywhere')).heard, 'silent');
  });

  test('and says where it ends', async () => {
    assert.deepEqual(await ask('/moved'), { kind: 'redirects', to: `${origin}/fine` });
    assert.deepEqual(asked, ['HEAD /moved', 'HEAD /fine']);
  });

  test('for so long, and what cannot be told is fine', async () => assert.deepEqual(await ask('/slow', 50), { kind: 'fine' }));

  test('on the internet alone unless the organisation’s network is its public: what is not there fails, unasked', async () => {
    for (const url of [`${origin}/fine`, 'http://localhost/', 'http://[::1]/', 'http://169.254.169.254/latest', 'http://10.0.0.1/'])
      assert.deepEqual((await askLink(new URL(url), 'public')).result, { kind: 'fails', status: null }, url);
    assert.deepEqual(asked, []);
  });
});

describe('what links gave', () => {
  const fine = { result: { kind: 'fine' }, heard: 'answer' } as const;
  const gone = { result: { kind: 'fails', status: 404 }, heard: 'answer' } as const;
  const silent = { result: { kind: 'fails', status: null }, heard: 'silent' } as const;

  test('is known for five minutes, and asked once for all who want it', async () => {
    let time = 0;
    let times = 0;
    const links = createLinks({ reach: 'public', now: () => time, ask: async () => (times++, gone) });
    const text = 'Voir https://a.example/b.';
    assert.deepEqual(links.known(text), []);
    assert.equal(links.ask(text), true);
    assert.deepEqual(await links.settle(text, 5_000), [{ url: 'https://a.example/b', result: gone.result }]);
    assert.equal(links.ask(text), false);
    assert.equal(times, 1);
    time = 5 * 60_000;
    assert.deepEqual(links.known(text), []);
    assert.equal(links.ask(text), true);
    await links.settle(text, 5_000);
    assert.equal(times, 2);
    assert.equal(links.ask('Sans lien.'), false);
  });

  test('is not waited for longer than one says', async () => {
    let answer: () => void = () => {};
    const links = createLinks({ reach: 'public', ask: async () => await new Promise((resolve) => void (answer = () => resolve(fine))) });
    assert.deepEqual(await links.settle('https://a.example', 10), []);
    answer();
    assert.deepEqual(await links.settle('https://a.example', 5_000), [{ url: 'https://a.example', result: { kind: 'fine' } }]);
  });

  test('is asked eight at once', async () => {
    let at = 0;
    let most = 0;
    const ask = async () => {
      most = Math.max(most, ++at);
      await new Promise((resolve) => setTimeout(resolve, 5));
      at--;
      return fine;
    };
    const links = createLinks({ reach: 'public', ask });
    const texts = Array.from({ length: 8 }, (_, one) => Array.from({ length: 5 }, (__, two) => `https://a${one}-${two}.example`).join(' '));
    const known = await Promise.all(texts.map((text) => links.settle(text, 30_000)));
    assert.equal(known.flat().length, 40);
    assert.equal(most, 8);
  });

  test('is nothing where no host at all answers: it is our own network that is silent', async () => {
    let time = 0;
    const ask = async (url: URL) => (url.hostname === 'up.example' ? fine : silent);
    const links = createLinks({ reach: 'public', now: () => time, ask });
    const kinds = async (host: string) => (await links.settle(`https://${host}/`, 5_000)).map(({ result }) => result.kind);
    // Nobody answered yet: a machine that reaches nothing cannot tell.
    assert.deepEqual(await kinds('a.example'), ['fine']);
    assert.deepEqual(await kinds('up.example'), ['fine']);
    for (const [host, kind] of Object.entries({ 'b.example': 'fails', 'c.example': 'fails', 'd.example': 'fine' }))
      assert.deepEqual(await kinds(host), [kind], host);
    time += 60_000;
    assert.deepEqual(await kinds('up.example:444'), ['fine']);
    assert.deepEqual(await kinds('e.example'), ['fails']);
    time += 2 * 3_600_000;
    assert.deepEqual(await kinds('f.example'), ['fine']);
  });

  test('is fine where asking went wrong in a way of our own', async () => {
    const links = createLinks({
      reach: 'public',
      ask: async () => {
        throw new Error('a bug');
      },
    });
    assert.deepEqual(await links.settle('https://a.example', 5_000), [{ url: 'https://a.example', result: { kind: 'fine' } }]);
  });
});
