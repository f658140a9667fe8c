/**
 * A real AT Protocol network (PLC, PDS, bsync, AppView) for the tests of a run, started once and shared by all suites of the process.
 *
 * ```ts
 * import { startAtNetwork } from '../networks/harness.ts';
 *
 * let network: AtNetwork;
 * before(async () => { network = await startAtNetwork(); });   // the first call starts it (about 5 s), the others wait for the same
 *
 * const ours = await network.createPerson({ handle: 'ligne-c' });
 * ours.did; ours.handle;        // 'did:plc:…', 'ligne-c-4f2a.test': always made unique, so that suites never collide
 * ours.appPassword;             // what a person types into Visavis, with `ours.handle` and `network.pdsUrl`
 * ours.agent;                   // signed-in AtpAgent: acts as this person on the network
 * const post = await ours.post('Bonjour @lea.test', { replyTo, quote, images, languages });   // facets are detected, mentions resolved
 * await ours.postMany([{ text: 'a' }, { text: 'b' }]);   // many records at once, as they are
 * await ours.edit(post.uri, 'Bonsoir'); await ours.delete(post.uri);
 * await network.drain();        // until the AppView has indexed all that the PDS accepted: what was posted is now in notifications
 * await network.recordsOf(ours.did);   // what the PDS itself holds: every app.bsky.feed.post of that person (counts what was truly sent)
 * ```
 *
 * - `network.pdsUrl` is `http://localhost:<port>`; there are no rate limits on it.
 * - Nobody needs to stop it: it ends when the test process ends, whatever way (its standard input is our pipe). `stop()` ends it at once,
 *   for all suites: leave it to the runner.
 * - Its database is made on the test run's Postgres, or on `VISAVIS_TEST_AT_POSTGRES` (a URL) when that is set.
 * - It needs `test/networks/install.sh` to have run; without it `startAtNetwork` throws a sentence that says so.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { NetworkAddresses } from './addresses.ts';
import { type AtPerson, createPerson, recordsOf } from './person.ts';

export type { AtPerson, PostOptions, PostedRecord } from './person.ts';

export interface AtNetwork extends NetworkAddresses {
  /** Makes an account on the PDS. `handle` is the wished first label (letters, digits, `-`); a suffix makes it unique. */
  createPerson(wish?: { handle?: string; displayName?: string }): Promise<AtPerson>;
  /** Resolves once the AppView has indexed all that the PDS had accepted before the call. Rejects after 60 s. */
  drain(): Promise<void>;
  /** Every post that the PDS holds of this person, oldest first. */
  recordsOf(did: string): ReturnType<typeof recordsOf>;
  stop(): Promise<void>;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const START_LIMIT_MS = 180_000;

// It speaks to Node's own test runner, and must do so before any test runs; the journeys, which have another runner, name a database.
const postgres = process.env['VISAVIS_TEST_AT_POSTGRES'] ? null : await import('../harness/postgres.ts');

let shared: Promise<AtNetwork> | undefined;

/** The network of this test process; started at the first call. */
export function startAtNetwork(): Promise<AtNetwork> {
  shared ??= start();
  return shared;
}

async function start(): Promise<AtNetwork> {
  if (!existsSync(path.join(here, 'node_modules', '.installed-for'))) {
    throw new Error('the AT network is not installed: run test/networks/install.sh');
  }
  const child = spawn(process.execPath, [path.join(here, 'start-network.ts'), await postgresUrl()], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1', LOG_ENABLED: 'false' },
  });
  const addresses = await firstLine(child);
  letTestsEnd(child);
  return {
    ...addresses,
    createPerson: (wish = {}) => createPerson(addresses, wish),
    drain: () => drain(addresses),
    recordsOf: (did) => recordsOf(addresses, did),
    async stop() {
      shared = undefined;
      if (child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.ref();
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function postgresUrl(): Promise<string> {
  return postgres === null ? (process.env['VISAVIS_TEST_AT_POSTGRES'] ?? '') : (await postgres.emptyDatabase()).url;
}

/** The child must not keep the test process alive; the end of its standard input, when we are gone, ends it. */
function letTestsEnd(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

function firstLine(child: ChildProcess): Promise<NetworkAddresses> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the AT network was not ready within ${START_LIMIT_MS} ms`));
    }, START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`the AT network ended with ${code} before it was ready`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as NetworkAddresses);
    });
  });
}

async function drain(addresses: NetworkAddresses): Promise<void> {
  const answer = await fetch(`${addresses.controlUrl}/drain`, { method: 'POST', signal: AbortSignal.timeout(70_000) });
  if (!answer.ok) throw new Error(await answer.text());
}
