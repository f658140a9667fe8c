/**
 * The product was away while thousands wrote: how long from its return until all of it is on screen, in order, and what is lost or double.
 * `bin/bench backfill [at|mastodon|x]…`: the three when none is named. `BENCH_MISSED`: how many posts (10,000), every second of which answers
 * the one before.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ConversationView, ThreadView } from '../src/inbox/schema.ts';
import { insist, openBrowser, prepareProduct, settleIn } from '../test/networks/product.ts';
import type { Browser, Product } from '../test/networks/product.ts';
import { numberOf } from './networks/fill.ts';
import { openNetwork, type OpenNetwork } from './networks/open-network.ts';
import { until, watch } from './networks/watch.ts';

const MISSED = Number(process.env['BENCH_MISSED'] ?? 10_000);
const WANTED_MS = 60_000;
const LIMIT_MS = 600_000;
const HEAR_LIMIT_MS = 60_000;
/** What one transaction stores is told in any order, and shown at once. */
const STORED_AT_ONCE = 500;
/** Of how many conversations the messages are read too. */
const READ = 200;

const asked = process.argv.slice(2);
let code = 0;
for (const name of asked.length === 0 ? ['at', 'mastodon', 'x'] : asked) {
  const opened = await openNetwork(name);
  const home = await mkdtemp(path.join(tmpdir(), 'visavis-backfill-'));
  const product = await prepareProduct({ home });
  try {
    const outcome = await measure(opened, product);
    const { lost, double, disordered, tookMs } = outcome;
    if (lost + double + disordered > 0 || tookMs > WANTED_MS) code = 1;
    process.stdout.write(`${JSON.stringify({ bench: 'backfill', network: opened.name, missed: MISSED, ...outcome })}\n`);
  } finally {
    await product.kill();
    await opened.close();
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  }
}
process.exit(code);

async function measure({ network, fill }: OpenNetwork, product: Product) {
  await product.start();
  const browser = openBrowser(product.url);
  await settleIn(browser, network.account);
  const after = await hearOne(browser, product.url, async () => void (await network.speakers[0]!(`@${network.account.handle} bonjour`)));
  await product.kill();
  const filling = performance.now();
  await fill(network.account, MISSED);
  const fillMs = Math.round(performance.now() - filling);

  const started = performance.now();
  await product.start();
  const serving = performance.now();
  const stopped = new AbortController();
  const opened: string[] = [];
  let [received, firstMs, lastMs] = [0, 0, 0];
  const streaming = watch(browser, { url: product.url, signal: stopped.signal, after }, ({ kind, conversationId }) => {
    if (kind === 'conversation.opened' && conversationId !== null) opened.push(conversationId);
    if (kind !== 'message.received') return;
    received += 1;
    lastMs = Math.round(performance.now() - serving);
    firstMs ||= lastMs;
  });
  await until(() => received >= MISSED, LIMIT_MS);
  stopped.abort();
  await streaming;

  const queue = await wholeQueue(browser);
  const shown = queue.slice(1).map(({ preview }) => numberOf(preview));
  const places = new Map(queue.map((one, place) => [one.conversationId, place]));
  const read = await readSome(browser, queue);
  const messages = queue.reduce((sum, { messageCount }) => sum + messageCount, 0) - 1;
  return {
    startMs: Math.round(serving - started),
    tookMs: lastMs,
    firstMs,
    fillMs,
    lost: Math.max(0, MISSED - messages),
    double: Math.max(0, messages - MISSED) + opened.length - new Set(opened).size,
    disordered:
      countFalls(shown, 0) +
      countFalls(
        opened.map((id) => places.get(id) ?? -1),
        STORED_AT_ONCE,
      ) +
      read.disordered,
    conversations: queue.length - 1,
    threadsRead: read.threads,
  };
}

/** How many numbers are lower than one before them, by more than `slack`. */
function countFalls(numbers: readonly number[], slack: number): number {
  let highest = -1;
  return numbers.filter((number) => {
    highest = Math.max(highest, number);
    return number < highest - slack;
  }).length;
}

/** Speaks to the account until it is heard; answers the number of the last event then. */
async function hearOne(browser: Browser, url: string, speak: () => Promise<void>): Promise<number> {
  const stopped = new AbortController();
  let [heard, last] = [false, 0];
  const streaming = watch(browser, { url, signal: stopped.signal }, ({ kind, seq }) => {
    heard ||= kind === 'message.received';
    last = seq;
  });
  await speak();
  await until(() => heard, HEAR_LIMIT_MS);
  stopped.abort();
  await streaming;
  return last;
}

/** The queue as a screen shows it: who has waited longest comes first. */
async function wholeQueue(browser: Browser): Promise<ConversationView[]> {
  const all: ConversationView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { body: { conversations: ConversationView[]; nextCursor: string | null } } = await insist(
      browser,
      ['GET', `/conversations?queue=to-answer&limit=100${after}`],
      [200],
    );
    all.push(...page.body.conversations);
    cursor = page.body.nextCursor;
  }
  return all;
}

/** Reads conversations here and there: each holds a question and its answer, in that order, and each next one a later question. */
async function readSome(browser: Browser, queue: readonly ConversationView[]): Promise<{ threads: number; disordered: number }> {
  const some = queue.slice(1).filter((_, place) => place % Math.max(1, Math.floor(queue.length / READ)) === 0);
  let [disordered, latest] = [0, -1];
  for (const { conversationId } of some) {
    const { body } = await insist<ThreadView>(browser, ['GET', `/conversations/${conversationId}`], [200]);
    const numbers = body.messages.map(({ text }) => numberOf(text));
    const first = numbers[0] ?? -1;
    if (first <= latest || numbers.length !== 2 || numbers[1] !== first + 1) disordered += 1;
    latest = first;
  }
  return { threads: some.length, disordered };
}
