import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

/** Does one piece of work after the other; refuses what would wait behind too many. */
export type OneAtATime = <Value>(work: () => Promise<Value>) => Promise<Result<Value, { kind: 'busy' }>>;

const LONGEST_QUEUE = 12;

/** A picture being drawn takes some 50 MB: previews that many ask for at once are drawn in turn. */
export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= LONGEST_QUEUE) return fail({ kind: 'busy' });
    waiting += 1;
    const mine = last.then(work);
    last = mine.catch(() => {});
    return succeed(await mine.finally(() => (waiting -= 1)));
  };
}
