import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

export interface HomeLock {
  release(): void;
}

/**
 * Takes `file` for this process, or says which process has it. Node has no flock(2); but a flock belongs to the open file, which a child
 * shares, so flock(1) takes it on our descriptor. The kernel releases it when this process ends, however it ends.
 */
export function takeHomeLock(file: string): Result<HomeLock, { pid: number | null }> {
  const descriptor = openSync(file, 'a+', 0o600);
  const { status, error } = spawnSync('flock', ['--exclusive', '--nonblock', '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor] });
  if (error) {
    closeSync(descriptor);
    throw new Error('the command flock (package util-linux) is needed', { cause: error });
  }
  if (status !== 0) {
    closeSync(descriptor);
    return fail({ pid: readHolder(file) });
  }
  ftruncateSync(descriptor);
  writeSync(descriptor, `${process.pid}\n`);
  return succeed({ release: () => closeSync(descriptor) });
}

/** The process named in the lock's file, which may have ended since. */
export function readHolder(file: string): number | null {
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isSafeInteger(pid) ? pid : null;
}
