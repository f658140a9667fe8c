import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { explainFailure } from './explain-failure.ts';
import { shareDatabase } from './open-database.ts';
import { connectDatabase, migrate, openOwnerPool } from './platform/database/index.ts';
import type { Database } from './platform/database/index.ts';
import { listExhaustedJobs } from './platform/jobs/index.ts';
import { findRunningPostgres } from './platform/postgres/index.ts';
import { createLog } from './platform/log.ts';
import type { Log } from './platform/log.ts';
import { createSeal } from './platform/secrets/index.ts';

interface Command {
  readonly usage: string;
  readonly does: string;
  /** Answers the exit code: 0 done, 1 failed, 2 wrongly asked. */
  run(config: Config, log: Log, args: string[]): Promise<number>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const BENCHES = new URL('../bench/', import.meta.url);

const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve [--role web|worker] [--demo]',
    does: 'serves in the foreground; both roles unless told',
    run: async (config, log, args) => {
      const { values } = parseArgs({ args, options: { role: { type: 'string' }, demo: { type: 'boolean', default: false } } });
      const { role } = values;
      if (role !== undefined && role !== 'web' && role !== 'worker') return misuse('--role is web or worker');
      if (role !== undefined && !config.databaseUrl) return misuse('--role shares the work between processes, which needs DATABASE_URL');
      const { serve } = await import('./serve.ts');
      return await serve(config, log, { roles: role ? [role] : ['web', 'worker'], demonstration: values.demo, say });
    },
  },
  migrate: {
    usage: 'migrate',
    does: 'brings the database up to this version',
    run: async (config, log, args) => {
      parseArgs({ args });
      return await withDatabaseUrl(config, log, async (url) => {
        const applied = await migrate(url);
        say(applied.length === 0 ? 'The database is up to date.' : `Applied:\n  ${applied.join('\n  ')}`);
        return 0;
      });
    },
  },
  'database-url': {
    usage: 'database-url',
    does: 'prints the address of the database of a running server, password included, for pg_dump or psql',
    run: async (config, _log, args) => {
      parseArgs({ args });
      const url = config.databaseUrl ?? findRunningPostgres(config.home);
      if (!url) return misuse('No server runs on this VISAVIS_HOME');
      say(url);
      return 0;
    },
  },
  'account list': {
    usage: 'account list',
    does: 'lists the accounts of each organisation, and when each last heard its network',
    run: async (config, log, args) => {
      parseArgs({ args });
      const { printAccounts } = await import('./print-accounts.ts');
      return await withDatabase(config, log, async (database) => await printAccounts(database, say));
    },
  },
  'account rotate': {
    usage: 'account rotate',
    does: 'seals the credentials of all accounts anew, under the secret of today',
    run: async (config, log, args) => {
      parseArgs({ args });
      const { rotateAccountSecrets } = await import('./rotate-account-secrets.ts');
      const seal = createSeal(config.secret, config.previousSecret);
      return await withDatabase(config, log, async (database) => await rotateAccountSecrets({ database, seal }, say));
    },
  },
  'job list': {
    usage: 'job list',
    does: 'lists the jobs that failed as often as they may and that nobody will try again, 100 at most',
    run: async (config, log, args) => {
      parseArgs({ args });
      const { printJobs } = await import('./print-jobs.ts');
      return await withDatabaseUrl(config, log, async (url) => {
        const owner = openOwnerPool(url);
        try {
          return printJobs(await listExhaustedJobs(owner), say);
        } finally {
          await owner.end();
        }
      });
    },
  },
  'lab guardrails': {
    usage: 'lab guardrails FILE --latitude apprentie|autonome|référente [--history FILE] [--lang fr|en]',
    does: 'tells what the guard-rails say of drafts in JSON lines, and whether each goes, pauses or is held',
    run: async (_config, _log, args) => {
      const { labGuardrails } = await import('./lab/index.ts');
      return await labGuardrails(args, { say, tell: (words) => void process.stderr.write(`${words}\n`) });
    },
  },
  'lab presence': {
    usage: 'lab presence FILE [--zone ZONE] [--account NAME]',
    does: 'tells how an account was present, from its past in CSV or JSON lines: JSON lines, the last one `summary`',
    run: async (_config, _log, args) => {
      const { labPresence } = await import('./lab/index.ts');
      return await labPresence(args, { say, tell: (words) => void process.stderr.write(`${words}\n`) });
    },
  },
  'lab promises': {
    usage: 'lab promises FILE [--zone ZONE]',
    does: 'tells which replies give a word, and until when, in JSON lines',
    run: async (_config, _log, args) => {
      const { labPromises } = await import('./lab/index.ts');
      return await labPromises(args, { say, tell: (words) => void process.stderr.write(`${words}\n`) });
    },
  },
  'lab signatures': {
    usage: 'lab signatures FILE [--zone ZONE]',
    does: 'tells who signed each message of a past in CSV or JSON lines: JSON lines, the last one `summary`',
    run: async (_config, _log, args) => {
      const { labSignatures } = await import('./lab/index.ts');
      return await labSignatures(args, { say, tell: (words) => void process.stderr.write(`${words}\n`) });
    },
  },
  lab: {
    usage: 'lab',
    does: 'says which measures there are, and how each is run',
    run: async (_config, _log, args) => {
      parseArgs({ args });
      for (const [name, { usage }] of Object.entries(commands)) if (name.startsWith('lab ')) say(`bin/visavis ${usage}`);
      for (const name of readdirSync(BENCHES)
        .filter((file) => file.endsWith('.ts'))
        .toSorted()) {
        const [, purpose = ''] = /\/\*\*\s*(?:\*\s*)?([^\n]*)/.exec(readFileSync(new URL(name, BENCHES), 'utf8')) ?? [];
        say(`bin/bench ${name.replace(/\.ts$/, '').padEnd(12)} ${purpose.replace(/\s*\*\/$/, '')}`);
      }
      return 0;
    },
  },
};

