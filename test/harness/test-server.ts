import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLog } from '../../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../../src/platform/postgres/index.ts';
import { sweepDeadHomes } from './sweep-homes.ts';

export interface TestServer {
  /** Of a database where other databases can be made. */
  readonly url: string;
  stop(): Promise<void>;
}

/** An embedded Postgres in a temporary home, without fsync. Ends with this process, whatever happens to it. */
export async function startTestServer(): Promise<TestServer> {
  sweepDeadHomes(tmpdir());
  const home = await mkdtemp(path.join(tmpdir(), 'visavis-test-'));
  const server = await startEmbeddedPostgres({ home, log: silentLog(), careless: true });
  if (!server.ok) throw new Error(describePostgresFailure(server.error));
  return {
    url: server.value.url,
    stop: async () => {
      await server.value.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
