/**
 * A thousand publications of four accounts, all due in the same minute, with one worker: how long after it the last had arrived.
 * `bin/bench due [practice|at]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { silentLog } from '../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import type { PostView } from '../src/posts/schema.ts';
import { startTestServer } from '../test/harness/test-server.ts';
import { insist, openBrowser, prepareProduct, settleIn } from '../test/networks/product.ts';
import type { Browser } from '../test/networks/product.ts';

const ACCOUNTS = 4;
const WHOLE = Number(process.env['BENCH_PUBLICATIONS'] ?? 1_000);
const LIMIT_MS = 60_000;
const WITHIN_MS = 60_000;
const MINUTE = 60_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const network = process.argv[2] ?? 'practice';
const opened = network === 'at' ? await openAt() : openPractice();
const home = await mkdtemp(path.join(tmpdir(), 'visavis-due-'));
const product = await prepareProduct({ home });
let code = 1;
try {
  await product.start();
  const browser = openBrowser(product.url);
  const accountIds = await connect(browser);
  const due = await planAll(browser, accountIds);
  await sleep(Math.max(0, due - Date.now()));
  await allSent(browser, due + LIMIT_MS * 5);
  await product.stop();
  const measured = await readTimes(due);
  const within = measured.sent === WHOLE && (measured.lastMs ?? Infinity) <= WITHIN_MS;
  code = within ? 0 : 1;
  process.stdout.write(`${JSON.stringify({ bench: 'due', network, publications: WHOLE, accounts: ACCOUNTS, ...measured, within })}\n`);
} finally {
  await product.kill();
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}
process.exit(code);

function openPractice() {
  const account = async (number: number) => ({ network: 'practice', server: 'practice', handle: `ligne${number}`, secret: 'x' });
  return { account, close: async () => {} };
}

async function openAt() {
  // The network's Postgres is not the product's.
  const server = await startTestServer();
  process.env['TEST_DATABASE_URL'] = server.url;
  const { startAtNetwork } = await import('../test/networks/harness.ts');
  const at = await startAtNetwork();
  const account = async (number: number) => {
    const { handle, appPassword } = await at.createPerson({ handle: `ligne-${number}` });
    return { network: 'bluesky', server: at.pdsUrl, handle, secret: appPassword };
  };
  const close = async () => {
    await at.stop();
    await server.stop();
  };
  return { account, close };
}

async function connect(browser: Browser): Promise<string[]> {
  const accountIds: string[] = [];
  for (let number = 0; number < ACCOUNTS; number += 1) {
    const account = await opened.account(number);
    const connected =
      number === 0
        ? (await settleIn(browser, account)).accountId
        : (await insist<{ accountId: string }>(browser, ['POST', '/accounts', account], [201])).body.accountId;
    await insist(browser, ['PATCH', `/accounts/${connected}`, { undoDelaySeconds: 0 }], [200]);
    accountIds.push(connected);
  }
  return accountIds;
}

/** Drafts everything, then plans it all for one minute that is still ahead; answers that minute. */
async function planAll(browser: Browser, accountIds: readonly string[]): Promise<number> {
  const posts: PostView[] = [];
  const content = (number: number) => ({
    parts: [{ text: `Fiche pratique ${number} : bien changer de ligne, en trois conseils.` }],
    versions: [],
    visibility: 'public',
    contentWarning: null,
    languages: ['fr'],
  });
  const began = Date.now();
  await inLanes(
    Array.from({ length: WHOLE / ACCOUNTS }, (_, number) => number),
    async (number) => {
      const draft = { content: content(number), accountIds };
      posts.push((await insist<PostView>(browser, ['POST', '/posts', draft], [201])).body);
    },
  );
  // To plan takes longer than to draft, since the guard-rails look at the words: this leaves room.
  const due = Math.ceil((Date.now() + (Date.now() - began) * 5 + 10_000) / MINUTE) * MINUTE;
  const local = new Date(due).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).slice(0, 16).replace(' ', 'T');
  await inLanes(posts, async ({ postId, revision }) => {
    const plan = { revision, when: { kind: 'at', local, repeat: null }, deadlineMinutes: null };
    await insist(browser, ['POST', `/posts/${postId}/plan`, plan], [200]);
  });
  process.stdout.write(`due in ${Math.round((due - Date.now()) / 1_000)} s\n`);
  if (Date.now() > due) throw new Error('planning took longer than was left');
  return due;
}

async function inLanes<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const next = items.values();
  const lane = async () => {
    for (const item of next) await act(item);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

async function allSent(browser: Browser, limit: number): Promise<void> {
  for (; Date.now() < limit; await sleep(1_000)) {
    const planned = await insist<{ posts: unknown[] }>(browser, ['GET', '/posts?state=planned&limit=1'], [200]);
    if (planned.body.posts.length > 0) continue;
    const under = await Promise.all(
      ['scheduled', 'sending', 'retrying', 'outcome-unknown'].map(
        async (state) =>
          (await insist<{ publications: unknown[] }>(browser, ['GET', `/publications?state=${state}&limit=1`], [200])).body.publications
            .length,
      ),
    );
    if (under.every((count) => count === 0)) return;
  }
}

async function readTimes(due: number) {
  const database = await startEmbeddedPostgres({ home, log: silentLog() });
  if (!database.ok) throw new Error(describePostgresFailure(database.error));
  const client = new pg.Client({ connectionString: database.value.url });
  try {
    await client.connect();
    const { rows } = await client.query<{ after: number | null }>(
      'select (extract(epoch from sent_at) * 1000 - $1)::float8 as after from visavis.publication order by sent_at',
      [due],
    );
    const times = rows.flatMap(({ after }) => (after === null ? [] : [Math.round(after)]));
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
    return { sent: times.length, medianMs: at(0.5), p95Ms: at(0.95), lastMs: times.at(-1) ?? null };
  } finally {
    await client.end();
    await database.value.stop();
  }
}
