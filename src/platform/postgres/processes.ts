import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether `pid` runs. A zombie does not: its parent may never bury it, when that is a container's careless first process. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** Every living process of the Postgres on `dataFolder`: all of them work in it, whatever parent they have left. */
export function findProcesses(dataFolder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === dataFolder && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && isAlive(pid)
        );
      } catch {
        return false;
      }
    });
}

export interface Patience {
  readonly signal: NodeJS.Signals;
  readonly milliseconds: number;
}

/** Sends each signal in turn to whoever of `find()` is left, waiting up to its time; answers whether all ended. */
export async function endProcesses(find: () => number[], phases: readonly Patience[]): Promise<boolean> {
  for (const { signal, milliseconds } of phases) {
    for (const pid of find()) send(pid, signal);
    const deadline = performance.now() + milliseconds;
    while (performance.now() < deadline) {
      if (find().length === 0) return true;
      await sleep(20);
    }
  }
  return find().length === 0;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
