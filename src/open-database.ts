import type { Config } from './config.ts';
import { describePostgresFailure, findRunningPostgres, startEmbeddedPostgres } from './platform/postgres/index.ts';
import type { Log } from './platform/log.ts';
import { fail, succeed } from './platform/result.ts';
import type { Result } from './platform/result.ts';

/** The Postgres that this process works on. */
export interface OpenDatabase {
  readonly url: string;
  /** Resolves when it is gone for good; never for one that the operator runs. */
  readonly lost: Promise<string>;
  /** Stops what was started for us, within `withinMs` milliseconds. */
  stop(withinMs?: number): Promise<void>;
}

const never = new Promise<never>(() => {});
const notOurs = (url: string): OpenDatabase => ({ url, lost: never, stop: async () => {} });

/** The operator's Postgres when DATABASE_URL names one, else the embedded one, started. The failure is a sentence for the operator. */
export async function openDatabase(config: Config, log: Log): Promise<Result<OpenDatabase, string>> {
  if (config.databaseUrl) return succeed(notOurs(config.databaseUrl));
  const started = await startEmbeddedPostgres({ home: config.home, log });
  return started.ok ? started : fail(describePostgresFailure(started.error));
}

/** Like `openDatabase`, for a command typed beside a running server: its embedded Postgres is shared. */
export async function shareDatabase(config: Config, log: Log): Promise<Result<OpenDatabase, string>> {
  if (config.databaseUrl) return succeed(notOurs(config.databaseUrl));
  const started = await startEmbeddedPostgres({ home: config.home, log });
  if (started.ok) return started;
  const url = started.error.kind === 'home-in-use' ? findRunningPostgres(config.home) : null;
  return url ? succeed(notOurs(url)) : fail(describePostgresFailure(started.error));
}
