import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { silentLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { Metrics } from '../metrics.ts';
import { MOST_BEHIND, MOST_STREAMS, startHub } from './hub.ts';
import type { Hub } from './hub.ts';

const LINE = '018f2f00-0000-7000-8000-0000000000a1';
const OTHER = '018f2f00-0000-7000-8000-0000000000b1';
const QUIET = '018f2f00-0000-7000-8000-0000000000b2';
const LONG = '018f2f00-0000-7000-8000-0000000000b3';
const MEMBER = '018f2f00-0000-7000-8000-0000000000c1';

/** A process's worth of live streams: a hub of its own behind a server of its own. */
interface Station {
  readonly hub: Hub;
  readonly server: Server;
  readonly url: string;
  readonly signedOut: Set<string>;
  readonly metrics: Metrics;
}

interface Heard {
  readonly seqs: number[];
  readonly delays: number[];
  readonly events: string[];
  readonly ephemeral: string[];
  ended: boolean;
  stop(): void;
}

describe('live streams', () => {
  let made: TestDatabase;
  let stations: [Station, Station];
  const listeners: Heard[] = [];

  before(async () => {
    made = await testDatabase();
    stations = [await openStation(made), await openStation(made)];
  });
  after(async () => {
    for (const heard of listeners) heard.stop();
    for (const { hub, server } of stations) {
      await hub.stop();
      server.closeAllConnections();
      server.close();
    }
    await made.close();
  });

  const record = async (count: number, organisationId = LINE) => {
    for (let n = 0; n < count; n += 1) await made.database.transact(organisationId, async (tx) => tx.record({ kind: 'test.happened' }));
  };
  const listenAt = async (station: Station, query: string): Promise<Heard> => {
    const heard = await listen(`${station.url}?${query}`);
    listeners.push(heard);
    return heard;
  };
  const newest = async () => Number((await made.database.read(LINE, async (db) => await readHead(db))) ?? 0);

  test('give each commit to every browser of the organisation, on every process, once and in order; and to no other', async () => {
    const [one, two] = stations;
    const browsers = [await listenAt(one, `o=${LINE}`), await listenAt(two, `o=${LINE}`), await listenAt(two, `o=${LINE}&after=0`)];
    const stranger = await listenAt(one, `o=${OTHER}`);
    await record(50);
    const last = await newest();
    for (const { seqs } of browsers) {
      await until(() => seqs.at(-1) === last);
      assertGapless(seqs, last);
    }
    assert.deepEqual(stranger.seqs, []);
    assert.equal(stranger.events[0], 'hello');
  });

  test('resume after a break without losing or doubling anything, whatever was committed meanwhile', async () => {
    const [one, two] = stations;
    const first = await listenAt(one, `o=${LINE}`);
    await record(5);
    const middle = await newest();
    await until(() => first.seqs.at(-1) === middle);
    first.stop();
    const writing = record(300);
    await record(10);
    const second = await listenAt(two, `o=${LINE}&after=${first.seqs.at(-1)}`);
    await writing;
    const last = await newest();
    await until(() => second.seqs.at(-1) === last);
    assertGapless([...first.seqs, ...second.seqs], last);
  });

  test('start again from now for a number that this database has never given', async () => {
    const heard = await listenAt(stations[0], `o=${LINE}&after=99999999`);
    await record(1);
    const last = await newest();
    await until(() => heard.seqs.length > 0);
    assert.deepEqual(heard.seqs, [last]);
  });

  test('start again from now for who is too far behind, and say so', async () => {
    await made.database.transact(LONG, async (tx) => {
      for (let n = 0; n <= MOST_BEHIND; n += 1) tx.record({ kind: 'test.happened' });
    });
    const [far, near] = [await listenAt(stations[0], `o=${LONG}&after=0`), await listenAt(stations[1], `o=${LONG}&after=1`)];
    await until(() => near.seqs.at(-1) === MOST_BEHIND + 1);
    assert.equal(near.seqs[0], 2);
    assert.deepEqual([far.events, far.seqs], [['hello'], []]);
  });

  test('carry on after the listening connection was cut, with what was missed', async () => {
    const heard = await listenAt(stations[0], `o=${LINE}`);
    const admin = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: made.url }));
    await admin.connect();
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'visavis live' and datname = current_database()",
    );
    await record(20);
    const last = await newest();
    await until(() => heard.seqs.at(-1) === last);
    assertGapless(heard.seqs, last);
    await admin.end();
  });

  test('carry what need not last to those it is for', async () => {
    const [one, two] = stations;
    const theirs = await listenAt(two, `o=${LINE}&m=018f2f00-0000-7000-8000-0000000000c2`);
    const mine = await listenAt(one, `o=${LINE}`);
    await made.database.transact(LINE, async (tx) => {
      tx.announce('presence', { memberId: MEMBER });
      tx.announce('draft', { memberId: MEMBER });
      tx.announce('sessions', { memberId: MEMBER });
    });
    await until(() => mine.ephemeral.length === 2 && theirs.ephemeral.length === 1);
    await sleep(50);
    assert.deepEqual(mine.ephemeral, ['presence', 'draft']);
    assert.deepEqual(theirs.ephemeral, ['presence']);
  });

  test('close when the session ends', async () => {
    const [, two] = stations;
    const leaver = '018f2f00-0000-7000-8000-0000000000c9';
    const heard = await listenAt(two, `o=${LINE}&m=${leaver}`);
    two.signedOut.add(leaver);
    two.hub.recheck(LINE, leaver);
    await until(() => heard.ended);
  });

  test(`are ${MOST_STREAMS} at most for one member`, async () => {
    const crowd = '018f2f00-0000-7000-8000-0000000000ca';
    const asked = await Promise.all(
      Array.from({ length: MOST_STREAMS + 15 }, async () => await fetch(`${stations[0].url}?o=${OTHER}&m=${crowd}`)),
    );
    assert.equal(asked.filter(({ status }) => status === 200).length, MOST_STREAMS, 'even when all are asked for at once');
    const refused = await fetch(`${stations[0].url}?o=${OTHER}&m=${crowd}`);
    assert.equal(refused.status, 429);
    for (const { body } of [...asked, refused]) await body?.cancel();
  });

  test('do not stop at words that another program says on our channels', async () => {
    const [one] = stations;
    const heard = await listenAt(one, `o=${LINE}`);
    for (const payload of ['', 'nonsense', `${LINE}:x`, 'null', '{"topic":1}'])
      for (const channel of ['visavis_journal', 'visavis_ephemeral'])
        await made.database.pool.query('select pg_notify($1, $2)', [channel, payload]);
    await record(3);
    const last = await newest();
    await until(() => heard.seqs.at(-1) === last);
  });

  test('are not kept for a browser that left before its stream was open', async () => {
    const [one] = stations;
    const open = async () => (await one.metrics.liveStreams.get()).values[0]?.value;
    const before = await open();
    await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const leaving = new AbortController();
        const gone = fetch(`${one.url}?o=${QUIET}`, { signal: leaving.signal }).catch(() => {});
        await sleep(n);
        leaving.abort();
        await gone;
      }),
    );
    await sleep(200);
    const deadline = performance.now() + 10_000;
    while ((await open()) !== before) {
      assert.ok(performance.now() < deadline, 'streams of nobody are kept');
      await sleep(20);
    }
  });

  test('close on a browser that does not read, and on nobody else', async () => {
    const [one] = stations;
    const reader = await listenAt(one, `o=${QUIET}`);
    const { port, hostname } = new URL(one.url);
    const stuck = connect(Number(port), hostname);
    stuck.on('error', () => {});
    stuck.write(`GET /?o=${QUIET} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await once(stuck, 'readable');
    const slow = async () => (await one.metrics.liveStreamsClosedSlow.get()).values[0]?.value;
    assert.equal(await slow(), 0);
    for (let n = 0; n < 50; n += 1) {
      await made.database.transact(QUIET, async (tx) => tx.record({ kind: 'test.happened', data: { text: 'x'.repeat(200_000) } }));
    }
    const deadline = performance.now() + 10_000;
    while ((await slow()) !== 1) {
      assert.ok(performance.now() < deadline, 'still open');
      await sleep(20);
    }
    await until(() => reader.seqs.length === 50);
    stuck.destroy();
  });

  test('keep up with 600 commits a second on two processes: 95 of 100 reach the browser within a second', async (t) => {
    const browsers = [await listenAt(stations[0], `o=${LINE}`), await listenAt(stations[1], `o=${LINE}`)];
    const start = performance.now();
    // As the inbox stores them under load: several arrivals per commit, many commits at once.
    for (let tick = 0; tick < 60; tick += 1) {
      const commits = Array.from({ length: 10 }, () =>
        made.database.transact(LINE, async (tx) => {
          for (let n = 0; n < 3; n += 1) tx.record({ kind: 'message.received', data: { preview: 'x'.repeat(120) } });
        }),
      );
      await Promise.all(commits);
      await sleep(Math.max(0, start + (tick + 1) * 50 - performance.now()));
    }
    const rate = 1_800 / ((performance.now() - start) / 1_000);
    const last = await newest();
    for (const { seqs, delays } of browsers) {
      await until(() => seqs.at(-1) === last);
      assertGapless(seqs, last);
      const p95 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)]!;
      t.diagnostic(`${Math.round(rate)} entries a second, 95th percentile ${Math.round(p95)} ms`);
      assert.ok(p95 < 1_000, `95th percentile ${Math.round(p95)} ms at ${Math.round(rate)} a second`);
    }
  });
});

function assertGapless(seqs: readonly number[], last: number): void {
  assert.ok(seqs.length > 0);
  assert.deepEqual(
    seqs,
    Array.from({ length: seqs.length }, (_, index) => last - seqs.length + 1 + index),
  );
}

async function readHead(db: Parameters<Parameters<TestDatabase['database']['read']>[1]>[0]) {
  const row = await db
    .withTables<{ journal_head: { last_seq: number } }>()
    .selectFrom('journal_head')
    .select('last_seq')
    .executeTakeFirst();
  return row?.last_seq;
}

async function openStation({ database, url: databaseUrl }: TestDatabase): Promise<Station> {
  const signedOut = new Set<string>();
  const metrics = createMetrics();
  const hub = startHub({
    database,
    databaseUrl,
    log: silentLog(),
    metrics,
    audienceOf: ({ topic, data }) => {
      if (topic === 'sessions') return 'nobody';
      return topic === 'draft' ? { memberId: String(data['memberId']) } : 'everybody';
    },
  });
  const server = createServer((request, outgoing) => {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const memberId = query.get('m') ?? MEMBER;
    const after = query.get('after');
    const isStillIn = async () => !signedOut.has(memberId);
    const position = after === null ? null : Number(after);
    void hub
      .open({ organisationId: query.get('o') ?? '', memberId, requestId: 'test', after: position, outgoing, isStillIn })
      .then((opened) => opened.ok || outgoing.writeHead(429).end());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  await hub.listening;
  return { hub, server, signedOut, metrics, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** A browser that keeps what it hears. Resolves once it has been greeted. */
async function listen(url: string): Promise<Heard> {
  const abort = new AbortController();
  const heard: Heard = { seqs: [], delays: [], events: [], ephemeral: [], ended: false, stop: () => abort.abort() };
  const response = await fetch(url, { signal: abort.signal });
  const greeted = Promise.withResolvers<void>();
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) hear(heard, part);
      greeted.resolve();
    }
  };
  void read()
    .catch(() => {})
    .finally(() => (heard.ended = true));
  await greeted.promise;
  return heard;
}

function hear(heard: Heard, part: string): void {
  const fields = new Map(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const event = fields.get('event');
  if (!event) return;
  heard.events.push(event);
  const data = JSON.parse(fields.get('data') ?? '{}') as { seq: number; at: string; topic: string };
  if (event === 'ephemeral') heard.ephemeral.push(data.topic);
  if (event !== 'journal') return;
  assert.equal(fields.get('id'), String(data.seq));
  heard.seqs.push(data.seq);
  heard.delays.push(Date.now() - Date.parse(data.at));
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('waited 10 seconds in vain');
    await sleep(10);
  }
}
