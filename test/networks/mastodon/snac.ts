/**
 * A real `snac` (a small fediverse server that speaks Mastodon's API) with two people, on a free port of this machine, ended by its
 * process id. It has OAuth, statuses, notifications, context and search, and no streaming, conversations or `/api/v2/instance`.
 * `findSnac()` answers where it is installed, or a sentence that says how to install it: tests are then skipped with it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const UNPACKED = path.resolve(import.meta.dirname, '../../../.cache/snac2/usr/bin/snac');
const READY_LIMIT_MS = 10_000;

export interface SnacPerson {
  readonly handle: string;
  readonly passphrase: string;
  /** An access token with every right. */
  readonly token: string;
}

export interface Snac {
  readonly url: string;
  readonly people: readonly [SnacPerson, SnacPerson];
  /** Ends the process and removes what it kept. */
  stop(): Promise<void>;
}

export function findSnac(): { command: string } | { missing: string } {
  for (const command of ['snac', UNPACKED]) {
    const tried = command === UNPACKED && !existsSync(UNPACKED) ? null : spawnSync(command, { encoding: 'utf8', timeout: 5_000 });
    if (tried?.stdout?.startsWith('snac ')) return { command };
  }
  return { missing: 'snac2 is not installed: run test/networks/mastodon/install-snac.sh, or on Debian apt-get install snac2 (backports)' };
}

export async function startSnac(command: string): Promise<Snac> {
  const home = await mkdtemp(path.join(tmpdir(), 'visavis-snac-'));
  const data = path.join(home, 'data');
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  run(command, ['init', data], `127.0.0.1\n${port}\n${host}\n\n\n`);
  const settings = path.join(data, 'server.json');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace('"protocol": "https"', '"protocol": "http"'));
  const passphrases = ['lignec', 'lea'].map((handle) => {
    const said = run(command, ['adduser', data, handle], '\n');
    return { handle, passphrase: /password is (\S+)/.exec(said)?.[1] ?? '' };
  });
  const child = spawn(command, ['httpd', data], { stdio: ['ignore', 'ignore', 'ignore'] });
  const url = `http://${host}`;
  // Our end must be its end, whatever way we end.
  const orphaned = () => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  await ready(url, child);
  const [ours, theirs] = await Promise.all(passphrases.map(async (person) => Object.assign(person, { token: await tokenOf(url, person) })));
  return {
    url,
    people: [ours!, theirs!],
    async stop() {
      process.off('exit', orphaned);
      const gone = new Promise((resolve) =>
        child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(null),
      );
      child.kill('SIGKILL');
      await gone;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function run(command: string, args: readonly string[], input: string): string {
  const ended = spawnSync(command, args, { input, encoding: 'utf8', timeout: 20_000 });
  if (ended.status !== 0) throw new Error(`${command} ${args[0]} ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout + ended.stderr;
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const limit = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const answer = await fetch(`${url}/api/v1/instance`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > limit) throw new Error('snac did not serve in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function tokenOf(url: string, { handle, passphrase }: { handle: string; passphrase: string }): Promise<string> {
  const body = new URLSearchParams({ login: handle, passwd: passphrase });
  const answer = await fetch(`${url}/oauth/x-snac-get-token`, { method: 'POST', body });
  const token = (await answer.text()).trim();
  if (!answer.ok || token === '') throw new Error(`snac gave no token: ${answer.status}`);
  return token;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
