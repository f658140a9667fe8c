import type { Database } from '../platform/database/index.ts';

/** An account that wants a listener. */
export interface AccountToHear {
  readonly organisationId: string;
  readonly accountId: string;
  readonly connectionNumber: number;
  /** How often it was paused. */
  readonly pauses: number;
}

/**
 * This process's share of the accounts, as session-level advisory locks on a connection of its own: when the process dies its accounts are
 * free at once. Every call throws when the connection is lost or does not answer within 5 s; its locks must then be taken for lost.
 */
export interface ListeningLocks {
  listAccounts(): Promise<AccountToHear[]>;
  /** Answers those of `accountIds` that are this process's from now on. Ask for an account once only: locks are counted. */
  tryLock(accountIds: readonly string[]): Promise<Set<string>>;
  unlock(accountIds: readonly string[]): Promise<void>;
  release(): void;
}

const ANSWER_LIMIT_MS = 5_000;
// Other advisory locks of the product use single numbers; a hash of this text meets none of them.
const KEY = `hashtextextended('visavis listens to ' || id, 0)`;

export async function openListeningLocks(database: Database): Promise<ListeningLocks> {
  const client = await database.pool.connect();
  let lost: Error | null = null;
  client.on('error', (error) => (lost = error));
  // A connection answers one question at a time; two hundred accounts may end at once.
  let turn: Promise<unknown> = Promise.resolve();

  async function ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    const mine = turn.then(async () => await askNow<Row>(text, values));
    turn = mine.catch(() => undefined);
    return await mine;
  }

  async function askNow<Row>(text: string, values: unknown[]): Promise<Row[]> {
    if (lost) throw lost;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the connection that holds the listening locks does not answer')), ANSWER_LIMIT_MS);
    });
    try {
      const { rows } = await Promise.race([client.query(text, values), late]);
      return rows as Row[];
    } catch (error) {
      lost = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async listAccounts() {
      const rows = await ask<{ organisation_id: string; account_id: string; connection_number: number; pauses: number }>(
        'select organisation_id, account_id, connection_number, pauses from list_accounts_to_hear()',
        [],
      );
      return rows.map((row) => ({
        organisationId: row.organisation_id,
        accountId: row.account_id,
        connectionNumber: row.connection_number,
        pauses: row.pauses,
      }));
    },
    async tryLock(accountIds) {
      if (accountIds.length === 0) return new Set();
      const rows = await ask<{ id: string }>(`select id from unnest($1::text[]) as wanted (id) where pg_try_advisory_lock(${KEY})`, [
        accountIds,
      ]);
      return new Set(rows.map(({ id }) => id));
    },
    async unlock(accountIds) {
      if (accountIds.length > 0) await ask(`select pg_advisory_unlock(${KEY}) from unnest($1::text[]) as held (id)`, [accountIds]);
    },
    // Ends the session rather than giving it back: whatever it still held is free.
    release: () => client.release(true),
  };
}
