import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInThread, ThreadExhausted } from './index.ts';
import type { ThreadOptions } from './index.ts';

const run = (name: string, more: Partial<ThreadOptions> = {}) =>
  runInThread({
    module: new URL('../../../test/harness/thread-tasks.ts', import.meta.url),
    name,
    given: {},
    open: async function* () {
      yield Buffer.from('one');
      yield Buffer.from('two');
    },
    onProgress: () => {},
    signal: AbortSignal.timeout(20_000),
    maximumMegabytes: 64,
    ...more,
  });

describe('a task in a thread of its own', () => {
  test('reads the bytes of who started it as often as it wants, and says how far it is', async () => {
    const said: unknown[] = [];
    assert.equal(await run('countTwice', { given: { times: 2 }, onProgress: (progress) => said.push(progress) }), 12);
    assert.deepEqual(said, [{ time: 0 }, { time: 1 }]);
  });

  test('may leave what it reads, which is then closed', async () => {
    let closed = 0;
    const open = async function* () {
      try {
        for (;;) yield Buffer.from('again');
      } finally {
        closed += 1;
      }
    };
    assert.equal(await run('readOneChunk', { open }), 'again');
    assert.equal(closed, 1);
  });

  test('throws in who started it what it throws, or what its bytes throw', async () => {
    await assert.rejects(run('throwIt'), /not so/);
    // oxlint-disable-next-line require-yield -- bytes that cannot be read
    const open = async function* (): AsyncGenerator<Uint8Array> {
      throw new Error('no such part');
    };
    await assert.rejects(run('readOneChunk', { open }), /no such part/);
  });

  test('is ended at once, even in the middle of a calculation', async () => {
    const stopping = new AbortController();
    const running = run('spin', { signal: stopping.signal });
    setTimeout(() => stopping.abort(new Error('cancelled')), 150);
    await assert.rejects(running, /cancelled/);
  });

  test('that eats too much ends alone', async () => {
    await assert.rejects(run('eat', { maximumMegabytes: 24 }), ThreadExhausted);
  });
});
