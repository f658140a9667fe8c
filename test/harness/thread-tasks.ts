/** Tasks that the tests of threads run; in a file of their own, because a thread that loads tests would run them. */
import type { ThreadTask } from '../../src/platform/thread/index.ts';

export async function countTwice({ given, open, report }: ThreadTask<{ times: number }>): Promise<number> {
  let bytes = 0;
  for (let time = 0; time < given.times; time += 1) {
    for await (const chunk of open()) bytes += chunk.length;
    report({ time });
  }
  return bytes;
}
export async function readOneChunk({ open }: ThreadTask): Promise<string> {
  for await (const chunk of open()) return new TextDecoder().decode(chunk);
  return '';
}
export const throwIt = async (): Promise<never> => {
  throw new RangeError('not so');
};
export const spin = async (): Promise<never> => {
  for (;;);
};
export const eat = async (): Promise<number> => {
  const eaten: string[][] = [];
  for (;;) eaten.push(Array.from({ length: 10_000 }, (_, at) => `${at}`));
};
