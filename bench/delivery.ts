/**
 * A thousand publications (posts, threads, replies) to each of three accounts of a real PDS, behind a proxy that loses answers, resets and
 * stalls, while the product is killed with SIGKILL again and again; then everything is counted on the PDS itself. `bin/bench delivery [seed]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startTestServer } from '../test/harness/test-server.ts';
import { countDelivery } from '../test/networks/delivery-count.ts';
import { diceOf, publicationsOf } from '../test/networks/delivery-plan.ts';
import { runDelivery } from '../test/networks/delivery-run.ts';
import { prepareProduct } from '../test/networks/product.ts';
import { startStorm } from '../test/networks/storm-proxy.ts';

const whole = Number(process.env['BENCH_PUBLICATIONS'] ?? 1_000);
const [threads, replies, threadLength] = [Math.round(whole * 0.06), Math.round(whole * 0.06), 3] as const;
const shape = { singles: whole - threads * threadLength - replies, threads, threadLength, replies };
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const plan = { shape, kills: Number(process.env['BENCH_KILLS'] ?? 50), between: [1_000, 12_000], seed } as const;
process.stdout.write(`seed ${seed}\n`);

// The product has its own embedded Postgres, which dies with it; the network's must not.
const server = await startTestServer();
process.env['TEST_DATABASE_URL'] = server.url;
const { startAtNetwork } = await import('../test/networks/harness.ts');
const network = await startAtNetwork();
const storm = await startStorm(network.pdsUrl, { ofWrites: 0.12, ofReads: 0.02, dice: diceOf(seed + 1) });
const home = await mkdtemp(path.join(tmpdir(), 'visavis-delivery-'));
const product = await prepareProduct({ home });
const began = performance.now();
let code = 1;
try {
  const { expected, unsettled, killed } = await runDelivery({ network, server: storm.url, product }, plan);
  await product.stop();
  const counted = await countDelivery({ network, home, expected });
  const wanted = publicationsOf(shape) * expected.length;
  const wrong =
    counted.missing + counted.doubled + counted.strange + counted.misplaced + counted.notSent + counted.wrongAddress + unsettled;
  const within = wrong === 0 && counted.records === wanted && killed >= plan.kills;
  code = within ? 0 : 1;
  const seconds = Math.round((performance.now() - began) / 1_000);
  const troubles = { writes: storm.writes(), met: storm.met };
  process.stdout.write(
    `${JSON.stringify({ bench: 'delivery', seed, wanted, ...counted, unsettled, kills: killed, ...troubles, seconds, within })}\n`,
  );
} finally {
  await product.kill();
  await storm.close();
  await network.stop();
  await server.stop();
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}
process.exit(code);
