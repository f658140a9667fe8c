/**
 * From a post on a network to its event in an open browser stream, while posts keep coming. `bin/bench latency [at|jetstream|mastodon|x]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { KillNetwork } from '../test/networks/kill-run.ts';
import { openBrowser, prepareProduct, settleIn } from '../test/networks/product.ts';
import { openNetwork } from './networks/open-network.ts';
import { until, watch } from './networks/watch.ts';

const POSTS = Number(process.env['BENCH_POSTS'] ?? 60);
/** One post every 0.5 to 1.5 s: an account that people are talking to. */
const BETWEEN_MS = [500, 1_500] as const;
const LAST_LIMIT_MS = 30_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const opened = await openNetwork(process.argv[2]);
const home = await mkdtemp(path.join(tmpdir(), 'visavis-latency-'));
const product = await prepareProduct({ home });
try {
  process.stdout.write(`${JSON.stringify({ bench: 'latency', network: opened.name, ...(await measure(opened.network)) })}\n`);
} finally {
  await product.stop();
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}
process.exit(0);

async function measure({ account, speakers }: KillNetwork) {
  const speak = speakers[0]!;
  const mention = `@${account.handle}`;
  await product.start();
  const browser = openBrowser(product.url);
  await settleIn(browser, account);
  const stopped = new AbortController();
  const heard: { at: number; conversationId: string }[] = [];
  const streaming = watch(browser, { url: product.url, signal: stopped.signal }, ({ kind, conversationId }) => {
    if (kind === 'conversation.opened' && conversationId !== null) heard.push({ at: Date.now(), conversationId });
  });
  // The first one says that the account listens and makes it busy; it is not counted.
  await speak(`${mention} bonjour`);
  await until(() => heard.length === 1, LAST_LIMIT_MS);

  const sent: number[] = [];
  for (let number = 0; number < POSTS; number += 1) {
    await speak(`${mention} question ${number}`);
    // The moment that the server had accepted it.
    sent.push(Date.now());
    await sleep(BETWEEN_MS[0] + Math.random() * (BETWEEN_MS[1] - BETWEEN_MS[0]));
  }
  await until(() => heard.length === POSTS + 1, LAST_LIMIT_MS);
  stopped.abort();
  await streaming;
  // Threads come in the order in which they were begun: one writer, one listener.
  const latencies = heard
    .slice(1)
    .map(({ at: seen }, index) => seen - sent[index]!)
    .toSorted((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? null;
  return { posts: POSTS, seen: latencies.length, medianMs: quantile(0.5), p95Ms: quantile(0.95), worstMs: latencies.at(-1) ?? null };
}
