import type { Config } from './config.ts';
import { compose } from './compose.ts';
import type { Application } from './compose.ts';
import { explainFailure, OperatorError } from './explain-failure.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase } from './open-database.ts';
import { connectDatabase, migrate } from './platform/database/index.ts';
import type { Log } from './platform/log.ts';

export type Role = 'web' | 'worker';

export interface ServeOptions {
  readonly roles: readonly Role[];
  /** Fill a demonstration organisation, if there is none yet. */
  readonly demonstration: boolean;
  /** What the operator is told on standard output. */
  readonly say: (sentence: string) => void;
}

// All that we started must be gone 10 seconds after the first signal; the database comes last, and is the one that must not be hurried.
const STOP_WITHIN_MS = 9_500;
const APPLICATION_STOP_MS = 5_500;

/** Serves until a signal or the loss of the database; answers the exit code. A second signal ends the process at once. */
export async function serve(config: Config, log: Log, options: ServeOptions): Promise<number> {
  const signalled = catchSignals(log);
  const steps: (() => Promise<void>)[] = [];
  let deadline = Infinity;
  const left = () => Math.max(deadline - performance.now(), 0);

  async function start(): Promise<OpenDatabase> {
    const opened = await openDatabase(config, log);
    if (!opened.ok) throw new OperatorError(opened.error);
    steps.push(() => opened.value.stop(left()));
    const applied = await migrate(opened.value.url);
    if (applied.length > 0) log.info({ migrations: applied }, 'the database was migrated');
    const database = connectDatabase({
      url: opened.value.url,
      onConnectionLost: (error) => log.warn({ reason: error.message }, 'a database connection was lost'),
    });
    steps.push(() => database.close());
    const application = compose(config, { database, databaseUrl: opened.value.url, log });
    steps.push(() => application.stop());
    await startRoles(application, options);
    return opened.value;
  }

  const starting = start();
  starting.catch(() => {});
  let code: number;
  try {
    const started = await Promise.race([starting, signalled]);
    code = typeof started === 'number' ? started : await Promise.race([signalled, started.lost.then((reason) => endWithout(log, reason))]);
  } catch (error) {
    code = explain(error, config, log);
  }
  deadline = performance.now() + STOP_WITHIN_MS;
  log.debug('stopping');
  for (const step of steps.toReversed()) {
    const allowed = step === steps[0] ? left() + 1_000 : Math.min(APPLICATION_STOP_MS, left());
    await within(allowed, step()).catch((error: unknown) => log.error({ err: error }, 'a part did not stop'));
  }
  return code;
}

async function startRoles(application: Application, { roles, demonstration, say }: ServeOptions): Promise<void> {
  if (roles.includes('worker')) await application.startWorker();
  if (!roles.includes('web')) return say('Visavis works in the background. Ctrl-C stops it.');
  const { url } = await application.startWeb();
  if (demonstration) await application.startDemonstration();
  say(`Visavis is at ${url}`);
  say('Ctrl-C stops it.');
}

/** Resolves at the first signal, with the exit code. */
function catchSignals(log: Log): Promise<number> {
  return new Promise((resolve) => {
    let signals = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        signals += 1;
        log.info({ signal }, signals === 1 ? 'stopping' : 'stopping at once');
        if (signals > 1) process.exit(130);
        resolve(0);
      });
    }
  });
}

function endWithout(log: Log, reason: string): number {
  log.fatal({ reason }, 'the database is lost');
  return 1;
}

function explain(error: unknown, config: Config, log: Log): number {
  const sentence = explainFailure(error, config);
  if (sentence) log.fatal(sentence);
  else log.fatal({ err: error }, 'Visavis did not start');
  return 1;
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not stopped after ${Math.round(milliseconds)} ms`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
