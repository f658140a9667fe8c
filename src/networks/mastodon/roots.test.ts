import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, succeed } from '../../platform/result.ts';
import type { Call, Client, Page } from './client.ts';
import { createRoots } from './roots.ts';
import { readStatus } from './post.ts';

const place = { server: 'https://slow.example', domain: 'slow.example' };
const status = (id: number) => ({ id: String(id), account: { id: '1', acct: 'lea' }, content: '', in_reply_to_id: String(id - 1) });

/** A server that names one more ancestor at each call, 5 ms later, and is never done. */
function endless() {
  let calls = 0;
  const find = async (path: string | URL, { signal }: Call = {}) => {
    calls += 1;
    await sleep(5);
    if (signal?.aborted) return fail({ kind: 'unavailable', detail: 'aborted' } as const);
    const page: Page = { body: { ancestors: [status(1_000_000 - calls)], descendants: [] }, older: null };
    assert.match(String(path), /context$/);
    return succeed(page);
  };
  return { client: { find } as Partial<Client> as Client, calls: () => calls };
}

test('a climb that takes too long ends as unavailable; the next goes on from where it was', async () => {
  const { client, calls } = endless();
  const roots = createRoots(client, place, 80);
  const reply = readStatus(status(1_000_000))!;
  const began = performance.now();
  const climbed = await roots.climb([reply], false);
  assert.ok(!climbed.ok && climbed.error.kind === 'unavailable');
  assert.ok(performance.now() - began < 1_000);
  const first = calls();
  await roots.climb([reply], false);
  assert.ok(calls() > first);
  const root = roots.placeOf(reply)?.root.ref ?? '';
  assert.ok(Number(/\d+$/.exec(root)?.[0]) <= 1_000_000 - first + 1, root);
});
