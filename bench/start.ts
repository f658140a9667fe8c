/** What a newcomer waits for: a fresh clone of HEAD to its first page with `bin/start` (npm's cache as it is), the next start, and what is installed. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './machine/free-port.ts';

const ROOT = path.join(import.meta.dirname, '..');
const LIMIT_MS = 300_000;

const folder = await mkdtemp(path.join(tmpdir(), 'visavis-start-'));
const clone = path.join(folder, 'clone');
try {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  const first = await start();
  const next = await start();
  const megabytes = Number(execFileSync('du', ['-sm', path.join(clone, 'node_modules')], { encoding: 'utf8' }).split('\t')[0]);
  process.stdout.write(
    `${JSON.stringify({
      bench: 'start',
      firstPageSeconds: first.page,
      nextStartSeconds: next.page,
      stopSeconds: [first.stop, next.stop],
      installedMegabytes: megabytes,
      met: first.page <= 60 && next.page <= 5 && Math.max(first.stop, next.stop) <= 10 && megabytes <= 450,
    })}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Seconds from the command to the first page served, and from the interrupt to the end. */
async function start(): Promise<{ page: number; stop: number }> {
  const port = await freePort();
  const { DATABASE_URL: _, VISAVIS_HOME: __, NODE_COMPILE_CACHE: ___, ...environment } = process.env;
  const begun = performance.now();
  const child = spawn('bin/start', [], { cwd: clone, env: { ...environment, PORT: String(port) }, stdio: 'ignore' });
  let over = false;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve(void (over = true))));
  while (!(await answers(port))) {
    if (!over && performance.now() - begun < LIMIT_MS) await sleep(100);
    else {
      child.kill('SIGINT');
      await ended;
      throw new Error('no page came');
    }
  }
  const page = seconds(begun);
  const interrupted = performance.now();
  child.kill('SIGINT');
  await ended;
  return { page, stop: seconds(interrupted) };
}

async function answers(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(2_000) })
    .then((response) => response.ok)
    .catch(() => false);
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}
