import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { emptyDatabase } from '../harness/postgres.ts';
import { runKills } from './kill-run.ts';
import { prepareProduct } from './product.ts';
import type { Product } from './product.ts';
import { onX } from './x/kill-network.ts';
import { startX } from './x/server.ts';
import type { FakeX } from './x/server.ts';

let x: FakeX;
let product: Product;
let home: string;
let database: { url: string; close(): Promise<void> };

describe('the product on X, killed at any moment', () => {
  before(async () => {
    [x, database, home] = await Promise.all([startX(), emptyDatabase(), mkdtemp(path.join(tmpdir(), 'visavis-x-kill-'))]);
    product = await prepareProduct({ home, databaseUrl: database.url });
  });
  after(async () => {
    await product?.kill();
    await x?.close();
    await database?.close();
    await rm(home, { recursive: true, force: true });
  });

  test('loses no mention and says nothing twice, though X keeps no key of ours', { timeout: 240_000 }, async () => {
    // Some answers are lost too: those replies are there, and nobody was told.
    for (let lost = 0; lost < 3; lost += 1) x.break({ at: 'POST /2/tweets', kind: 'lose-answer' });
    const plan = { mentions: 12, replies: 6, kills: 2, between: [1_500, 3_500] } as const;
    const { seconds: _seconds, lookedUp, ...counts } = await runKills(onX(x), product, plan);
    assert.deepEqual(counts, {
      mentions: 12,
      replies: 6,
      kills: 2,
      threads: 12,
      threadsDoubled: 0,
      threadsMissing: 0,
      repliesOnServer: 6,
      repliesDoubled: 0,
      repliesMissing: 0,
      repliesWrong: 0,
      publicationsNotSent: 0,
    });
    assert.ok(lookedUp >= 1, 'what was lost was looked up');
    assert.deepEqual(x.violations, []);
  });
});
