import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { emptyDatabase } from '../harness/postgres.ts';
import { runKills } from './kill-run.ts';
import { onMastodon } from './mastodon/kill-network.ts';
import { startFakeMastodon, type FakeMastodon } from './mastodon/server.ts';
import { prepareProduct } from './product.ts';
import type { Product } from './product.ts';

describe('the product, killed at any moment', () => {
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

  // Without keys, so that nothing but our own look keeps a reply from being said twice; and some answers are lost on the way.
  test('it loses no mention and says nothing twice, on a Mastodon that heeds no key', { timeout: 240_000 }, async () => {
    fake.settings.ignoresKeys = true;
    fake.misbehave({ kind: 'lose-answer', at: 'POST /api/v1/statuses', times: 2 });
    const plan = { mentions: 16, replies: 8, kills: 3, between: [1_000, 3_000] } as const;
    const { seconds: _seconds, lookedUp, ...counts } = await runKills(onMastodon(fake), product, plan);
    assert.deepEqual(counts, {
      mentions: 16,
      replies: 8,
      kills: 3,
      threads: 16,
      threadsDoubled: 0,
      threadsMissing: 0,
      repliesOnServer: 8,
      repliesDoubled: 0,
      repliesMissing: 0,
      repliesWrong: 0,
      publicationsNotSent: 0,
    });
    assert.ok(lookedUp >= 1, 'what was lost was looked up');
    assert.deepEqual(fake.violations, []);
  });
});
