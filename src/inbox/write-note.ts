import type { Transaction } from '../platform/database/index.ts';
import { insertNote } from './team-store.ts';
import type { Note } from './team-store.ts';

/** Writes words for the team into a conversation. They are never published. */
export async function writeNote(
  tx: Transaction,
  conversation: { readonly conversationId: string; readonly accountId: string },
  note: { readonly memberId: string; readonly text: string },
): Promise<Note> {
  const { conversationId, accountId } = conversation;
  const written = await insertNote(tx, { conversationId, memberId: note.memberId, text: note.text.toWellFormed().replaceAll('\0', '') });
  tx.record({ kind: 'note.written', memberId: note.memberId, accountId, conversationId, data: { noteId: written.noteId } });
  return written;
}
