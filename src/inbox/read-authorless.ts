import { listAccounts } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import { countAuthorless, readAuthorless } from './author-store.ts';
import type { AuthorlessPage } from './schema.ts';

const MOST_SHOWN = 100;

/** Messages of ours that somebody should say whose they are: unsigned, or signed by nobody known, where everybody signs. */
export async function findAuthorless(db: Query, reader: PrivateReader, accountId: string | null): Promise<AuthorlessPage> {
  const accounts = (await listAccounts(db, reader.organisationId)).filter((one) => accountId === null || one.accountId === accountId);
  const signing = accounts.filter(({ signatureForm }) => signatureForm !== 'none');
  // A speaker's tag is never left out: its absence is always a question.
  const free = signing.filter((one) => one.signatureDropped.includes('quotes') && one.signatureForm !== 'speaker-tag');
  const asking = {
    reader,
    accountIds: signing.map((one) => one.accountId),
    quotesFree: free.map((one) => one.accountId),
  };
  const rows = await readAuthorless(db, asking, MOST_SHOWN);
  const count = rows.length < MOST_SHOWN ? rows.length : await countAuthorless(db, asking);
  return { count, messages: rows.map((row) => Object.assign({}, row, { writtenAt: row.writtenAt.toISOString() })) };
}
