import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { chooseIdentity, commandAs, giveTo } from '../../src/platform/postgres/identity.ts';
import type { TestServer } from './test-server.ts';

/** The Postgres that this machine's packages brought, newest last: `/usr/lib/postgresql/15/bin`. */
export const findMachinePostgres = (): string[] =>
  globSync('/usr/lib/postgresql/*/bin')
    .filter((folder) => existsSync(path.join(folder, 'initdb')))
    .toSorted();

/** A server of the machine's own Postgres in `binaries`, in a temporary folder, reached by socket without a password. */
export async function startMachinePostgres(binaries: string): Promise<TestServer> {
  const identity = chooseIdentity();
  // Not under TMPDIR, whose path may be too long for a socket.
  const folder = mkdtempSync('/tmp/visavis-machine-postgres-');
  giveTo(identity, folder);
  const data = path.join(folder, 'data');
  const [initdb, initdbArgs] = commandAs(identity, path.join(binaries, 'initdb'), [
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  const made = spawnSync(initdb, initdbArgs, { encoding: 'utf8', cwd: '/', timeout: 60_000 });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off'].flatMap((setting) => ['-c', setting]);
  const [postgres, postgresArgs] = commandAs(identity, path.join(binaries, 'postgres'), ['-D', data, ...settings]);
  const child = spawn(postgres, postgresArgs, { cwd: '/', stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  for (let waited = 0; !existsSync(path.join(folder, '.s.PGSQL.5432')); waited += 50) {
    if (waited > 15_000 || child.exitCode !== null) throw new Error(`${binaries}/postgres did not start`);
    await sleep(50);
  }
  await sleep(200);
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
