import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { environmentOf, settingsOf } from './cluster.ts';
import type { Site } from './cluster.ts';
import { commandAs } from './identity.ts';
import { endProcesses, findProcesses } from './processes.ts';
import type { Patience } from './processes.ts';

export interface Postmaster {
  readonly pid: number;
  /** Resolves, never rejects, when it has ended, with a word on how. */
  readonly ended: Promise<string>;
}

// Replaying the log of a large database after a crash may take minutes; Postgres works meanwhile, so it is not given up.
const READY_TIMEOUT_MS = 600_000;
const POLL_MS = 15;
const KEPT_COMPLAINT = 4_000;

// SIGINT: sessions are cut, everything is written. SIGQUIT: leaves at once, the log is replayed at the next start.
const leaveWithin = (milliseconds: number): readonly Patience[] => [
  { signal: 'SIGINT', milliseconds: Math.max(milliseconds - 1_500, 500) },
  { signal: 'SIGQUIT', milliseconds: 1_000 },
  { signal: 'SIGKILL', milliseconds: 500 },
];
const STOP_WITHIN_MS = 7_500;
const TAKE_OVER: readonly Patience[] = [
  { signal: 'SIGINT', milliseconds: 30_000 },
  { signal: 'SIGQUIT', milliseconds: 5_000 },
  { signal: 'SIGKILL', milliseconds: 5_000 },
];

/**
 * Starts Postgres on its data and waits until it takes connections. The caller holds the home's lock, so whatever still runs there is an
 * orphan of a killed Visavis: it is asked to finish, and waited for.
 */
export async function startPostmaster(site: Site): Promise<Result<Postmaster, string>> {
  const { data } = site.layout;
  if (!(await endProcesses(() => findProcesses(data), TAKE_OVER))) return fail('an earlier Postgres does not end');
  // Left by a kill. Postgres would believe it if another program bears that process number by now, as happens in containers.
  rmSync(path.join(data, 'postmaster.pid'), { force: true });

  const settings = Object.entries(settingsOf(site)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = commandAs(site.identity, site.binaries.postgres, ['-D', data, ...settings]);
  // A session of its own: a Ctrl-C in the terminal is for us alone, who stop Postgres last.
  const child = spawn(command, args, { cwd: '/', env: environmentOf(site), stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const complaint = keepLastWords(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}${complaint() && `: ${complaint()}`}`));
  });
  const { pid } = child;
  if (pid === undefined) return fail(await ended);
  return await waitUntilReady({ pid, ended }, data);
}

/** Stops a postmaster and all its children in `withinMs` milliseconds; a slow one is cut short, and loses nothing. */
export async function stopPostmaster(site: Site, withinMs = STOP_WITHIN_MS): Promise<boolean> {
  return await endProcesses(() => findProcesses(site.layout.data), leaveWithin(withinMs));
}

async function waitUntilReady(postmaster: Postmaster, data: string): Promise<Result<Postmaster, string>> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  let end: string | null = null;
  void postmaster.ended.then((how) => (end = how));
  while (performance.now() < deadline) {
    if (end !== null) return fail(end);
    if (isReady(data, postmaster.pid)) return succeed(postmaster);
    await sleep(POLL_MS);
  }
  await endProcesses(() => findProcesses(data), leaveWithin(STOP_WITHIN_MS));
  return fail(`it was not ready after ${READY_TIMEOUT_MS / 60_000} minutes`);
}

/** `postmaster.pid` has the process number on its first line and the state on its eighth; pg_ctl reads them too. */
function isReady(data: string, pid: number): boolean {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function keepLastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (words = (words + chunk).slice(-KEPT_COMPLAINT)));
  return () => words.trim();
}
