/** Runs work one after the other: unpacked, each large picture may take 250 MB. */
export type OneByOne = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createOneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return await mine;
  };
}
