/**
 * Two hundred connected accounts in one process, on a Mastodon of the tests, while nobody says anything: processor time and memory of that
 * process (Postgres and the network run in others).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { insist, openBrowser, prepareProduct, settleIn } from '../test/networks/product.ts';
import { startFakeMastodon } from '../test/networks/mastodon/server.ts';

const ACCOUNTS = Number(process.env['BENCH_ACCOUNTS'] ?? 200);
const QUIET_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
const WANTED = { coreShare: 0.25, megabytes: 600 };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const fake = await startFakeMastodon();
const home = await mkdtemp(path.join(tmpdir(), 'visavis-accounts-'));
const product = await prepareProduct({ home });
try {
  process.stdout.write(`${JSON.stringify({ bench: 'accounts', wanted: WANTED, ...(await measure()) })}\n`);
} finally {
  await product.stop();
  await fake.close();
  await rm(home, { recursive: true, force: true });
}
process.exit(0);

async function measure() {
  await product.start();
  const browser = openBrowser(product.url);
  const people = Array.from({ length: ACCOUNTS }, (_, n) => fake.world.addPerson({ username: `compte_${n}` }));
  const [first, ...others] = people.map((person) => ({
    network: 'mastodon',
    server: fake.url,
    handle: person.username,
    secret: fake.access.makeToken(person, 'read write').value,
  }));
  await settleIn(browser, first!);
  for (const account of others) await insist(browser, ['POST', '/accounts', account], [201]);
  await listening(browser);
  // What connecting left behind is given back first.
  await sleep(20_000);

  const [before, began] = [await processorMs(), performance.now()];
  let megabytes = 0;
  while (performance.now() - began < QUIET_SECONDS * 1_000) {
    await sleep(1_000);
    megabytes = Math.max(megabytes, await residentMegabytes());
  }
  const coreShare = ((await processorMs()) - before) / (performance.now() - began);
  return {
    accounts: ACCOUNTS,
    seconds: QUIET_SECONDS,
    coreShare: Number(coreShare.toFixed(3)),
    megabytes: Math.round(megabytes),
    met: coreShare < WANTED.coreShare && megabytes < WANTED.megabytes,
  };
}

/** Until every account has heard its network. */
async function listening(browser: ReturnType<typeof openBrowser>): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const { body } = await insist<{ accounts: { state: string }[] }>(browser, ['GET', '/accounts'], [200]);
    if (body.accounts.filter(({ state }) => state === 'connected').length === ACCOUNTS) return;
    await sleep(500);
  }
  throw new Error(`not every one of ${ACCOUNTS} accounts listens after two minutes`);
}

/** Ticks of user and system time, 100 a second. */
async function processorMs(): Promise<number> {
  const fields = (await readFile(`/proc/${product.processId()}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function residentMegabytes(): Promise<number> {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${product.processId()}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
