import type { Query, Transaction } from '../../platform/database/index.ts';
import type { Arrival } from '../network.ts';
import { characterOf } from './cast.ts';
import { identityOf } from './person.ts';
import { picture } from './pictures.ts';
import type { PictureName } from './pictures.ts';
import { refOf, toArrival } from './post.ts';
import { findPosts } from './store.ts';
import { addPeople } from './store-people.ts';
import { writeThread } from './write-posts.ts';

/** One post of a thread that is written into the past. */
export interface HistoryPost {
  /** Chosen by the teller, so that a story told twice is there once. */
  readonly recordKey: string;
  /** Whoever speaks; a handle that nobody bears becomes a person under `name`. */
  readonly handle: string;
  readonly name: string;
  readonly text: string;
  /** Place in the thread of what it answers; null for the first. */
  readonly parent: number | null;
  readonly writtenAt: Date;
  readonly languages: readonly string[];
  readonly pictures: readonly { readonly name: PictureName; readonly alt: string }[];
}

/**
 * Writes a whole thread with its dates, the first post first, and answers what `accountHandle` hears of it, in the same order; nothing
 * when the thread is there already. For demonstrations, which begin in the middle of a story. Texts are taken as they are.
 */
export async function writeHistory(tx: Transaction, accountHandle: string, posts: readonly HistoryPost[]): Promise<(Arrival | null)[]> {
  const refs = posts.map(({ handle, recordKey }) => refOf(identityOf(handle), recordKey));
  if ((await findPosts(tx.db, tx.organisationId, refs.slice(0, 1))).length > 0) return [];
  await addPeople(
    tx.db,
    tx.organisationId,
    posts.map(({ handle, name }) => {
      const character = characterOf(handle);
      const about = character?.about ?? '';
      return { identity: identityOf(handle), handle, displayName: character?.name ?? name, kind: 'character', about, passphraseHash: null };
    }),
  );
  await writeThread(
    tx,
    posts.map((post) => ({
      recordKey: post.recordKey,
      authorIdentity: identityOf(post.handle),
      text: post.text,
      parentRef: post.parent === null ? null : (refs[post.parent] ?? null),
      rootRef: refs[0] ?? '',
      quotedRef: null,
      images: post.pictures.map(({ name, alt }) => picture(name, alt)),
      languages: post.languages,
      writtenAt: post.writtenAt,
    })),
  );
  const written = new Map((await findPosts(tx.db, tx.organisationId, refs)).map((post) => [post.ref, post]));
  return refs.map((ref) => {
    const post = written.get(ref);
    return post ? toArrival(post, identityOf(accountHandle)) : null;
  });
}

/** Whether a post is there, by its author's handle and its record key. */
export async function isWritten(
  db: Query,
  organisationId: string,
  { handle, recordKey }: Pick<HistoryPost, 'handle' | 'recordKey'>,
): Promise<boolean> {
  return (await findPosts(db, organisationId, [refOf(identityOf(handle), recordKey)])).length > 0;
}
