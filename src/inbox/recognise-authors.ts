import { findAccount } from '../accounts/index.ts';
import { foldName } from '../people/index.ts';
import { findPersona } from '../personas/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { readAddressed, readAuthors } from '../signatures/index.ts';
import type { ReadSignature } from '../signatures/index.ts';
import { followThread, writeAddressed, writeAuthors } from './author-store.ts';
import type { ReadAuthor } from './author-store.ts';
import type { Direction } from './message.ts';

/** A message that was just heard, or whose text is another one now. */
export interface HeardText {
  readonly messageId: string;
  readonly direction: Direction;
  readonly text: string;
}

/**
 * Reads who wrote what was just stored: messages of ours that did not leave from here by their signatures, messages of the public for the
 * speaker whom they name. Answers the authors of ours by message.
 */
export async function recogniseAuthors(tx: Transaction, accountId: string, heard: readonly HeardText[]): Promise<Map<string, ReadAuthor>> {
  const theirs = heard.filter(({ direction, text }) => direction === 'inbound' && text.includes('#'));
  const named = await readAddressed(
    tx.db,
    tx.organisationId,
    accountId,
    theirs.map(({ text }) => text),
  );
  await writeAddressed(
    tx,
    theirs.map(({ messageId }, place) => ({ messageId, memberId: named[place] ?? null })).filter(({ memberId }) => memberId !== null),
  );
  const ours = heard.filter(({ direction }) => direction === 'outbound');
  if (ours.length === 0) return new Map();
  const persona = await findPersona(tx.db, tx.organisationId, accountId);
  const reads = await readAuthors(
    tx.db,
    tx.organisationId,
    accountId,
    ours.map(({ text }) => text),
  );
  const authors = ours.map(({ messageId }, place) => toAuthor(messageId, reads[place] ?? null, persona?.name ?? null));
  await writeAuthors(tx, authors);
  const account = await findAccount(tx.db, tx.organisationId, accountId);
  if (account?.signatureDropped.includes('later-posts')) {
    await followThread(
      tx,
      accountId,
      ours.map(({ messageId }) => messageId),
    );
  }
  return new Map(authors.map((author) => [author.messageId, author]));
}

function toAuthor(messageId: string, read: ReadSignature | null, character: string | null): ReadAuthor {
  if (read === null) return { messageId, memberId: null, source: null, signedAs: null, personaName: null };
  const { memberId, how, written } = read;
  const words = foldName(written.replace(/^[^\p{L}\p{N}]+/u, ''));
  const personaName = memberId === null && character !== null && words === foldName(character) ? character : null;
  return { messageId, memberId, source: memberId === null ? null : how, signedAs: written, personaName };
}
