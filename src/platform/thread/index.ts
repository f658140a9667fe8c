export { runInThread, ThreadExhausted } from './run-in-thread.ts';
export type { ThreadOptions } from './run-in-thread.ts';
export type { ThreadTask } from './task.ts';
