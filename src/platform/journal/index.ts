export type { JournalDraft, JournalEntry } from './journal.ts';
export { entriesAfter, entriesOfConversation, lastSeq } from './store.ts';
