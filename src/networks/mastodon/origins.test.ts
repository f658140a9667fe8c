import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startOrigin, type Origin } from '../../../test/networks/mastodon/origin.ts';
import type { Fault } from '../../../test/networks/x/faults.ts';
import { createOrigins, type Origins } from './origins.ts';

const PARENT = 'https://ailleurs.example/users/lea/statuses/1';

describe('what the server of a post says that it answers', () => {
  let origin: Origin;
  let elsewhere: Origin;
  let origins: Origins;
  let now = 1_000_000;
  before(async () => void ([origin, elsewhere] = await Promise.all([startOrigin(), startOrigin()])));
  after(async () => void (await Promise.all([origin?.close(), elsewhere?.close()])));
  beforeEach(() => void (origins = createOrigins({ reach: 'anywhere', limitMs: 400, clock: () => now })));

  test('is the address of its parent, however that is written', async () => {
    const ways: readonly [path: string, inReplyTo: unknown, found: string | null][] = [
      ['/text', PARENT, PARENT],
      ['/object', { type: 'Note', id: PARENT }, PARENT],
      ['/list', [PARENT], PARENT],
      ['/none', null, null],
      ['/absent', undefined, null],
      ['/odd', 12, null],
      ['/many', [PARENT, PARENT], null],
      ['/script', 'javascript:alert(1)', null],
      ['/secret', 'https://us:pass@ailleurs.example/1', null],
      ['/long', `https://ailleurs.example/${'1'.repeat(3_000)}`, null],
    ];
    for (const [path, inReplyTo, found] of ways) assert.equal(await origins.parentOf(origin.tell(path, inReplyTo)), found, path);
    assert.equal(await origins.parentOf(origin.tell('/itself', `${origin.url}/itself`)), null);
    now += 60_000;
    assert.ok(origins.mayAsk(`${origin.url}/another`), 'a server that answers is asked again');
  });

  test('is asked once of each post, and believed of that post only', async () => {
    const uri = origin.tell('/once', PARENT);
    assert.equal(await origins.parentOf(uri), PARENT);
    const count = origin.asked.length;
    assert.equal(await origins.parentOf(uri), PARENT, 'another account may want to know as well');
    assert.equal(origin.asked.length, count);
    assert.equal(await origins.parentOf(origin.tell('/beginning', null)), null);
    assert.equal(origins.mayAsk(`${origin.url}/beginning`), false);
    origin.misbehave({ at: '/renamed', kind: 'answer', status: 200, body: { id: uri, inReplyTo: PARENT } });
    assert.equal(await origins.parentOf(`${origin.url}/renamed`), null);
  });

  const closed: readonly [name: string, fault: Fault][] = [
    ['refuses strangers', { at: '/', kind: 'answer', status: 401 }],
    ['forbids it', { at: '/', kind: 'answer', status: 403 }],
    ['has had enough', { at: '/', kind: 'answer', status: 429 }],
    ['is broken', { at: '/', kind: 'answer', status: 503 }],
    ['hangs', { at: '/', kind: 'hang' }],
  ];
  for (const [name, fault] of closed) {
    test(`is not known where it ${name}, and that server is left in peace for an hour`, async () => {
      origin.misbehave(fault);
      assert.equal(await origins.parentOf(origin.tell('/closed', PARENT)), null);
      assert.equal(origins.mayAsk(`${origin.url}/next`), false);
      now += 3_600_000;
      assert.equal(origins.mayAsk(`${origin.url}/next`), true);
    });
  }

  test('is not known where it sends a page, nothing like a post, or 100 MB', async () => {
    const faults: readonly Fault[] = [
      { at: '/', kind: 'html' },
      { at: '/', kind: 'flood' },
      { at: '/', kind: 'answer', status: 410 },
      { at: '/', kind: 'answer', status: 200, body: '{"id":' },
      { at: '/', kind: 'answer', status: 200, body: '[]' },
    ];
    for (const [place, fault] of faults.entries()) {
      origin.misbehave(fault);
      assert.equal(await origins.parentOf(origin.tell(`/odd-${place}`, PARENT)), null, fault.kind);
    }
  });

  test('is not looked for where it sends us: not on a private network either', async () => {
    const before = elsewhere.asked.length;
    origin.misbehave({ at: '/', kind: 'redirect', to: elsewhere.tell('/private', PARENT) });
    assert.equal(await origins.parentOf(origin.tell('/moved', PARENT)), null);
    assert.equal(elsewhere.asked.length, before);
  });

  test('is asked of one server ten times a minute at most', async () => {
    for (let question = 0; question < 10; question += 1) {
      assert.equal(origins.mayAsk(`${origin.url}/often`), true);
      await origins.parentOf(origin.tell(`/often-${question}`, PARENT));
    }
    assert.equal(origins.mayAsk(`${origin.url}/often`), false);
    assert.equal(origins.mayAsk(`${elsewhere.url}/often`), true);
    now += 60_000;
    assert.equal(origins.mayAsk(`${origin.url}/often`), true);
  });

  test('is asked of the internet alone, under a certificate, unless more is allowed', async () => {
    const shut = createOrigins({ reach: 'public', limitMs: 400 });
    const before = origin.asked.length;
    assert.equal(shut.mayAsk(origin.tell('/plain', PARENT)), false);
    assert.equal(await shut.parentOf(`https://${origin.host}/plain`), null);
    assert.equal(await shut.parentOf(`${origin.url}/plain`), null);
    assert.equal(origin.asked.length, before);
    assert.equal(shut.mayAsk('ftp://ailleurs.example/1'), false);
    assert.equal(shut.mayAsk('https://ailleurs.example/1'), true);
  });
});
