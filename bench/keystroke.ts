/**
 * A key in the composer of posts, in a real browser: milliseconds from the key to the next paint, with four accounts of four networks and their
 * previews open, a thread of five parts and a text of 3,000 letters. The browser paints as soon as it can instead of sixty times a second: what
 * is measured is the composer, not the wait for the screen.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { compose } from '../src/compose.ts';
import type { Me } from '../src/people/schema.ts';
import { connectDatabase, migrate } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { LISTEN, TAKE } from './keystroke/listen-to-keys.ts';

const KEYS = Number(process.env['BENCH_KEYS'] ?? 300);
const WANTED_MS = 16;
/** Milliseconds between two keys: nobody types faster. */
const PAUSE_MS = 50;
const NETWORKS = ['practice', 'bluesky', 'mastodon', 'x'] as const;
const SENTENCE = 'La ligne 4 reprend à Gare du Nord, merci à @lea.bsky.social et voir https://exemple.fr/travaux/ligne-4 #GareDuNord. ';
const words = (letters: number) => SENTENCE.repeat(Math.ceil(letters / SENTENCE.length)).slice(0, letters);
const TYPED = 'Nous vous tenons informés dès que le trafic reprend, à 16:30 au plus tard. ';

const home = await mkdtemp(path.join(tmpdir(), 'visavis-bench-'));
try {
  const server = await startEmbeddedPostgres({ home, log: silentLog() });
  if (!server.ok) throw new Error(describePostgresFailure(server.error));
  try {
    await main(server.value.url);
  } finally {
    await server.value.stop();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

async function main(url: string): Promise<void> {
  await migrate(url);
  const database = connectDatabase({ url });
  const config = {
    home,
    databaseUrl: url,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    secureCookie: false,
    logLevel: 'silent',
    secret: randomBytes(32).toString('hex'),
    previousSecret: null,
  } as const;
  const application = compose(config, { database, databaseUrl: url, log: silentLog() });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    const origin = (await application.startWeb()).url;
    const context = await browser.newContext({ baseURL: origin, locale: 'fr-FR', viewport: { width: 1440, height: 1000 } });
    const page = await context.newPage();
    await page.goto(await writePost(page, origin, url));
    await page
      .getByRole('article')
      .nth(NETWORKS.length - 1)
      .waitFor();
    const before = loadavg()[0]?.toFixed(1);
    const clock = await openClock(page);
    const long = await typeInto(page, 0);
    const short = await typeInto(page, 2);
    const all = spread([...long, ...short]);
    // Waits for a turn on a busy machine are not in it: what a key costs in all, before its paint and after.
    const processorMillisecondsAKey = Number(((await clock()) / (long.length + short.length)).toFixed(1));
    const machine = { cores: availableParallelism(), loadBefore: before, loadAfter: loadavg()[0]?.toFixed(1) };
    const figures = {
      keys: long.length + short.length,
      milliseconds: { all, longPart: spread(long), shortPart: spread(short) },
      processorMillisecondsAKey,
      machine,
    };
    process.stdout.write(`${JSON.stringify({ bench: 'keystroke', ...figures, within: all.p95 < WANTED_MS })}\n`);
  } finally {
    await browser.close();
    await application.stop();
    await database.close();
  }
}

/** Signs up, connects an account of each network, begins a post for all of them; answers where it is written. */
async function writePost(page: Page, origin: string, databaseUrl: string): Promise<string> {
  const organisation = { name: 'Bench', timeZone: 'Europe/Paris', language: 'fr', jobTitle: '', givenName: 'Inès', familyName: 'B' };
  const who = { email: 'ines@example.org', passphrase: 'a long passphrase for the bench' };
  const ask = async <Value>(where: string, data: object): Promise<Value> => {
    const answer = await page.request.post(`/api/v1${where}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${where} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as Value;
  };
  const me = await ask<Me>('/organisations', { ...organisation, ...who });
  const accountIds = NETWORKS.map(() => randomUUID());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [at, network] of NETWORKS.entries()) {
      await client.query(
        `insert into visavis.account (organisation_id, account_id, network, identity, handle, display_name, server, state, connected_by)
         values ($1, $2, $3, $4, $5, 'Ligne 4', '', 'connected', $6)`,
        [me.organisation.organisationId, accountIds[at], network, `${network}:ligne4`, `ligne4.${network}`, me.member.memberId],
      );
    }
  } finally {
    await client.end();
  }
  const handles = [{ network: 'bluesky', handle: 'lea.bsky.social' }];
  const content = {
    parts: [3_000, 260, 260, 260, 260].map((letters) => ({ text: words(letters) })),
    versions: [],
    visibility: 'public',
    contentWarning: null,
    languages: [],
    mentions: [{ as: 'lea.bsky.social', name: 'Léa Martin', handles }],
    numbered: true,
  };
  const { postId } = await ask<{ postId: string }>('/posts', { content, accountIds });
  return `/micro/${postId}`;
}

/** Types half of the keys at the end of a part; answers the milliseconds of each. */
async function typeInto(page: Page, part: number): Promise<number[]> {
  const field = page.locator('textarea').nth(part);
  await field.click();
  await page.keyboard.press('Control+End');
  // What the first keys fetch and compile is no part of a key.
  await page.keyboard.type(' Bonjour ', { delay: PAUSE_MS });
  await page.waitForTimeout(1_500);
  await page.evaluate(LISTEN);
  const half = Math.ceil(KEYS / 2);
  const [before, typed] = [await field.inputValue(), TYPED.repeat(Math.ceil(half / TYPED.length)).slice(0, half)];
  await page.keyboard.type(typed, { delay: PAUSE_MS });
  await page.waitForTimeout(500);
  const times = await page.evaluate<number[]>(TAKE);
  if ((await field.inputValue()) !== before + typed) throw new Error('keys were lost');
  if (times.length < half) throw new Error(`${times.length} of ${half} keys were painted`);
  return times;
}

/** Milliseconds of processor that the page's main thread has used since. */
async function openClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const used = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await used();
  return async () => (await used()) - before;
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
