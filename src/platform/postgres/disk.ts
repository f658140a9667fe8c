import { statfsSync } from 'node:fs';

// A segment of Postgres's log is 16 MB, and it wants a whole one to start.
const LEAST_ROOM = 32 * 1024 * 1024;

/** Whether the disk under `folder` has too little room left for Postgres to work. False when it cannot be asked. */
export function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    // A file system without a fixed number of files says that it has none.
    return bavail * bsize < LEAST_ROOM || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}
