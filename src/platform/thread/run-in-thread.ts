import { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './task.ts';

export interface ThreadOptions {
  /** Of the task, e.g. `new URL('./read-in-thread.ts', import.meta.url)`; it exports a function `name` that takes a `ThreadTask`. */
  readonly module: URL;
  readonly name: string;
  /** Data for it; cloned. */
  readonly given: unknown;
  /** The bytes that it may read, from their beginning at each call. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress: (progress: unknown) => void;
  /** Ends the thread at once; the call then throws the signal's reason. */
  readonly signal: AbortSignal;
  /** Of its heap, in megabytes: a task that needs more ends with `ThreadExhausted`, and this process lives on. */
  readonly maximumMegabytes: number;
}

/** The task needed more memory than it may have. */
export class ThreadExhausted extends Error {
  constructor() {
    super('the task needed more memory than it may have');
    this.name = 'ThreadExhausted';
  }
}

/**
 * Does long work on bytes in a thread of its own, so that this process goes on answering. The thread asks for each chunk: nothing piles up
 * between the two. Throws what the task or the reading of the bytes threw.
 */
export async function runInThread(options: ThreadOptions): Promise<unknown> {
  const { module, name, given, onProgress, signal, maximumMegabytes } = options;
  signal.throwIfAborted();
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { module: module.href, name, given },
    resourceLimits: { maxOldGenerationSizeMb: maximumMegabytes },
    name: name.slice(0, 15),
  });
  const lending = lend(options.open);
  let leave = (): void => {};
  try {
    return await new Promise<unknown>((resolve, reject) => {
      leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      const answer = (message: ToThread) => worker.postMessage(message, message.bytes ? [message.bytes.buffer as ArrayBuffer] : []);
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'done') resolve(message.value);
        else if (message.kind === 'progress') onProgress(message.progress);
        else lending(message, answer).catch(reject);
      });
      worker.once('error', (error: Error & { code?: string }) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadExhausted() : error),
      );
      worker.once('exit', (code) => reject(new Error(`the thread ended by itself with ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', leave);
    await worker.terminate();
    await lending({ kind: 'open', reading: -1 }, () => {});
  }
}

type Asked = Extract<FromThread, { kind: 'open' | 'want' }>;

/** Answers the thread's wishes from one iterator at a time; -1 closes the last one. */
function lend(open: ThreadOptions['open']): (asked: Asked, answer: (message: ToThread) => void) => Promise<void> {
  let current: { reading: number; iterator: AsyncIterator<Uint8Array> } | null = null;
  return async ({ kind, reading }, answer) => {
    if (kind === 'open') {
      const left = current;
      current = reading < 0 ? null : { reading, iterator: open()[Symbol.asyncIterator]() };
      await left?.iterator.return?.();
      return;
    }
    if (current?.reading !== reading) return;
    const next = await current.iterator.next();
    // A copy of exactly these bytes: what is sent is taken away from this side, and a Buffer may share its memory with others.
    answer({ kind: 'chunk', reading, bytes: next.done === true ? null : Uint8Array.from(next.value) });
  };
}
