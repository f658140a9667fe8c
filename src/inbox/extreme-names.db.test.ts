import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { ingest } from './ingest.ts';

/** A ligature that is eighteen letters when it is taken apart. */
const LIGATURE = '\uFDFA';
/** Signs in an order that nothing shortens, the same each time. */
function random(length: number, from: number, range: number): string {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length }, () => String.fromCodePoint(from + (next() % range))).join('');
}
/** Every sign that is at least six letters when it is taken apart. */
const GROWING = Array.from({ length: 0xffff }, (_, point) => String.fromCharCode(point)).filter(
  (sign) => sign.isWellFormed() && Buffer.byteLength(sign.normalize('NFKD')) >= 6,
);
const EXTREME: Readonly<Record<string, string>> = {
  'a ligature 640 times': LIGATURE.repeat(640),
  'all signs that grow': [...random(640, 0, GROWING.length)].map((sign) => GROWING[sign.codePointAt(0)!]).join(''),
  'ligatures of many kinds': random(640, 0xfbea, 0x200),
  '64 kB of letters': 'é'.repeat(32_000),
  'Korean syllables, of three letters each': random(640, 0xac00, 11_172),
  'every other sign, 640 times': random(640, 0x4e00, 0x4000),
  'a NUL': 'Ca\0mille',
  'half of a pair': 'Camille \uD83D',
  'another half at its 640th sign': `${'a'.repeat(639)}\u{1F600}`,
  'what turns the direction': '\u202E\u202Eellimac\u202C\u2066',
  'accents upon accents': `Z${'\u0316\u0317\u0318'.repeat(3_000)}`,
  'nothing but signs': '\u200B\u200D\uFEFF',
  emoji: '👩‍👩‍👧‍👦'.repeat(60),
};

describe('somebody of an extreme name', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  for (const [what, name] of Object.entries(EXTREME)) {
    test(`${what}: is heard, with what was said`, async () => {
      const account = await buildAccount(mine.database);
      const { organisationId } = account;
      const author = { ...buildPerson(randomUUID()), displayName: name, handle: name };
      const posts = [buildPost({ author, text: name.slice(0, 20_000) }), buildPost({ author: buildPerson('Camille') })];
      await mine.database.transact(organisationId, (tx) =>
        ingest(
          tx,
          account,
          posts.map((post) => arrival(post)),
        ),
      );
      const count = await mine.database.read(organisationId, async (db) => {
        const { rows } = await sql<{ id: string; people: number; messages: number }>`
          select (select count(*)::int from correspondent where organisation_id = ${organisationId}) as people,
            (select count(*)::int from message where organisation_id = ${organisationId}) as messages,
            (select correspondent_id from correspondent where organisation_id = ${organisationId} and identity = ${author.identity}) as id`.execute(
          db,
        );
        // Who is called alike is found too, or not; without an error.
        await sql`select * from find_alike(${rows[0]!.id}::uuid, 10)`.execute(db);
        return rows[0]!;
      });
      assert.deepEqual([count.people, count.messages], [2, 2]);
    });
  }

  test('may say the longest message of ligatures, which is found by its words', async () => {
    const account = await buildAccount(mine.database);
    const words = Array.from({ length: 4_000 }, (_, index) => `${LIGATURE}${index}`).join(' ');
    const post = buildPost({ text: `bonjour ${words}`.slice(0, 20_000) });
    await mine.database.transact(account.organisationId, (tx) => ingest(tx, account, [arrival(post)]));
    const { rows } = await mine.database.read(account.organisationId, (db) =>
      sql`select 1 from message where organisation_id = ${account.organisationId} and search_terms(text) @@ search_question('bonjour')`.execute(
        db,
      ),
    );
    assert.equal(rows.length, 1);
  });
});
