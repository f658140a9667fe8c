/** The product as a person starts it: its own home, its own embedded Postgres, any free port. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 20_000;

export interface Product {
  /** Origin, without a final slash. */
  readonly url: string;
  /** Where its own things are, its database among them. */
  readonly home: string;
  stop(): Promise<void>;
}

/** `args`: those of `visavis serve`; `more`: what its environment holds besides. */
export async function startProduct(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Promise<Product> {
  if (!existsSync(path.join(ROOT, 'web/dist/index.html'))) throw new Error('The interface is not built: bin/test journeys builds it.');
  const home = await mkdtemp(path.join(tmpdir(), 'visavis-journey-'));
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['src/main.ts', 'serve', ...args], {
    cwd: ROOT,
    env: {
      ...environment,
      ...more,
      VISAVIS_HOME: home,
      // The networks of the journeys are on this machine, their pictures too.
      VISAVIS_PICTURES_FROM: 'anywhere',
      PORT: '0',
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'visavis-compile-cache'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Visavis did not start:\n${said}`)), START_LIMIT_MS);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      const found = /Visavis is at (http:\S+)/u.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`Visavis ended:\n${said}`));
    });
  });
  return {
    url,
    home,
    stop: async () => {
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(timer);
      await rm(home, { recursive: true, force: true });
    },
  };
}
