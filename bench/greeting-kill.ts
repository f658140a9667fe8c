/** Taking the helm with a greeting on a real AT Protocol network while the product is killed with SIGKILL at every moment of it: what is missing or double. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startTestServer } from '../test/harness/test-server.ts';
import { runGreetingKills } from '../test/networks/greeting-kill-run.ts';
import { prepareProduct } from '../test/networks/product.ts';

// The product has its own embedded Postgres, which dies with it; the network's must not.
const server = await startTestServer();
process.env['TEST_DATABASE_URL'] = server.url;
const home = await mkdtemp(path.join(tmpdir(), 'visavis-kill-'));
const { startAtNetwork } = await import('../test/networks/harness.ts');
const at = await startAtNetwork();
const product = await prepareProduct({ home });
let code = 0;
try {
  const outcome = await runGreetingKills(at, product, Number(process.env['BENCH_KILLS'] ?? 25));
  const { greetingsDoubled, greetingsMissing, goodbyesDoubled, profileRestored } = outcome;
  code = greetingsDoubled + greetingsMissing + goodbyesDoubled === 0 && profileRestored ? 0 : 1;
  process.stdout.write(`${JSON.stringify({ bench: 'greeting-kill', postgres: 'embedded', ...outcome })}\n`);
} finally {
  await product.kill();
  await at.stop();
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
process.exit(code);
