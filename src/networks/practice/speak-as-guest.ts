import type { Database } from '../../platform/database/index.ts';
import { fail } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { isCharacter } from './cast.ts';
import { identityOf, readHandle } from './person.ts';
import { newRecordKey } from './post.ts';
import type { PracticePost } from './post.ts';
import { addPeople, findByHandle } from './store-people.ts';
import { mentionedHandles } from './text.ts';
import { writePost } from './write-posts.ts';
import type { PostRefusal } from './write-posts.ts';

export type GuestRefusal = PostRefusal | 'wrong-name' | 'name-taken' | 'to-nobody';

const LONGEST_NAME = 60;

/** The handle that a passer-by of this name gets; null when the name has nothing to make one from. */
export function handleForName(name: string): string | null {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const handle = plain
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 30)
    .replace(/\.+$/, '');
  return readHandle(handle);
}

/**
 * Lets somebody of the team speak on the practice network as a passer-by under a name of his or her choice; the same name is the same
 * passer-by. A name that would pass for an account or a character is refused. `inPrivate`: to those whom the text names, and to whom it answers.
 */
export async function speakAsGuest(
  database: Database,
  organisationId: string,
  said: { name: string; text: string; replyTo: string | null; language: string; inPrivate: boolean },
): Promise<Result<PracticePost, GuestRefusal>> {
  const name = said.name.trim().replace(/\s+/g, ' ');
  const handle = name.length > LONGEST_NAME || /\p{Cc}/u.test(name) ? null : handleForName(name);
  if (handle === null) return fail('wrong-name');
  if (isCharacter(handle)) return fail('name-taken');
  if (said.inPrivate && said.replyTo === null && mentionedHandles(said.text).length === 0) return fail('to-nobody');
  return await database.transact(organisationId, async (tx) => {
    const known = await findByHandle(tx.db, organisationId, handle);
    if (known !== null && known.person.kind !== 'guest') return fail('name-taken');
    const person = { identity: identityOf(handle), handle, displayName: name, kind: 'guest' as const, about: '', passphraseHash: null };
    if (known === null) await addPeople(tx.db, organisationId, [person]);
    return await writePost(tx, {
      recordKey: newRecordKey(),
      authorIdentity: person.identity,
      text: said.text.replaceAll('\r\n', '\n').trim(),
      parentRef: said.replyTo,
      quotedRef: null,
      images: [],
      languages: [said.language],
      writtenAt: new Date(),
      ...(said.inPrivate ? { visibility: 'private' as const } : {}),
    });
  });
}
