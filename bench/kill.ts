/**
 * Mentions and replies on a network while the product is killed with SIGKILL at random moments: what is missing or double.
 * `bin/bench kill [at|jetstream|mastodon|x]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runKills } from '../test/networks/kill-run.ts';
import { prepareProduct } from '../test/networks/product.ts';
import { openNetwork } from './networks/open-network.ts';

const plan = {
  mentions: Number(process.env['BENCH_MENTIONS'] ?? 200),
  replies: Number(process.env['BENCH_REPLIES'] ?? 100),
  kills: Number(process.env['BENCH_KILLS'] ?? 20),
  between: [1_500, 6_000],
} as const;

const opened = await openNetwork(process.argv[2]);
const home = await mkdtemp(path.join(tmpdir(), 'visavis-kill-'));
// With its own embedded Postgres, which dies with it.
const product = await prepareProduct({ home });
let code = 0;
try {
  const outcome = await runKills(opened.network, product, plan);
  const { threadsMissing, threadsDoubled, repliesMissing, repliesDoubled, repliesWrong, publicationsNotSent } = outcome;
  code = threadsMissing + threadsDoubled + repliesMissing + repliesDoubled + repliesWrong + publicationsNotSent === 0 ? 0 : 1;
  process.stdout.write(`${JSON.stringify({ bench: 'kill', network: opened.name, postgres: 'embedded', ...outcome })}\n`);
} finally {
  await product.kill();
  await opened.close();
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}
process.exit(code);
