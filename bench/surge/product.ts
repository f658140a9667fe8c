import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../machine/free-port.ts';
import { findRunningPostgres } from '../../src/platform/postgres/index.ts';

export interface RunningProduct {
  readonly url: string;
  readonly databaseUrl: string;
  /** Processor seconds that the product has used, its database included. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
const START_LIMIT_MS = 60_000;

/** The product as `bin/start` runs it: one process, both roles, embedded Postgres, in an empty home. */
export async function startProduct(): Promise<RunningProduct> {
  const home = await mkdtemp(path.join(tmpdir(), 'visavis-surge-'));
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...environment, VISAVIS_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    child.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve) => child.stdout.on('data', (data: Buffer) => data.toString().includes(url) && resolve()));
  const tooLate = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error('the product did not start')), START_LIMIT_MS).unref(),
  );
  try {
    await Promise.race([ready, tooLate, ended.then((code) => Promise.reject(new Error(`the product ended with ${code}`)))]);
  } catch (error) {
    await stop();
    throw error;
  }
  const databaseUrl = findRunningPostgres(home);
  if (!databaseUrl) throw new Error('the product runs on no embedded Postgres');
  return { url, databaseUrl, cpuSeconds: () => cpuSecondsOf(child.pid ?? 0), stop };
}

/** User and system time of a process and all that it started, from the kernel's own account of it (hundredths of a second). */
function cpuSecondsOf(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        // Its own and that of its children that have ended: fields 14 to 17 of proc(5).
        const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
        return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
  const family = new Set([pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
  }
  return processes.filter((one) => family.has(one.pid)).reduce((sum, one) => sum + one.ticks, 0) / 100;
}