function help(): void {
  say('bin/visavis COMMAND\n');
  for (const { usage, does } of Object.values(commands)) say(`  ${usage.padEnd(36)} ${does}`);
  say('\nSettings are read from the environment: docs/operating.md.');
}

function misuse(reason: string): number {
  process.stderr.write(`${reason}. bin/visavis help says what there is.\n`);
  return 2;
}

async function withDatabaseUrl(config: Config, log: Log, work: (url: string) => Promise<number>): Promise<number> {
  const opened = await shareDatabase(config, log);
  if (!opened.ok) {
    process.stderr.write(`${opened.error}\n`);
    return 1;
  }
  try {
    return await work(opened.value.url);
  } finally {
    await opened.value.stop();
  }
}

async function withDatabase(config: Config, log: Log, work: (database: Database) => Promise<number>): Promise<number> {
  return await withDatabaseUrl(config, log, async (url) => {
    const database = connectDatabase({ url, maximumConnections: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  });
}

async function main(args: string[]): Promise<number> {
  const [first = 'help', second = ''] = args;
  if (['help', '--help', '-h'].includes(first)) {
    help();
    return 0;
  }
  const [name, rest] = commands[`${first} ${second}`] ? [`${first} ${second}`, args.slice(2)] : [first, args.slice(1)];
  const command = commands[name];
  if (!command) return misuse(`There is no command ${args.join(' ')}`);
  const config = readConfig();
  if (!config.ok) {
    process.stderr.write(`${config.error.problems.join('\n')}\n`);
    return 2;
  }
  const log = createLog(config.value.logLevel);
  try {
    return await command.run(config.value, log, rest);
  } catch (error) {
    return explain(error, config.value, log);
  }
}

function explain(error: unknown, config: Config, log: Log): number {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return misuse(error.message.replace(/\.$/, ''));
  const sentence = explainFailure(error, config);
  if (sentence) process.stderr.write(`${sentence}\n`);
  else log.fatal({ err: error }, 'the command failed');
  return 1;
}

process.on('uncaughtException', (error) => {
  createLog('error').fatal({ err: error }, 'Visavis stops: something that must not happen did');
  process.exit(1);
});

// Who reads our output may have had enough of it: `bin/visavis lab signatures posts.csv | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Nothing of ours runs any more; a stray handle must not keep the process.
process.exit(await main(process.argv.slice(2)));
