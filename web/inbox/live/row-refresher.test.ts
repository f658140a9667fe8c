import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRowRefresher } from './row-refresher.ts';

test('a conversation that changes a hundred times is asked for once per pause, three at a time', async () => {
  const timers: (() => void)[] = [];
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const refresher = makeRowRefresher({
    fetch: (id) => (asked.push(id), new Promise((resolve) => answers.push(resolve))),
    later: (run) => (timers.push(run), () => {}),
  });
  for (let i = 0; i < 100; i += 1) for (const id of ['a', 'b', 'c', 'd']) refresher.ask(id);
  timers.shift()?.();
  assert.deepEqual(asked, ['a', 'b', 'c']);
  answers.shift()?.();
  await new Promise((settled) => setImmediate(settled));
  timers.shift()?.();
  assert.deepEqual(asked, ['a', 'b', 'c', 'd']);
  refresher.stop();
});
