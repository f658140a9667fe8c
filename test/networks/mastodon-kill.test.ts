import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { emptyDatabase } from '../harness/postgres.ts';
import { runKills } from './kill-run.ts';
import { onMastodon } from './mastodon/kill-network.ts';
import { startFakeMastodon, type FakeMastodon } from './mastodon/server.ts';
import { prepareProduct } from './product.ts';
import type { Product } from './product.ts';

let fake: FakeMastodon;
let product: Product;
let home: string;
let database: { url: string; close(): Promise<void> };

before(async () => {
  [fake, database, home] = await Promise.all([startFakeMastodon(), emptyDatabase(), mkdtemp(path.join(tmpdir(), 'visavis-kill-'))]);
  product = await prepareProduct({ home, databaseUrl: database.url });
});
after(async () => {
  await product?.kill();
  await fake?.close();
  await database?.close();
  await rm(home, { recursive: true, force: true });
});

// Without keys, so that nothing but our own look keeps a reply from being said twice.
test('killed at any moment, the product loses no mention and says nothing twice, on a Mastodon that heeds no key', async () => {
  fake.settings.ignoresKeys = true;
  const plan = { mentions: 20, replies: 10, kills: 4, between: [1_000, 3_000] } as const;
  const { seconds: _seconds, lookedUp: _lookedUp, ...counts } = await runKills(onMastodon(fake), product, plan);
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
  assert.deepEqual(fake.violations, []);
});
