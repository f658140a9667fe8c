import { listAccountPast } from '../inbox/index.ts';
import type { PastMessage } from '../inbox/index.ts';
import type { Database } from '../platform/database/index.ts';

/** What the inbox holds of an account, as JSON lines that say which side spoke: read like any other past. */
export const readInboxOf = (database: Database) =>
  async function* readInbox(key: { organisationId: string; accountId: string }): AsyncGenerator<Uint8Array> {
    for (let after: string | null = null; ;) {
      const page: PastMessage[] = await database.read(key.organisationId, (db) => listAccountPast(db, { ...key, after }));
      const last = page.at(-1);
      if (!last) return;
      after = last.ref;
      yield Buffer.from(page.map(toLine).join(''));
    }
  };

const toLine = ({ ref, text, saidAt, parentRef, correspondentId }: PastMessage): string => {
  const row = {
    id: ref,
    text,
    created_at: saidAt.toISOString(),
    in_reply_to: parentRef ?? '',
    author: correspondentId ?? '',
    inbound: correspondentId !== null,
  };
  return `${JSON.stringify(row)}\n`;
};
