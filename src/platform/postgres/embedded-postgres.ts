import { accessSync, constants, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { copyNative, findNative, prepareBinaries } from './binaries.ts';
import { ensureDatabase } from './cluster-store.ts';
import { ensureCluster } from './cluster.ts';
import type { Site } from './cluster.ts';
import { isDiskFull } from './disk.ts';
import { hasCode } from './failure.ts';
import type { PostgresFailure } from './failure.ts';
import { takeHomeLock } from './home-lock.ts';
import type { HomeLock } from './home-lock.ts';
import { chooseIdentity, isOpenToAll } from './identity.ts';
import type { Identity } from './identity.ts';
import { DATABASE, layOut, makeSocketFolder, urlOf } from './layout.ts';
import { findProcesses } from './processes.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';

export interface EmbeddedPostgres {
  /** Of our database, as its superuser; valid across restarts of the server, readable by nobody else (it holds the password). */
  readonly url: string;
  readonly pid: number;
  /** Resolves when the server ended and could not be brought back; never otherwise. */
  readonly lost: Promise<string>;
  /** Stops the server within `withinMs` milliseconds (7,500 unless told), at least 2,000, and frees the home. May be called twice. */
  stop(withinMs?: number): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly home: string;
  readonly log: Log;
  /** No fsync: for tests. */
  readonly careless?: boolean;
  readonly identity?: Identity;
  /** Milliseconds to wait before each attempt to bring a crashed server back; as many attempts as there are, without end while the disk is full. */
  readonly restartDelaysMs?: readonly number[];
  readonly isFull?: (folder: string) => boolean;
}

const RESTART_DELAYS_MS = [50, 200, 500, 1_000, 2_000, 5_000, 10_000];
const NO_ROOM = ['ENOSPC', 'EDQUOT', '53100'];
// A server that has lived so long has proven itself: its next crash is a first one again.
const STEADY_MS = 60_000;

/** Starts the Postgres of `home`, made at the first start, and keeps it running until `stop`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<Result<EmbeddedPostgres, PostgresFailure>> {
  const native = findNative();
  if (!native) return fail({ kind: 'not-installed', platform: `${process.platform}-${process.arch}` });
  const identity = options.identity ?? chooseIdentity();
  const claimed = claimHome(options.home, identity);
  if (!claimed.ok) return claimed;
  const { layout, home, lock } = claimed.value;
  try {
    const readable = identity === 'nobody' && !isOpenToAll(native) ? await copyNative(native, '/var/lib/visavis/postgres-18') : native;
    const binaries = await prepareBinaries(readable, layout.libraries);
    const site: Site = { layout, identity, binaries, socketFolder: makeSocketFolder(home, identity), careless: options.careless ?? false };
    if (!layout.folder.startsWith(home))
      options.log.warn({ folder: layout.folder }, 'the database is kept outside VISAVIS_HOME, which is closed to its user');
    const password = await ensureCluster(site);
    if (!password.ok) return release(lock, password.error);
    const started = await startPostmaster(site);
    if (!started.ok) {
      const full = isDiskFull(layout.data);
      return release(
        lock,
        full ? { kind: 'disk-full', folder: layout.data } : { kind: 'did-not-start', detail: started.error, logs: layout.logs },
      );
    }
    await ensureDatabase(urlOf(site.socketFolder, password.value, 'postgres'), DATABASE);
    return succeed(supervise(site, started.value, { ...options, lock, url: urlOf(site.socketFolder, password.value) }));
  } catch (error) {
    if (hasCode(error, ...NO_ROOM)) return release(lock, { kind: 'disk-full', folder: home });
    lock.release();
    throw error;
  }
}

/** The address of the Postgres that a running Visavis has on `home`, for a command typed beside it; null when none runs. */
export function findRunningPostgres(home: string): string | null {
  try {
    const [real, identity] = [realpathSync(home), chooseIdentity()];
    const layout = layOut(real, identity);
    if (!layout || findProcesses(layout.data).length === 0) return null;
    return urlOf(makeSocketFolder(real, identity), readFileSync(layout.password, 'utf8').trim());
  } catch {
    return null;
  }
}

function claimHome(wanted: string, identity: Identity) {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    const home = realpathSync(wanted);
    const layout = layOut(home, identity);
    if (!layout) return fail<PostgresFailure>({ kind: 'home-closed', home });
    accessSync(home, constants.W_OK);
    const lock = takeHomeLock(layout.lock);
    if (!lock.ok) return fail<PostgresFailure>({ kind: 'home-in-use', home, pid: lock.error.pid });
    return succeed({ home, layout, lock: lock.value });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    if (hasCode(error, ...NO_ROOM)) return fail<PostgresFailure>({ kind: 'disk-full', folder: wanted });
    return fail<PostgresFailure>({ kind: 'home-not-writable', home: wanted, detail: error.code });
  }
}

function release(lock: HomeLock, error: PostgresFailure): Result<never, PostgresFailure> {
  lock.release();
  return fail(error);
}

interface Held {
  readonly lock: HomeLock;
  readonly url: string;
}

function supervise(
  site: Site,
  first: Postmaster,
  { log, lock, url, restartDelaysMs, isFull = isDiskFull }: EmbeddedPostgresOptions & Held,
): EmbeddedPostgres {
  const delays = restartDelaysMs ?? RESTART_DELAYS_MS;
  const stopping = new AbortController();
  let current = first;
  let startedAt = performance.now();
  let failures = 0;

  async function keepRunning(): Promise<string> {
    for (;;) {
      const how = await current.ended;
      if (stopping.signal.aborted) return await new Promise<never>(() => {});
      if (performance.now() - startedAt > STEADY_MS) failures = 0;
      log.error({ how }, 'the database stopped by itself');
      const back = await bringBack();
      if (!back.ok) return back.error;
      log.info({ pid: current.pid }, 'the database is back');
    }
  }

  async function bringBack(): Promise<Result<undefined, string>> {
    let reason = 'it keeps stopping';
    let fullDisk = 0;
    for (;;) {
      // Room comes back when somebody makes some, minutes later or in the morning: that is waited for, and is no failure.
      const full = isFull(site.layout.data);
      if (!full && failures >= delays.length) return fail(reason);
      await sleep(delays[Math.min(full ? fullDisk : failures, delays.length - 1)]);
      [failures, fullDisk] = full ? [0, fullDisk + 1] : [failures + 1, 0];
      if (stopping.signal.aborted) return await new Promise<never>(() => {});
      const started = await startPostmaster(site);
      if (started.ok) {
        current = started.value;
        startedAt = performance.now();
        return succeed();
      }
      reason = started.error;
      log.error({ reason, ...(full ? { disk: 'full' } : { attempt: failures }) }, 'the database could not be brought back');
    }
  }

  const lost = keepRunning();
  let stopped: Promise<void> | null = null;
  async function stop(withinMs?: number): Promise<void> {
    stopping.abort();
    if (!(await stopPostmaster(site, withinMs))) log.error('the database did not stop');
    rmSync(site.socketFolder, { recursive: true, force: true });
    lock.release();
  }
  return {
    url,
    lost,
    get pid() {
      return current.pid;
    },
    stop: (withinMs) => (stopped ??= stop(withinMs)),
  };
}
