import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { buildAccount, buildPerson, buildPost, arrival } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { ingest } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import { doReading } from './do-reading.ts';
import { clearParts, expireReading, forgetBrokenRows } from './end-reading.ts';
import { pastFileRoutes } from './file-routes.ts';
import { readInboxOf } from './inbox-past.ts';
import { pastRoutes } from './routes.ts';
import { PART_BYTES } from './schema.ts';
import type { ReadingView, ReadingWithResult } from './schema.ts';

type Answer = ReadingView & ReadingWithResult & { readings: ReadingView[]; error: { kind: string } & Record<string, unknown> };

describe('the reading of a past', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  function open(role: Visitor['role'] = 'lead', organisationId: string = randomUUID()) {
    const visitor: Visitor = { organisationId, memberId: randomUUID(), sessionId: randomUUID(), role };
    const { database } = mine;
    const deps = {
      database,
      newId: randomUUID,
      requireMember: (async (c, next) => {
        c.set('visitor', visitor);
        await next();
      }) as Parameters<typeof pastRoutes>[0]['requireMember'],
    };
    const [routes, files] = [pastRoutes(deps), pastFileRoutes(deps)];
    const ask = async (method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await answer.text();
      return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer };
    };
    const send = async (readingId: string, number: number, bytes: Uint8Array<ArrayBuffer>) => {
      const headers = { 'content-type': 'application/octet-stream' };
      const answer = await files.request(`/past/readings/${readingId}/parts/${number}`, { method: 'PUT', headers, body: bytes });
      return { status: answer.status, body: (await answer.json()) as Answer };
    };
    const download = async (readingId: string) => await files.request(`/past/readings/${readingId}/broken-rows`);
    const start = async (bytes: Uint8Array, more: object = {}) =>
      await ask('POST', '/past/readings', { fileName: 'posts.csv', sizeBytes: bytes.length, zone: 'Europe/Paris', ...more });
    const work = async (readingId: string, signal: AbortSignal = AbortSignal.timeout(30_000)) =>
      await doReading({ ...deps, log: silentLog(), readInbox: readInboxOf(database) }, { organisationId, readingId }, signal);
    /** Sends a whole file, and reads it. */
    const read = async (content: string | Buffer<ArrayBuffer>, more: object = {}) => {
      const bytes = new Uint8Array(Buffer.from(content as string));
      const { readingId } = (await start(bytes, more)).body;
      for (let at = 0; at < bytes.length; at += PART_BYTES) {
        assert.equal((await send(readingId, at / PART_BYTES, bytes.slice(at, at + PART_BYTES))).status, 200);
      }
      await work(readingId);
      return (await ask('GET', `/past/readings/${readingId}`)).body;
    };
    const rows = async <Row>(statement: string, values: unknown[] = []) =>
      (await database.transact(organisationId, (tx) => tx.db.executeQuery<Row>(CompiledQuery.raw(statement, values)))).rows;
    return { ...deps, visitor, organisationId, ask, send, download, start, work, read, rows };
  }

  const csv = (count: number, line = (at: number) => `${at},2026-03-02T0${at % 9}:15:00Z,${at % 2 ? 'reply' : 'post'},Bonjour ${at}`) =>
    `id,created_at,kind,text\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;

  test('tells what the file tells, and keeps no post of it', async () => {
    const room = open();
    const read = await room.read(csv(40));
    assert.deepEqual(
      [read.state, read.readRows, read.result?.presence.posts.ours, read.result?.presence.replies?.share],
      ['read', 40, 40, 0.5],
    );
    const parts = async () => (await room.rows('select 1 from past_part')).length;
    assert.equal(await parts(), 1);
    await clearParts(room, { organisationId: room.organisationId, readingId: read.readingId }, AbortSignal.timeout(5_000));
    assert.equal(await parts(), 0);
    const { readings } = (await room.ask('GET', '/past/readings')).body;
    assert.deepEqual(
      readings.map(({ state, fileName }) => ({ state, fileName })),
      [{ state: 'read', fileName: 'posts.csv' }],
    );
    assert.equal((await room.ask('DELETE', `/past/readings/${read.readingId}`)).status, 204);
    assert.equal((await room.ask('GET', `/past/readings/${read.readingId}`)).status, 404);
  });

  test('takes a file of any length in parts: in their order, of their length, and twice when the answer was not heard', async () => {
    const room = open();
    const bytes = new Uint8Array(Buffer.from(csv(120_000)));
    assert.ok(bytes.length > PART_BYTES);
    const { readingId } = (await room.start(bytes)).body;
    const [first, second] = [bytes.slice(0, PART_BYTES), bytes.slice(PART_BYTES, 2 * PART_BYTES)];
    assert.deepEqual((await room.send(readingId, 1, second)).body.error, { kind: 'part-expected', number: 0 });
    assert.deepEqual((await room.send(readingId, 0, first.slice(1))).body.error, { kind: 'wrong-length', expected: PART_BYTES });
    assert.equal((await room.send(readingId, 0, first)).body.receivedBytes, PART_BYTES);
    assert.equal((await room.send(readingId, 0, first)).body.receivedBytes, PART_BYTES);
    const last = (await room.send(readingId, 1, second)).body;
    assert.deepEqual([last.state, last.receivedBytes], ['waiting', bytes.length]);
    assert.equal((await room.send(readingId, 1, second)).status, 200);
    assert.deepEqual((await room.send(readingId, 2, second)).body.error, { kind: 'not-uploading', state: 'waiting' });
    await room.work(readingId);
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.result?.file.rows, 120_000);
  });

  test('counts broken rows, shows them, and keeps them to be downloaded, for a while', async () => {
    const room = open();
    const read = await room.read(`${csv(30)}31,2026-03-02T10:00:00Z,post,"open\n32,2026-03-02,post\n33,=cmd,post,a,b\n`);
    assert.equal(read.state, 'read');
    assert.equal(read.brokenCount, 3);
    assert.deepEqual(
      read.brokenRows.map(({ line, reason }) => [line, reason]),
      [
        [32, 'open-quote'],
        [33, 'column-count'],
        [34, 'column-count'],
      ],
    );
    const file = await (await room.download(read.readingId)).text();
    assert.match(file, /^line,reason,row\r\n"32","open-quote",/u);
    await forgetBrokenRows(room, { organisationId: room.organisationId, readingId: read.readingId });
    const later = (await room.ask('GET', `/past/readings/${read.readingId}`)).body;
    assert.deepEqual([later.brokenCount, later.brokenRows], [3, []]);
  });

  test('says what is wrong with what is no past', async () => {
    const room = open();
    const failures: unknown[] = [];
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    for (const content of [png, 'jour,meteo\n1,pluie\n', '   \n', '[{"text":"a"}]']) failures.push((await room.read(content)).failure);
    assert.deepEqual(failures, [
      { kind: 'not-text' },
      { kind: 'no-text-column', found: ['jour', 'meteo'] },
      { kind: 'empty' },
      { kind: 'json-array' },
    ]);
    assert.equal((await room.start(new Uint8Array(0))).status, 422);
    assert.equal((await room.start(new Uint8Array(1), { zone: 'Europe/Lutece' })).body.error.kind, 'unknown-time-zone');
    assert.equal((await room.start(new Uint8Array(1), { sizeBytes: 2 ** 30 + 1 })).body.error.kind, 'past-too-large');
  });

  test('reads Latin-1, and tells what has no date, and what came twice', async () => {
    const read = await open().read(
      Buffer.from('id;date;texte\n1;02/03/2026 08:15;Évidemment, à midi\n1;02/03/2026 08:15;encore\n2;hier;Été\n', 'latin1'),
    );
    assert.deepEqual([read.result?.file.encoding, read.result?.file.undated, read.result?.file.duplicates], ['windows-1252', 1, 1]);
    assert.equal(read.result?.presence.from, '2026-03-02T07:15:00.000Z');
  });

  test('asks who is the account when several people wrote, and goes on with the answer', async () => {
    const room = open();
    const line = (at: number) => `${at},2026-03-02T08:0${at % 9}:00Z,${at % 3 ? 'ligne4' : 'camille'},Bonjour ${at}`;
    const asked = await room.read(`id,created_at,author,text\n${Array.from({ length: 30 }, (_, at) => line(at)).join('\n')}`);
    assert.deepEqual([asked.state, asked.failure], ['which-account', { kind: 'several-authors', authors: ['ligne4', 'camille'] }]);
    const path = `/past/readings/${asked.readingId}`;
    assert.equal((await room.ask('POST', `${path}/author`, { author: 'ligne4' })).body.state, 'waiting');
    assert.deepEqual((await room.ask('POST', `${path}/author`, { author: 'ligne4' })).body.error, { kind: 'not-asked', state: 'waiting' });
    await room.work(asked.readingId);
    assert.deepEqual((await room.ask('GET', path)).body.result?.presence.posts, { ours: 20, theirs: 10 });
  });

  test('is ended by a person while it goes on, and by nobody but a person once it is done', async () => {
    const room = open();
    const bytes = new Uint8Array(Buffer.from(csv(20)));
    const { readingId } = (await room.start(bytes)).body;
    assert.deepEqual((await room.ask('DELETE', `/past/readings/${readingId}`)).body.error.kind, 'under-way');
    assert.equal((await room.ask('POST', `/past/readings/${readingId}/cancel`)).body.state, 'cancelled');
    assert.equal((await room.ask('POST', `/past/readings/${readingId}/cancel`)).body.state, 'cancelled');
    assert.deepEqual((await room.send(readingId, 0, bytes)).body.error, { kind: 'not-uploading', state: 'cancelled' });
    await room.work(readingId);
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.state, 'cancelled');
  });

  test('stops within a second of being cancelled in the middle', async () => {
    const room = open();
    const bytes = new Uint8Array(Buffer.from(csv(100_000)));
    const { readingId } = (await room.start(bytes)).body;
    for (let at = 0; at < bytes.length; at += PART_BYTES) await room.send(readingId, at / PART_BYTES, bytes.slice(at, at + PART_BYTES));
    const working = room.work(readingId);
    for (let rows = 0; rows === 0;) rows = (await room.ask('GET', `/past/readings/${readingId}`)).body.readRows;
    await room.ask('POST', `/past/readings/${readingId}/cancel`);
    await working;
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.state, 'cancelled');
  });

  test('begins again after a worker died, and is given up visibly when each of them dies', async () => {
    const room = open();
    const bytes = new Uint8Array(Buffer.from(csv(20)));
    const { readingId } = (await room.start(bytes)).body;
    await room.send(readingId, 0, bytes);
    await assert.rejects(room.work(readingId, AbortSignal.abort(new Error('stopping'))), /stopping/);
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.state, 'reading');
    await room.work(readingId);
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.state, 'read');

    const other = (await room.start(bytes)).body.readingId;
    await room.send(other, 0, bytes);
    for (let death = 0; death < 5; death += 1) await assert.rejects(room.work(other, AbortSignal.abort(new Error('killed'))), /killed/);
    await room.work(other);
    const given = (await room.ask('GET', `/past/readings/${other}`)).body;
    assert.deepEqual([given.state, given.failure], ['failed', { kind: 'interrupted' }]);
  });

  test('that nobody goes on with for a day is over', async () => {
    const room = open();
    const { readingId } = (await room.start(new Uint8Array(10))).body;
    await expireReading(room, { organisationId: room.organisationId, readingId });
    assert.equal((await room.ask('GET', `/past/readings/${readingId}`)).body.state, 'expired');
  });

  test('goes on three times at once in an organisation, not more', async () => {
    const room = open();
    const all = await Promise.all(Array.from({ length: 5 }, () => room.start(new Uint8Array(10))));
    assert.equal(all.filter(({ status }) => status === 201).length, 3);
    assert.equal(all.find(({ status }) => status === 409)?.body.error.kind, 'too-many-open');
  });

  test('is for those who look after the team, and for their organisation', async () => {
    const room = open();
    const read = await room.read(csv(20));
    const member = open('member', room.organisationId);
    for (const path of ['/past/readings', `/past/readings/${read.readingId}`]) assert.equal((await member.ask('GET', path)).status, 403);
    assert.equal((await member.start(new Uint8Array(1))).status, 403);
    assert.equal((await member.ask('DELETE', `/past/readings/${read.readingId}`)).status, 403);
    assert.equal((await member.download(read.readingId)).status, 403);
    const stranger = open('administrator');
    assert.equal((await stranger.ask('GET', `/past/readings/${read.readingId}`)).status, 404);
    assert.equal((await stranger.ask('POST', `/past/readings/${read.readingId}/cancel`)).status, 404);
    assert.equal((await stranger.download(read.readingId)).status, 404);
  });

  test('reads what the inbox holds of an account, both sides', async () => {
    const account = await buildAccount(mine.database);
    const room = open('administrator', account.organisationId);
    const question = buildPost({ text: 'Le train part-il ?', writtenAt: new Date(Date.now() - 600_000) });
    const us = { ...buildPerson('ligne-l'), identity: account.identity };
    const ours = buildPost({ author: us, parent: question, text: 'Oui. — Inès', writtenAt: new Date(Date.now() - 540_000) });
    await mine.database.transact(account.organisationId, (tx) => ingest(tx, account, [arrival(question), arrival(ours, 'own')]));
    const started = await room.ask('POST', '/past/readings/of-account', { accountId: account.accountId, zone: 'Europe/Paris' });
    assert.equal(started.status, 201, JSON.stringify(started.body));
    await room.work(started.body.readingId);
    const read = (await room.ask('GET', `/past/readings/${started.body.readingId}`)).body;
    assert.deepEqual(read.result?.presence.posts, { ours: 1, theirs: 1 });
    assert.deepEqual(read.result?.presence.questions, { count: 1, answered: 1, share: 1 });
    assert.equal(read.result?.presence.delay?.medianSeconds, 60);
    assert.equal((await room.ask('POST', '/past/readings/of-account', { accountId: randomUUID(), zone: 'Europe/Paris' })).status, 404);
  });
});
