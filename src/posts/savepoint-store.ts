import { sql } from 'kysely';
import type { Transaction } from '../platform/database/index.ts';

/** What a trial answers: its value, and whether what it wrote is to stay. */
export interface Trial<Value> {
  readonly value: Value;
  readonly keep: boolean;
}

/** Does something within a transaction and takes all of it back, its rows, journal entries and jobs, unless it is to stay. */
export async function tryWithin<Value>(tx: Transaction, work: (tx: Transaction) => Promise<Trial<Value>>): Promise<Value> {
  const later: (() => void)[] = [];
  const inner: Transaction = {
    organisationId: tx.organisationId,
    db: tx.db,
    record: (entry) => void later.push(() => tx.record(entry)),
    enqueue: (job) => void later.push(() => tx.enqueue(job)),
    announce: (topic, data) => void later.push(() => tx.announce(topic, data)),
  };
  await sql`savepoint trial`.execute(tx.db);
  const { value, keep } = await work(inner);
  if (keep) {
    await sql`release savepoint trial`.execute(tx.db);
    for (const act of later) act();
  } else {
    await sql`rollback to savepoint trial`.execute(tx.db);
    await sql`release savepoint trial`.execute(tx.db);
  }
  return value;
}
