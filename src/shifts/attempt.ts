import type { Database, Transaction } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';

class Refused<Failure> extends Error {
  readonly failure: Result<never, Failure>;
  constructor(failure: Result<never, Failure>) {
    super('rolled back');
    this.failure = failure;
  }
}

/** Runs `work` in a transaction of which nothing stays when it is refused, however far it got: several people's words may hang on it. */
export async function attempt<Value, Failure>(
  database: Database,
  organisationId: string,
  work: (tx: Transaction) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  try {
    return await database.transact(organisationId, async (tx) => {
      const done = await work(tx);
      if (!done.ok) throw new Refused(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return (error as Refused<Failure>).failure;
    throw error;
  }
}
