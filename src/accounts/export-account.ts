import type { Visitor } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import type { AccountKey } from './connections.ts';
import { findAccount } from './store.ts';

/** The account that is exported, and how far. */
export interface ExportedKey extends AccountKey {
  /** Whether what was said in private is taken along. */
  readonly withPrivate: boolean;
}

/** What a later room keeps of an account, for whoever takes its history along. */
export interface AccountExport {
  /** What each of its lines is. */
  readonly kind: string;
  /** Some hundred rows after `after` (null: the first ones), in an order that lasts; `next` null: those were the last. */
  page(db: Query, account: ExportedKey, after: string | null): Promise<ExportedPage>;
}

export interface ExportedPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

export interface ExportDeps {
  readonly database: Database;
  /** In the order in which they are read. */
  readonly exports: () => readonly AccountExport[];
}

export interface ExportedAccount {
  readonly handle: string;
  /** JSON lines, UTF-8: the account, its history, and last a line of the kind `end` that counts them. Without that one it is cut short. */
  readonly lines: AsyncGenerator<Uint8Array>;
}

/**
 * All that is kept of an account, whatever its state, page by page as it is read: however long its history, some hundred rows are in memory.
 * What changes meanwhile may be in it as it was or as it is. What was said in private is for administrators alone; the first line says whether
 * it is there.
 */
export async function exportAccount(
  deps: ExportDeps,
  visitor: Visitor,
  accountId: string,
): Promise<Result<ExportedAccount, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId, memberId } = visitor;
  const account = await deps.database.read(organisationId, (db) => findAccount(db, organisationId, accountId));
  if (account === null) return fail({ kind: 'not-found' });
  const withPrivate = mayAccounts('export-private', visitor.role);
  await deps.database.transact(organisationId, async (tx) =>
    tx.record({ kind: 'account.exported', memberId, accountId, data: { withPrivate } }),
  );
  return succeed({ handle: account.handle, lines: readLines(deps, account, withPrivate) });
}

async function* readLines({ database, exports }: ExportDeps, account: Account, withPrivate: boolean): AsyncGenerator<Uint8Array> {
  const { organisationId, accountId, network, identity, handle, displayName, server } = account;
  const counts: Record<string, number> = {};
  yield toLines('account', [{ accountId, network, identity, handle, displayName, server, withPrivate, exportedAt: new Date() }]);
  for (const { kind, page } of exports()) {
    counts[kind] = 0;
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const from: string | null = after;
      const read: ExportedPage = await database.read(organisationId, (db) => page(db, { organisationId, accountId, withPrivate }, from));
      counts[kind] += read.rows.length;
      if (read.rows.length > 0) yield toLines(kind, read.rows);
      after = read.next;
    }
  }
  yield toLines('end', [{ counts }]);
}

const toLines = (kind: string, rows: ExportedPage['rows']): Uint8Array =>
  Buffer.from(rows.map((row) => `${JSON.stringify({ kind, ...row })}\n`).join(''), 'utf8');
