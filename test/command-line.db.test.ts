// The product as its operator starts and stops it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcesses } from '../src/platform/postgres/processes.ts';
import { emptyDatabase } from './harness/postgres.ts';

const main = path.resolve(import.meta.dirname, '../src/main.ts');
const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'visavis-command-line-')));
const home = path.join(root, 'home');
const data = path.join(home, 'postgres', 'data');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
after(async () => {
  for (let waited = 0; findProcesses(data).length > 0 && waited < 10_000; waited += 50) await sleep(50);
  rmSync(root, { recursive: true, force: true });
});

type Environment = Record<string, string>;

const environment = (more: Environment = {}) => ({ PATH: process.env['PATH'] ?? '', VISAVIS_HOME: home, PORT: '0', ...more });

function run(args: string[], more?: Environment) {
  return spawnSync(process.execPath, [main, ...args], { env: environment(more), encoding: 'utf8', timeout: 30_000 });
}

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  /** Sends the signal; answers the exit code and how long the end took, in milliseconds. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; took: number }>;
  log(): string;
}

/** Starts the server and waits for the line that says where it is, 30 seconds at most. */
async function serve(args: string[] = [], more?: Environment): Promise<Serving> {
  const child = spawn(process.execPath, [main, 'serve', ...args], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => running.delete(child));
  let output = '';
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  for (let waited = 0; !output.includes('stops it.'); waited += 20) {
    if (child.exitCode !== null || waited > 30_000) throw new Error(`did not start: ${log}`);
    await sleep(20);
  }
  return {
    child,
    url: /http:\S+/.exec(output)?.[0] ?? '',
    log: () => log,
    end: async (signal) => {
      const asked = performance.now();
      child.kill(signal);
      return { code: await ended, took: performance.now() - asked };
    },
  };
}

describe('visavis serve', () => {
  test('says where it is, is alive there, and an interrupt stops all that it started', async () => {
    const server = await serve();
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    const { code, took } = await server.end('SIGINT');
    assert.equal(code, 0);
    assert.ok(took < 10_000, `${took} ms`);
    assert.deepEqual(findProcesses(data), []);
  });

  test('stops within 10 seconds even when a browser keeps its connections', async () => {
    const server = await serve();
    const waiting = fetch(`${server.url}/api/v1/events`).catch(() => null);
    const { code, took } = await server.end('SIGTERM');
    assert.equal(code, 0);
    assert.ok(took < 10_000, `${took} ms`);
    await waiting;
  });

  test('stops when asked before it is ready', async () => {
    const child = spawn(process.execPath, [main, 'serve'], { env: environment(), stdio: 'ignore' });
    running.add(child);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => running.delete(child));
    await sleep(600);
    child.kill('SIGINT');
    // Asked before its first line ran, Node ends by the signal itself.
    assert.ok([0, null].includes(await ended));
    for (let waited = 0; findProcesses(data).length > 0 && waited < 10_000; waited += 50) await sleep(50);
    assert.deepEqual(findProcesses(data), []);
  });

  test('leaves no Postgres behind when it is killed, and starts again at once', async () => {
    for (let kill = 0; kill < 3; kill += 1) {
      const server = await serve();
      await server.end('SIGKILL');
    }
    const last = await serve();
    assert.equal((await fetch(`${last.url}/readyz`)).status, 200);
    assert.equal((await last.end('SIGINT')).code, 0);
    assert.deepEqual(findProcesses(data), []);
  });

  test('works again by itself after its database was killed under it', async () => {
    const server = await serve();
    const [postmaster] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    let status = 0;
    for (let waited = 0; status !== 200 && waited < 15_000; waited += 100) {
      await sleep(100);
      status = (await fetch(`${server.url}/readyz`).catch(() => null))?.status ?? 0;
    }
    assert.equal(status, 200, server.log());
    assert.match(server.log(), /the database is back/);
    assert.equal((await server.end('SIGINT')).code, 0);
  });

  test('refuses a home that another server has, in words', async () => {
    const server = await serve();
    const second = run(['serve']);
    assert.equal(second.status, 1);
    assert.match(second.stderr, new RegExp(`another Visavis \\(process ${server.child.pid}\\) already runs on `));
    assert.equal(run(['migrate']).stdout, 'The database is up to date.\n', 'a command beside it shares its database');
    assert.equal(run(['account', 'list']).stdout, 'No account is connected.\n');
    assert.match(run(['database-url']).stdout, /^postgres:\/\//);
    await server.end('SIGINT');
    assert.equal(run(['database-url']).status, 2);
  });

  test('refuses a port that is taken, in words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const refused = run(['serve'], { PORT: String(port) });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is taken`));
    assert.deepEqual(findProcesses(data), []);
    other.close();
  });

  test('shares one Postgres between a web and a worker process', async () => {
    const shared = await emptyDatabase();
    const more = { DATABASE_URL: shared.url, VISAVIS_HOME: path.join(root, 'roles') };
    const [web, worker] = await Promise.all([serve(['--role', 'web'], more), serve(['--role', 'worker'], more)]);
    assert.equal((await fetch(`${web.url}/readyz`)).status, 200);
    assert.equal(worker.url, '');
    const ends = await Promise.all([web.end('SIGINT'), worker.end('SIGINT')]);
    assert.deepEqual(
      ends.map(({ code }) => code),
      [0, 0],
    );
    await shared.close();
  });
});

test('a checkout that cannot be written in is told in words, with where to read on', () => {
  const checkout = path.join(root, 'read-only');
  cpSync(path.resolve(import.meta.dirname, '../bin'), path.join(checkout, 'bin'), { recursive: true });
  // Even root cannot make a folder where a file is.
  writeFileSync(path.join(checkout, '.cache'), '');
  const refused = spawnSync('bash', [path.join(checkout, 'bin/start')], { encoding: 'utf8', timeout: 10_000 });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /cannot be written in by this user.*docs\/operating\.md/);
});

describe('a wrong command is refused with exit code 2 and a sentence', () => {
  for (const [args, more, words] of [
    [['fly'], {}, /no command fly/],
    [['serve', '--role', 'cook'], {}, /--role is web or worker/],
    [['serve', '--role', 'web'], {}, /needs DATABASE_URL/],
    [['serve', '--quick'], {}, /--quick/],
    [['migrate', 'now'], {}, /now/],
    [['serve'], { PORT: 'eighty' }, /^PORT is a number/],
  ] as const) {
    test(`${args.join(' ')} ${JSON.stringify(more)}`, () => {
      const refused = run([...args], more);
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, words);
    });
  }

  test('a database that does not answer is told by its address, without the password', () => {
    const refused = run(['migrate'], { DATABASE_URL: 'postgres://me:needle@127.0.0.1:1/x' });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /The database at 127\.0\.0\.1:1 does not answer/);
    assert.ok(!refused.stderr.includes('needle'));
  });
});
