/** Mentions and replies on a real AT Protocol network while the product is killed with SIGKILL at random moments: what is missing or double. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startTestServer } from '../test/harness/test-server.ts';
import { onAtNetwork } from '../test/networks/at-kill-network.ts';
import { runKills } from '../test/networks/kill-run.ts';
import { prepareProduct } from '../test/networks/product.ts';

const plan = {
  mentions: Number(process.env['BENCH_MENTIONS'] ?? 200),
  replies: Number(process.env['BENCH_REPLIES'] ?? 100),
  kills: Number(process.env['BENCH_KILLS'] ?? 20),
  between: [1_500, 6_000],
} as const;

// The product has its own embedded Postgres, which dies with it; the network's must not.
const server = await startTestServer();
process.env['TEST_DATABASE_URL'] = server.url;
const home = await mkdtemp(path.join(tmpdir(), 'visavis-kill-'));
const { startAtNetwork } = await import('../test/networks/harness.ts');
const at = await startAtNetwork();
const product = await prepareProduct({ home });
let code = 0;
try {
  const outcome = await runKills(await onAtNetwork(at), product, plan);
  const { threadsMissing, threadsDoubled, repliesMissing, repliesDoubled, repliesWrong, publicationsNotSent } = outcome;
  code = threadsMissing + threadsDoubled + repliesMissing + repliesDoubled + repliesWrong + publicationsNotSent === 0 ? 0 : 1;
  process.stdout.write(`${JSON.stringify({ bench: 'kill', postgres: 'embedded', ...outcome })}\n`);
} finally {
  await product.kill();
  await at.stop();
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
process.exit(code);
