/** The product as an operator runs it, in a process of its own that can be killed and started again, and a member's browser at its API. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');
/** On two cores that do much else. */
const START_LIMIT_MS = 180_000;
const INSIST_MS = 900_000;
const REQUEST_LIMIT_MS = 15_000;
const ENDED = 'ended';

export interface Product {
  readonly url: string;
  /** Starts the process; resolves once it serves, or once it was killed before. */
  start(): Promise<'serving' | typeof ENDED>;
  /** Of the process that runs now; null when none does. */
  processId(): number | null;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface ProductOptions {
  readonly home: string;
  /** Absent: the embedded Postgres. */
  readonly databaseUrl?: string;
}

export async function prepareProduct({ home, databaseUrl }: ProductOptions): Promise<Product> {
  // The same port at each start: the browsers that had it open come back to it.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VISAVIS_HOME: home,
    // The networks of the tests are on this machine, their pictures too.
    VISAVIS_PICTURES_FROM: 'anywhere',
    PORT: String(port),
    LOG_LEVEL: process.env['PRODUCT_LOG'] ?? 'error',
  };
  delete env['DATABASE_URL'];
  if (databaseUrl !== undefined) env['DATABASE_URL'] = databaseUrl;
  let child: ChildProcess | null = null;
  let gone: Promise<number | null> = Promise.resolve(null);

  async function start(): Promise<'serving' | typeof ENDED> {
    const started = spawn(process.execPath, ['src/main.ts', 'serve'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    child = started;
    const exited = new Promise<number | null>((resolve) => started.once('exit', (code) => resolve(code)));
    gone = exited;
    const deadline = Date.now() + START_LIMIT_MS;
    for (;;) {
      if (started.exitCode !== null || started.signalCode !== null) return ENDED;
      if (await answers(`${url}/readyz`)) return 'serving';
      if (Date.now() > deadline) throw new Error(`the product did not serve within ${START_LIMIT_MS / 1_000} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const end = async (signal: NodeJS.Signals) => {
    child?.kill(signal);
    return await gone;
  };
  const processId = () => child?.pid ?? null;
  return { url, start, processId, kill: async () => void (await end('SIGKILL')), stop: async () => await end('SIGTERM') };
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** An answer of the API; `status` 0 when there was none (the product was down, or died before it answered). */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A member's browser: keeps its cookie. */
export interface Browser {
  ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
  readonly headers: Record<string, string>;
}

export function openBrowser(origin: string): Browser {
  const headers: Record<string, string> = { origin, 'content-type': 'application/json' };
  return {
    headers,
    async ask<Body>(method: string, where: string, body?: unknown) {
      try {
        const answer = await fetch(`${origin}/api/v1${where}`, {
          method,
          headers,
          signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const [cookie] = answer.headers.getSetCookie();
        if (cookie) headers['cookie'] = cookie.split(';')[0] ?? '';
        const text = await answer.text();
        return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body };
      } catch {
        return { status: 0, body: null as Body };
      }
    },
  };
}

/** Asks until the product answers with one of `wanted`; for acts that are the same done once or ten times. */
export async function insist<Body>(
  browser: Browser,
  act: [method: string, path: string, body?: unknown],
  wanted: readonly number[],
): Promise<Answer<Body>> {
  let last = 'nothing';
  for (const limit = Date.now() + INSIST_MS; Date.now() < limit;) {
    const answer = await browser.ask<Body>(...act);
    last = `${answer.status} ${JSON.stringify(answer.body)}`.slice(0, 300);
    if (wanted.includes(answer.status)) return answer;
    if (answer.status >= 400 && answer.status < 500)
      throw new Error(`${act[0]} ${act[1]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${act[0]} ${act[1]} was not answered within ${INSIST_MS / 1_000} s; last: ${last}`);
}

/** Signs a first member in and connects an account; of the AT network unless it says another. */
export async function settleIn(
  browser: Browser,
  account: { network?: string; server: string; handle: string; secret: string },
): Promise<{ accountId: string }> {
  const organisation = {
    name: 'Ligne 4',
    timeZone: 'Europe/Paris',
    language: 'fr',
    email: 'ines@example.org',
    passphrase: 'quatre mots tres simples',
  };
  const person = { givenName: 'Inès', familyName: 'Nouri', jobTitle: 'Conductrice' };
  await insist(browser, ['POST', '/organisations', { ...organisation, ...person }], [200, 201]);
  const connected = await insist<{ accountId: string }>(browser, ['POST', '/accounts', { network: 'bluesky', ...account }], [201]);
  return connected.body;
}
