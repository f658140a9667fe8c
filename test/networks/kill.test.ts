import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { emptyDatabase } from '../harness/postgres.ts';
import { onAtNetwork } from './at-kill-network.ts';
import { startAtNetwork } from './harness.ts';
import type { AtNetwork } from './harness.ts';
import { runKills } from './kill-run.ts';
import { prepareProduct } from './product.ts';
import type { Product } from './product.ts';

let at: AtNetwork;
let product: Product;
let home: string;
let database: { url: string; close(): Promise<void> };

before(async () => {
  [at, database, home] = await Promise.all([startAtNetwork(), emptyDatabase(), mkdtemp(path.join(tmpdir(), 'visavis-kill-'))]);
  product = await prepareProduct({ home, databaseUrl: database.url });
});
after(async () => {
  await product?.kill();
  await database?.close();
  await rm(home, { recursive: true, force: true });
});

test('killed at any moment, the product loses no mention and says nothing twice, pictures included', { timeout: 240_000 }, async () => {
  const plan = { mentions: 20, replies: 10, kills: 4, between: [1_000, 3_000], pictured: true } as const;
  const outcome = await runKills(await onAtNetwork(at), product, plan);
  const { seconds: _seconds, lookedUp: _lookedUp, ...counts } = outcome;
  assert.deepEqual(counts, {
    mentions: 20,
    replies: 10,
    kills: 4,
    threads: 20,
    threadsDoubled: 0,
    threadsMissing: 0,
    repliesOnServer: 10,
    repliesDoubled: 0,
    repliesMissing: 0,
    repliesWrong: 0,
    publicationsNotSent: 0,
  });
});
