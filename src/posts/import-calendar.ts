import { listAccounts } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { readCalendarFile } from './calendar-file/index.ts';
import type { FileFault } from './calendar-file/index.ts';
import { findImport, insertImport, lockRows, writeMade } from './import-store.ts';
import type { Import } from './import-store.ts';
import type { ImportAnswers } from './import-time.ts';
import { makeRow } from './make-row.ts';
import type { Made } from './made.ts';
import { findNamedIn } from './named-accounts.ts';
import type { PostsDeps } from './posts-deps.ts';
import { tryWithin } from './savepoint-store.ts';

/** So many rows are looked at, or made, in one request; whoever wants more asks again. */
export const ROWS_AT_ONCE = 50;

/** Reads a file that somebody brought and keeps what it says for a day. Nothing is made of it yet. */
export async function bringCalendar(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  { organisationId, memberId }: Visitor,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Result<Import, FileFault>> {
  const read = await readCalendarFile(bytes);
  if (!read.ok) return read;
  const { kind, rows, columns, unknownColumns } = read.value;
  const one: Import = { importId: deps.newId(), memberId, fileName, kind, rows: rows.length, columns, unknownColumns };
  await deps.database.transact(organisationId, async (tx) => {
    await insertImport(tx, one, rows);
    tx.record({ kind: 'post.calendar-brought', memberId, data: { importId: one.importId, rows: rows.length, of: kind } });
  });
  return succeed(one);
}

export interface MadeRow extends Made {
  readonly place: number;
  readonly line: number;
}

/**
 * What becomes of the rows from a place on. `make` false: nothing does yet, but all is tried and taken back, so that what is told is what would
 * be. A row that was made is told again as it was, whoever asks and how often.
 */
export async function importRows(
  deps: PostsDeps,
  visitor: Visitor,
  {
    importId,
    from,
    answers,
    make,
  }: { readonly importId: string; readonly from: number; readonly answers: ImportAnswers; readonly make: boolean },
): Promise<Result<readonly MadeRow[], { kind: 'not-found' }>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => {
    if ((await findImport(tx.db, organisationId, { importId, memberId })) === null) return fail({ kind: 'not-found' } as const);
    const rows = await lockRows(tx, importId, { from, limit: ROWS_AT_ONCE });
    const zone = await deps.findZone(tx.db, organisationId);
    const findNamed = findNamedIn(await listAccounts(tx.db, organisationId));
    const told = await tryWithin(tx, async (inner) => {
      const made: MadeRow[] = [];
      const fresh = new Map<number, Made>();
      for (const { place, line, made: before, ...found } of rows) {
        const one = before ?? (await makeRow(inner, { line, ...found }, { deps, visitor, answers, zone, findNamed }));
        // What waits for an answer can still be made.
        if (before === null && one.because?.kind !== 'which-day' && one.because?.kind !== 'all-day') fresh.set(place, one);
        made.push({ place, line, ...one });
      }
      if (make && fresh.size > 0) {
        await writeMade(inner, importId, fresh);
        const count = (becomes: Made['becomes']) => [...fresh.values()].filter((one) => one.becomes === becomes).length;
        inner.record({ kind: 'post.calendar-made', memberId, data: { importId, planned: count('planned'), drafts: count('draft') } });
      }
      return { value: made, keep: make };
    });
    return succeed(told);
  });
}
