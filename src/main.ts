import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { shareDatabase } from './open-database.ts';
import { databaseTrouble, migrate, MigrationError } from './platform/database/index.ts';
import { createLog } from './platform/log.ts';
import type { Log } from './platform/log.ts';

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
  lab: {
    usage: 'lab',
    does: 'says which measures there are, and how each is run',
    run: async (_config, _log, args) => {
      parseArgs({ args });
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
    return explain(error, log);
  }
}

function explain(error: unknown, log: Log): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) return misuse((error as Error).message.replace(/\.$/, ''));
  if (error instanceof MigrationError) process.stderr.write(`${error.message}\n`);
  else if (databaseTrouble(error)) process.stderr.write(`The database does not answer (${code || (error as Error).message}).\n`);
  else log.fatal({ err: error }, 'the command failed');
  return 1;
}

process.on('uncaughtException', (error) => {
  createLog('error').fatal({ err: error }, 'Visavis stops: something that must not happen did');
  process.exit(1);
});

// Nothing of ours runs any more; a stray handle must not keep the process.
process.exit(await main(process.argv.slice(2)));
