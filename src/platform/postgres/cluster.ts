import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { Binaries } from './binaries.ts';
import type { PostgresFailure } from './failure.ts';
import { commandAs, giveTo } from './identity.ts';
import type { Identity } from './identity.ts';
import { SUPERUSER } from './layout.ts';
import type { Layout } from './layout.ts';

export interface Site {
  readonly layout: Layout;
  readonly identity: Identity;
  readonly binaries: Binaries;
  readonly socketFolder: string;
  /** Faster, and worthless after a crash: for tests. */
  readonly careless: boolean;
}

const MAJOR_VERSION = '18';
const INITDB_TIMEOUT_MS = 120_000;

/** What every process of Postgres gets, and nothing of our own environment. */
export const environmentOf = ({ binaries }: Site): Record<string, string> => ({
  LD_LIBRARY_PATH: binaries.libraryPath,
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
});

/**
 * Makes sure that there is a cluster of our version, and answers its superuser's password. A first start that was cut short leaves
 * nothing that looks like a cluster.
 */
export async function ensureCluster(site: Site): Promise<Result<string, PostgresFailure>> {
  const { data, password, logs } = site.layout;
  if (existsSync(data)) {
    const found = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
    if (found !== MAJOR_VERSION) return fail({ kind: 'other-version', found, wanted: MAJOR_VERSION, data });
    if (!existsSync(password)) return fail({ kind: 'password-lost', file: password });
    giveTo(site.identity, data);
    giveTo(site.identity, logs);
    return succeed(readFileSync(password, 'utf8').trim());
  }
  return await createCluster(site);
}

async function createCluster(site: Site): Promise<Result<string, PostgresFailure>> {
  const { data, password: passwordFile, logs } = site.layout;
  // One that is there may open data that is elsewhere for now (a disk that is not mounted yet): it is never replaced.
  if (!existsSync(passwordFile) || readFileSync(passwordFile, 'utf8').trim() === '') {
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  }
  chmodSync(passwordFile, 0o600);
  const password = readFileSync(passwordFile, 'utf8').trim();

  const unfinished = `${data}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const folder of [unfinished, logs]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveTo(site.identity, folder);
  }
  // A second copy for initdb, which may be another user; an argument would show in the list of processes.
  const initialPassword = `${unfinished}-password`;
  writeFileSync(initialPassword, `${password}\n`, { mode: 0o600 });
  giveTo(site.identity, initialPassword);
  const outcome = await initialise(site, unfinished, initialPassword);
  rmSync(initialPassword);
  if (!outcome.ok) return outcome;
  renameSync(unfinished, data);
  return succeed(password);
}

async function initialise(site: Site, folder: string, passwordFile: string): Promise<Result<undefined, PostgresFailure>> {
  const [command, args] = commandAs(site.identity, site.binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(site.careless ? ['--no-sync'] : []),
  ]);
  const child = spawn(command, args, {
    cwd: '/',
    env: environmentOf(site),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: INITDB_TIMEOUT_MS,
    detached: true,
  });
  const closed = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null)).once('close', resolve);
  });
  const [complaint, status] = await Promise.all([text(child.stderr), closed]);
  if (status === 0) return succeed();
  return fail({ kind: 'did-not-start', detail: complaint.trim().slice(-600) || `initdb ended with ${status}`, logs: site.layout.logs });
}

/**
 * What was in shared memory is noted every five minutes and when it stops, and read again beside the work after a start: the first pages
 * after a restart are as fast as the last ones before it. As much as shared memory holds, and no start waits for it.
 */
const PREWARM = { shared_preload_libraries: 'pg_prewarm', 'pg_prewarm.autoprewarm': 'on', 'pg_prewarm.autoprewarm_interval': '300s' };

const canPrewarm = ({ postgres }: Binaries): boolean =>
  ['so', 'dylib'].some((ending) => existsSync(path.join(path.dirname(postgres), '..', 'lib', 'postgresql', `pg_prewarm.${ending}`)));

/** The server's settings, given at each start so that they follow the version of Visavis and not the day of the first start. */
export function settingsOf({ layout, socketFolder, careless, binaries }: Site): Record<string, string> {
  return {
    ...(careless || !canPrewarm(binaries) ? {} : PREWARM),
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    ssl: 'off',
    max_connections: '100',
    shared_buffers: careless ? '128MB' : '192MB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    jit: 'off',
    fsync: careless ? 'off' : 'on',
    full_page_writes: careless ? 'off' : 'on',
    synchronous_commit: careless ? 'off' : 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // One file per day of the week, each emptied when its day comes back. Neither statements nor details: they hold people's words.
    logging_collector: 'on',
    log_directory: layout.logs,
    log_filename: 'postgres-%a.log',
    log_file_mode: '0600',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}
