import type { AccountExport } from '../accounts/index.ts';
import { listConversationsOf, listMessagesOf } from './account-export-store.ts';

const ROWS = 500;

/** What this room gives of an account to whoever takes its history along. */
export const inboxExports: readonly AccountExport[] = [
  { kind: 'conversation', page: async (db, account, after) => await pageOf(listConversationsOf(db, account, { after, limit: ROWS })) },
  { kind: 'message', page: async (db, account, after) => await pageOf(listMessagesOf(db, account, { after, limit: ROWS })) },
];

async function pageOf(listed: Promise<readonly { readonly key: string; readonly row: Record<string, unknown> }[]>) {
  const rows = await listed;
  return { rows: rows.map(({ row }) => row), next: rows.length < ROWS ? null : (rows.at(-1)?.key ?? null) };
}
