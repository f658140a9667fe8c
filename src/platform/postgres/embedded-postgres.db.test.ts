import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createLog, silentLog } from '../log.ts';
import { copyNative, findNative, prepareBinaries } from './binaries.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './index.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './index.ts';
import { shortName } from './layout.ts';
import { findProcesses, isAlive } from './processes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'visavis-postgres-test-'));
after(() => rmSync(root, { recursive: true, force: true }));

let home: string;
let number = 0;
const running: EmbeddedPostgres[] = [];

beforeEach(() => {
  number += 1;
  home = path.join(root, `home ${number}`);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  assert.deepEqual(findProcesses(path.join(home, 'postgres', 'data')), [], 'nothing is left running');
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ home, log: silentLog(), careless: true, ...options });
  assert.ok(started.ok, JSON.stringify(started));
  running.push(started.value);
  return started.value;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Until the database answers again, 15 seconds at most. */
async function askUntilBack(url: string, statement: string): Promise<unknown[]> {
  for (let waited = 0; ; waited += 50) {
    try {
      return await ask(url, statement);
    } catch (error) {
      if (waited > 15_000) throw error;
      await sleep(50);
    }
  }
}

describe('the embedded Postgres', () => {
  test('keeps its data from one start to the next, under the same address', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    assert.equal(second.url, first.url);
    assert.deepEqual(await ask(second.url, 'select answer from kept'), [42]);
  });

  test('commits to the disk, speaks by no network, and keeps its secrets from other users', async () => {
    const server = await start({ careless: false });
    assert.deepEqual(
      await ask(server.url, "select setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')"),
      ['on', 'on', 'on'],
    );
    assert.deepEqual(await ask(server.url, 'show listen_addresses'), ['']);
    assert.deepEqual(await ask(server.url, 'show jit'), ['off']);
    assert.equal(statSync(path.join(home, 'postgres-password')).mode & 0o777, 0o600);
    assert.equal(statSync(path.join(home, 'postgres')).mode & 0o777, 0o700);
    const wrong = server.url.replace(/:[^:@]+@/, ':wrong@');
    await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/);
  });

  test('finds French words as a reader would: accents, apostrophes, quotation marks', async () => {
    const server = await start();
    const words = await ask(server.url, "select unnest(tsvector_to_array(to_tsvector('simple', 'L’horaire « retardé » — ÉTÉ')))");
    assert.deepEqual(words.toSorted(), ['horaire', 'l', 'retardé', 'été'].toSorted());
  });

  test('works in a home whose path is far longer than a socket may have', async () => {
    home = path.join(home, 'é'.repeat(60), 'x'.repeat(120));
    const server = await start();
    assert.deepEqual(await ask(server.url, 'select 1'), [1]);
  });

  test('refuses a second server on the same home, by any path to it, and says who has it', async () => {
    const server = await start();
    for (const same of [home, path.join(home, '..', path.basename(home), '.')]) {
      const second = await startEmbeddedPostgres({ home: same, log: silentLog() });
      assert.ok(!second.ok);
      assert.deepEqual(second.error, { kind: 'home-in-use', home, pid: process.pid });
    }
    assert.equal(findRunningPostgres(home), server.url);
    assert.deepEqual(await ask(server.url, 'select 1'), [1]);
  });

  test('comes back by itself when its process is killed, and loses nothing that was committed', async () => {
    const server = await start({ careless: false });
    await ask(server.url, 'create table said (words text)');
    for (const words of ['one', 'two']) {
      await ask(server.url, `insert into said values ('${words}')`);
      process.kill(server.pid, 'SIGKILL');
      await askUntilBack(server.url, 'select 1');
    }
    assert.deepEqual(await ask(server.url, 'select words from said'), ['one', 'two']);
  });

  test('gives up in words when it cannot come back', async () => {
    const server = await start({ restartDelaysMs: [10, 10] });
    writeFileSync(path.join(home, 'postgres', 'data', 'pg_hba.conf'), 'nonsense\n');
    process.kill(server.pid, 'SIGKILL');
    assert.match(await server.lost, /ended with 1/);
  });

  test('waits for room as long as the disk is full, and comes back when there is some', async () => {
    let full = true;
    const refusals: string[] = [];
    const log = createLog('error', { write: (line) => void (line.includes('could not be brought back') && refusals.push(line)) });
    const server = await start({ restartDelaysMs: [10, 20], isFull: () => full, log });
    const rules = path.join(home, 'postgres', 'data', 'pg_hba.conf');
    const before = readFileSync(rules);
    writeFileSync(rules, 'nonsense\n');
    process.kill(server.pid, 'SIGKILL');
    while (refusals.length < 4) await sleep(20);
    writeFileSync(rules, before);
    full = false;
    assert.deepEqual(await askUntilBack(server.url, 'select 1'), [1]);
  });

  test('does not come back while it is being stopped', async () => {
    const server = await start({ restartDelaysMs: [300, 300] });
    process.kill(server.pid, 'SIGKILL');
    await sleep(100);
    await server.stop();
    await sleep(500);
  });

  test('ends when the product is killed without a word, and the next start takes over cleanly', async () => {
    const program = `
      import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve('./index.ts'))};
      import { silentLog } from ${JSON.stringify(import.meta.resolve('../log.ts'))};
      const started = await startEmbeddedPostgres({ home: process.argv[1], log: silentLog() });
      console.log(started.ok ? started.value.pid : JSON.stringify(started.error));
      setInterval(() => {}, 1000);`;
    for (let kill = 0; kill < 3; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))));
      assert.ok(isAlive(pid));
      child.kill('SIGKILL');
      await ended;
      const next = await start({ careless: false });
      assert.ok(!isAlive(pid), 'the orphan is gone');
      await ask(next.url, `create table round_${kill} ()`);
      await next.stop();
    }
    const last = await start();
    assert.equal((await ask(last.url, "select tablename from pg_tables where tablename like 'round%'")).length, 3);
  });

  test('is not stopped by a process number that now belongs to something else', async () => {
    await (await start()).stop();
    writeFileSync(
      path.join(home, 'postgres', 'data', 'postmaster.pid'),
      `${process.pid}\n${path.join(home, 'postgres', 'data')}\n1\n5432\n\n\n\n\n`,
    );
    await start();
  });

  test('starts again from nothing after a first start that was cut short', async () => {
    mkdirSync(path.join(home, 'postgres', 'data-unfinished', 'base'), { recursive: true });
    const server = await start();
    assert.deepEqual(await ask(server.url, 'select 1'), [1]);
    assert.ok(!existsSync(path.join(home, 'postgres', 'data-unfinished')));
    await running.pop()?.stop();
    const password = readFileSync(path.join(home, 'postgres-password'), 'utf8');
    renameSync(path.join(home, 'postgres', 'data'), path.join(home, 'elsewhere'));
    await start();
    assert.equal(readFileSync(path.join(home, 'postgres-password'), 'utf8'), password, 'a password that may still be wanted is kept');
    assert.ok(!existsSync(path.join(home, 'postgres', 'data-unfinished-password')));
  });

  test('refuses data of another version, and a lost password, in words; and lets the home go', async () => {
    await (await start()).stop();
    const version = path.join(home, 'postgres', 'data', 'PG_VERSION');
    writeFileSync(version, '17\n');
    const older = await startEmbeddedPostgres({ home, log: silentLog() });
    assert.equal(older.ok ? '' : older.error.kind, 'other-version');
    writeFileSync(version, '18\n');
    const password = readFileSync(path.join(home, 'postgres-password'));
    rmSync(path.join(home, 'postgres-password'));
    const locked = await startEmbeddedPostgres({ home, log: silentLog() });
    assert.equal(locked.ok ? '' : locked.error.kind, 'password-lost');
    writeFileSync(path.join(home, 'postgres-password'), password, { mode: 0o600 });
    await start();
  });

  test('says so when the home cannot be written', async () => {
    writeFileSync(path.join(root, 'a-file'), '');
    const refused = await startEmbeddedPostgres({ home: path.join(root, 'a-file', 'home'), log: silentLog() });
    assert.equal(refused.ok ? '' : refused.error.kind, 'home-not-writable');
  });

  const rootOnly = process.getuid?.() !== 0 && 'needs root';
  test('runs really as another user where namespaces are denied, and back', { skip: rootOnly }, async () => {
    home = path.join(mkdtempSync('/tmp/visavis-open-'), 'home');
    chmodSync(path.dirname(home), 0o755);
    await ask((await start()).url, 'create table kept as select 42 as answer');
    await running.pop()?.stop();
    const other = await start({ identity: 'nobody' });
    assert.equal(statSync(`/proc/${other.pid}`).uid, 65_534);
    assert.deepEqual(await ask(other.url, 'select answer from kept'), [42]);
    await running.pop()?.stop();
    assert.deepEqual(await ask((await start()).url, 'select answer from kept'), [42]);
    await running.pop()?.stop();

    chmodSync(path.dirname(home), 0o700);
    const closed = await startEmbeddedPostgres({ home, log: silentLog(), identity: 'nobody' });
    assert.equal(closed.ok ? '' : closed.error.kind, 'home-closed', 'rather than a new, empty database elsewhere');
    rmSync(path.dirname(home), { recursive: true });
  });

  test('keeps its data in /var/lib/visavis when its user cannot reach the home, and finds it there again', { skip: rootOnly }, async () => {
    home = path.join(mkdtempSync('/tmp/visavis-closed-'), 'home');
    const apart = path.join('/var/lib/visavis', shortName(home));
    await ask((await start({ identity: 'nobody' })).url, 'create table kept as select 42 as answer');
    await running.pop()?.stop();
    assert.ok(existsSync(path.join(apart, 'data')));
    assert.deepEqual(await ask((await start()).url, 'select answer from kept'), [42]);
    await running.pop()?.stop();
    const moved = `${home}-moved`;
    renameSync(home, moved);
    home = moved;
    assert.deepEqual(await ask((await start({ identity: 'nobody' })).url, 'select answer from kept'), [42], 'also once the home was moved');
    await running.pop()?.stop();
    for (const folder of [apart, path.dirname(home)]) rmSync(folder, { recursive: true });
  });

  test('runs from a copy of its programs, when it cannot read ours', async () => {
    const native = findNative();
    assert.ok(native);
    const copy = await copyNative(native, path.join(root, 'copy'));
    const { postgres, libraryPath } = await prepareBinaries(copy, path.join(root, 'links'));
    const version = spawnSync(postgres, ['--version'], { env: { LD_LIBRARY_PATH: libraryPath }, encoding: 'utf8' });
    assert.match(version.stdout, /PostgreSQL\) 18/);
  });
});
