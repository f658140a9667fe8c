import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { takeHomeLock } from '../../src/platform/postgres/home-lock.ts';
import { shortName } from '../../src/platform/postgres/layout.ts';
import { findProcesses } from '../../src/platform/postgres/processes.ts';

const HOME = /^visavis-test-\w{6}$/;
// Between the making of a home and the taking of its lock.
const YOUNG_MS = 60_000;

/** Removes from `folder` the homes of tests that were killed before they could: those of this user whose lock nobody holds. */
export function sweepDeadHomes(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => HOME.test(one))) {
    const home = path.join(folder, name);
    try {
      if (isDead(home)) for (const left of [home, socketFolderOf(folder, home)]) rmSync(left, { recursive: true, force: true });
    } catch {
      // Another run sweeps too, or it is somebody else's.
    }
  }
}

const socketFolderOf = (folder: string, home: string): string => path.join(folder, `visavis-${process.getuid?.() ?? 0}-${shortName(home)}`);

function isDead(home: string): boolean {
  const { uid, mtimeMs } = statSync(home);
  const lock = path.join(home, 'lock');
  if (uid !== process.getuid?.() || Date.now() - mtimeMs < YOUNG_MS || !existsSync(lock)) return false;
  const taken = takeHomeLock(lock);
  if (taken.ok) taken.value.release();
  return taken.ok && findProcesses(path.join(home, 'postgres', 'data')).length === 0;
}
