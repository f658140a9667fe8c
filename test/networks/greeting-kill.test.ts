import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { emptyDatabase } from '../harness/postgres.ts';
import { runGreetingKills } from './greeting-kill-run.ts';
import { startAtNetwork } from './harness.ts';
import type { AtNetwork } from './harness.ts';
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

test(
  'killed at any moment of taking the helm, the product greets once, and the profile is its own again',
  { timeout: 240_000 },
  async () => {
    const outcome = await runGreetingKills(at, product, 4);
    const { seconds: _seconds, answersLost: _answersLost, ...counts } = outcome;
    assert.deepEqual(counts, {
      kills: 4,
      shifts: 4,
      greetingsOnServer: 4,
      greetingsDoubled: 0,
      greetingsMissing: 0,
      goodbyesDoubled: 0,
      profileRestored: true,
    });
  },
);
