import { sql } from 'kysely';
import { addPeople } from '../../src/networks/practice/store-people.ts';
import { switchLife } from '../../src/networks/practice/store-life.ts';
import { writeThread } from '../../src/networks/practice/write-posts.ts';
import { refOf } from '../../src/networks/practice/post.ts';
import type { Database } from '../../src/platform/database/index.ts';

const VOICES = 400;
const CALLS = [
  'toujours bloqués entre deux gares, des nouvelles ?',
  'le train de 8h04 est supprimé ou pas',
  'quai noir de monde, on fait quoi',
  'merci de dire quelque chose au micro',
  'reprise vers quelle heure ?',
  'il y a un bus de remplacement ?',
  'ma fille est seule dans ce train',
];

/** The crowd comes in, and the characters keep silent meanwhile. */
export async function gatherCrowd(database: Database, organisationId: string): Promise<void> {
  await database.transact(organisationId, async (tx) => {
    await switchLife(tx.db, organisationId, false);
    await addPeople(
      tx.db,
      organisationId,
      Array.from({ length: VOICES }, (_, n) => ({
        identity: `practice:voix${n}`,
        handle: `voix${n}`,
        displayName: `Voix ${n}`,
        kind: 'guest' as const,
        about: '',
        passphraseHash: null,
      })),
    );
  });
}

/** `count` mentions at once, numbered from `first`; answers their refs. */
export async function callOut(
  database: Database,
  organisationId: string,
  { first, count }: { first: number; count: number },
): Promise<string[]> {
  return await database.transact(
    organisationId,
    async (tx) =>
      await writeThread(
        tx,
        Array.from({ length: count }, (_, place) => {
          const number = first + place;
          const authorIdentity = `practice:voix${number % VOICES}`;
          const recordKey = `surge${number}`;
          return {
            recordKey,
            authorIdentity,
            rootRef: refOf(authorIdentity, recordKey),
            parentRef: null,
            quotedRef: null,
            images: [],
            languages: ['fr'],
            text: `@surge ${CALLS[number % CALLS.length] ?? ''} (${number})`,
            writtenAt: new Date(),
          };
        }),
      ),
  );
}

/** When the network took each mention (milliseconds since 1970), by the id of the message that the desk made of it; null when it has none. */
export async function compareSides(
  database: Database,
  organisationId: string,
): Promise<{ publishedAt: number; messageId: string | null }[]> {
  return await database.read(organisationId, async (db) => {
    const { rows } = await sql<{ published: number; message_id: string | null }>`
      select extract(epoch from post.published_at)::float8 * 1000 as published, message.message_id
      from practice_post post left join message on message.organisation_id = post.organisation_id and message.ref = post.ref
      where post.organisation_id = ${organisationId} and post.record_key like 'surge%'`.execute(db);
    return rows.map((row) => ({ publishedAt: row.published, messageId: row.message_id }));
  });
}
