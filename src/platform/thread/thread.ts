/** What runs at the start of each thread: loads the task's module, lends it the caller's bytes, sends its answer. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadTask, ToThread } from './task.ts';

const { module, name, given } = workerData as { module: string; name: string; given: unknown };
const port = parentPort;
if (!port) throw new Error('thread.ts runs in a thread');

const say = (message: FromThread): void => port.postMessage(message);
let waiting: ((message: ToThread) => void) | null = null;
port.on('message', (message: ToThread) => waiting?.(message));
let readings = 0;

async function* open(): AsyncGenerator<Uint8Array> {
  const reading = (readings += 1);
  say({ kind: 'open', reading });
  for (;;) {
    const answered = new Promise<Uint8Array | null>((resolve) => {
      // An answer to a reading that was left is nobody's.
      waiting = (message) => void (message.reading === reading && resolve(message.bytes));
    });
    say({ kind: 'want', reading });
    const bytes = await answered;
    if (bytes === null) return;
    yield bytes;
  }
}

const loaded = (await import(module)) as Record<string, (task: ThreadTask) => Promise<unknown>>;
const task = loaded[name];
if (!task) throw new Error(`${module} has no ${name}`);
say({ kind: 'done', value: await task({ given, open, report: (progress) => say({ kind: 'progress', progress }) }) });
port.close();
