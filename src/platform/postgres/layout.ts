import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasCode } from './failure.ts';
import { giveTo, isOpenToAll, ownerOf } from './identity.ts';
import type { Identity } from './identity.ts';

/** Where things are; all absolute. */
export interface Layout {
  readonly lock: string;
  readonly password: string;
  /** What Postgres itself owns. */
  readonly folder: string;
  readonly data: string;
  readonly logs: string;
  readonly libraries: string;
}

export const SUPERUSER = 'visavis';
export const DATABASE = 'visavis';
export const PORT = 5432;

// The kernel's limit for a socket's path, its final zero included, is 108 bytes.
const LONGEST_SOCKET = 107;
const CLOSED_HOME_FALLBACK = '/var/lib/visavis';
const NOTE = 'postgres-folder';

/**
 * Lays `home` out. When Postgres must really be another user and cannot come through to `home` (under /root, typically), its own part goes
 * to /var/lib/visavis, in a folder named after `home`, and stays there. Answers null when that user cannot reach data made earlier.
 */
export function layOut(home: string, identity: Identity): Layout | null {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const within = path.join(home, 'postgres');
  const apart = findApart(home);
  // Others may pass through home, not look around; what is in it stays closed.
  if (identity === 'nobody' && statSync(home).uid === process.getuid?.()) chmodSync(home, 0o711);
  const reachable = identity !== 'nobody' || isOpenToAll(home);
  if (!reachable && existsSync(path.join(within, 'data'))) return null;
  const folder = !reachable || existsSync(path.join(apart, 'data')) ? apart : within;
  mkdirSync(folder, { recursive: true });
  if (folder === apart) noteApart(home, apart);
  chmodSync(folder, identity === 'nobody' ? 0o711 : 0o700);
  return {
    lock: path.join(home, 'lock'),
    password: path.join(home, 'postgres-password'),
    folder,
    data: path.join(folder, 'data'),
    logs: path.join(folder, 'log'),
    libraries: path.join(folder, 'lib'),
  };
}

/** Where `home`'s database is, or would be, apart from it: as was noted in the home, which may have been moved since, but not copied. */
function findApart(home: string): string {
  const own = path.join(CLOSED_HOME_FALLBACK, shortName(home));
  const note = path.join(home, NOTE);
  if (!existsSync(note)) return own;
  const [apart, before] = readFileSync(note, 'utf8').split('\n');
  if (!apart || !before) return own;
  return before !== home && existsSync(path.join(before, NOTE)) ? own : apart;
}

function noteApart(home: string, apart: string): void {
  const note = path.join(home, NOTE);
  const words = `${apart}\n${home}\n`;
  if (existsSync(note) && readFileSync(note, 'utf8') === words) return;
  // Renamed into place: a full disk must not leave half of it.
  writeFileSync(`${note}-new`, words, { mode: 0o600 });
  renameSync(`${note}-new`, note);
}

/**
 * The folder of the socket through which `home`'s Postgres is reached. It is not in `home`, whose path may be too long for a socket and
 * whose file system may have none. Refuses a folder that someone else made there.
 */
export function makeSocketFolder(home: string, identity: Identity): string {
  const name = `visavis-${process.getuid?.() ?? 0}-${shortName(home)}`;
  const folder = [path.join(tmpdir(), name), path.join('/tmp', name)].find(
    (candidate) => Buffer.byteLength(path.join(candidate, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET,
  );
  if (!folder) throw new Error('no folder for the database socket');
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const found = lstatSync(folder);
  const mine = new Set([process.getuid?.() ?? 0, ownerOf(identity)]);
  if (!found.isDirectory() || !mine.has(found.uid)) throw new Error(`${folder} belongs to someone else`);
  chmodSync(folder, 0o700);
  giveTo(identity, folder);
  return folder;
}

export const shortName = (home: string): string => createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 12);

/** As `pg`, graphile-worker and libpq read it: the host in the query wins over the one in the address. */
export const urlOf = (socketFolder: string, password: string, database = DATABASE): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(password)}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}`;
