import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { Visitor } from '../people/index.ts';
import { silentLog } from '../platform/log.ts';
import type { JudgeDeps } from './guardrails-deps.ts';
import { judge } from './judge.ts';
import type { Judging } from './judge.ts';
import { createVoices } from './voices.ts';

describe('a draft is judged by what is around it', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await publishingWorld(mine)));

  const deps = (more: Partial<JudgeDeps> = {}): JudgeDeps => ({
    log: silentLog(),
    voices: createVoices(() => {}),
    links: { known: () => [] },
    hoursOf: async () => ({ hours: 'open', closesAt: null }),
    situationsOf: async () => [],
    ...more,
  });
  async function ask(
    text: string,
    more: Partial<Judging> = {},
    { who = world.ines, ...given }: Partial<JudgeDeps> & { who?: Visitor } = {},
  ) {
    const what: Judging = { memberId: who.memberId, accountId: world.account.accountId, text, at: new Date(), ...more };
    return await mine.database.read(world.organisationId, (db) => judge(deps(given), { db, organisationId: world.organisationId }, what));
  }
  const rulesOf = ({ findings }: { findings: readonly { rule: string }[] }) => findings.map(({ rule }) => rule);
  const about = ({ conversationId, messageId }: { conversationId: string; messageId: string }) => ({
    conversationId,
    replyToMessageId: messageId,
  });

  test('an ordinary answer goes, by who is autonome unless the organisation says otherwise', async () => {
    const judged = await ask('Bonjour, oui, à 8 h 21.', about(await world.mention()));
    assert.deepEqual(judged, { outcome: 'go', findings: [], latitude: 'autonomous', hours: 'open' });
    await world.alter(`insert into guardrail_wishes (organisation_id, usual_latitude) values ($1, 'apprentice')`, [world.organisationId]);
    assert.equal((await ask('Oui.')).latitude, 'apprentice');
    await world.alter(
      `insert into member_latitude (organisation_id, account_id, member_id, latitude, given_by) values ($1, $2, $3, 'referent', $3)`,
      [world.organisationId, world.account.accountId, world.ines.memberId],
    );
    assert.equal((await ask('Oui.')).latitude, 'referent');
    assert.equal((await ask('Oui.', {}, { who: world.paul })).latitude, 'apprentice');
  });

  test('what somebody wrote in private is found in an answer that everybody reads, and not in a private one', async () => {
    const told = 'Bonjour, je suis hospitalisée depuis lundi et je ne peux plus venir au guichet';
    const secret = world.fake.say('karim', told);
    await world.hear({ ...secret, visibility: 'private' });
    const asked = await world.mention('Alors, et mon dossier ?');
    const words = 'Bonjour, vous êtes hospitalisée : « je ne peux plus venir au guichet », le dossier suivra.';
    const judged = await ask(words, about(asked));
    assert.equal(judged.outcome, 'hold');
    const found = judged.findings.find(({ rule }) => rule === 'private-text');
    assert.match(words.slice(found?.where.start, found?.where.end), /^je ne peux plus venir/);
    assert.ok(!rulesOf(await ask(words, { ...about(asked), visibility: 'private' })).includes('private-text'));
  });

  test('the name of who is answered counts, whichever message is named', async () => {
    const asked = await world.mention('Bonjour, où en est mon dossier ?');
    await world.alter(`update correspondent set display_name = 'Karim B' where organisation_id = $1`, [world.organisationId]);
    for (const which of [about(asked), { conversationId: asked.conversationId }, { replyToMessageId: asked.messageId }]) {
      assert.ok(rulesOf(await ask('Bonjour Paul, votre dossier est parti hier.', which)).includes('wrong-thread'));
      assert.ok(!rulesOf(await ask('Bonjour Karim, votre dossier est parti hier.', which)).includes('wrong-thread'));
    }
    const other = await world.hear(world.fake.say('karim', 'Ma carte Améthyste est démagnétisée, que faire ?'));
    const lost = async () => rulesOf(await ask('Une carte Améthyste démagnétisée se change au guichet.', about(asked)));
    const before = await lost();
    await world.alter(
      `insert into presence (organisation_id, conversation_id, member_id, activity, until) values ($1, $2, $3, 'viewing', now() + interval '1 minute')`,
      [world.organisationId, other.conversationId, world.ines.memberId],
    );
    assert.ok(!before.includes('wrong-thread'));
    assert.ok((await lost()).includes('wrong-thread'));
    const elsewhere = await ask('Le distributeur de Clairbois sera réparé.', {
      ...about(asked),
      openElsewhere: ['Le distributeur de Clairbois a avalé mes pièces'],
    });
    assert.ok(rulesOf(elsewhere).includes('wrong-thread'));
  });

  test('what was said within the day is known, whether it left from here or not, but for a post’s own comings', async () => {
    const postId = randomUUID();
    const text = 'Le trafic est interrompu entre Ormes et Clairbois.';
    await world.alter(
      `insert into publication (organisation_id, publication_id, account_id, member_id, kind, body, signature, text, idempotency_key, record_key,
         written_at, state, due_at, created_at)
       values ($1, $2, $3, $4, 'announcement', $5, '— Inès', $5 || ' — Inès', $6, 'k', now(), 'scheduled', now(), now() - interval '5 minutes')`,
      [world.organisationId, randomUUID(), world.account.accountId, world.ines.memberId, text, `post:${postId}:2026:0`],
    );
    assert.deepEqual(rulesOf(await ask(text)), ['duplicate']);
    assert.deepEqual(rulesOf(await ask(text, { exceptPostId: postId })), []);
    assert.deepEqual(rulesOf(await ask(text, { at: new Date(Date.now() + 3 * 86_400_000) })), []);
  });

  test('settings of the account go before those of the organisation', async () => {
    const set = async (accountId: string | null, state: string, atMost: string | null) =>
      await world.alter(
        `insert into guardrail_setting (organisation_id, account_id, rule, state, at_most, changed_by) values ($1, $2, 'capitals', $3, $4, $1)`,
        [world.organisationId, accountId, state, atMost],
      );
    const loud = 'LE TRAFIC EST INTERROMPU SUR TOUTE LA LIGNE';
    assert.equal((await ask(loud)).outcome, 'pause');
    await set(null, 'off', null);
    assert.deepEqual(rulesOf(await ask(loud)), []);
    await set(world.account.accountId, 'on', 'note');
    assert.deepEqual(
      (await ask(loud)).findings.map(({ level }) => level),
      ['note'],
    );
  });

  test('the organisation’s own lists count, with the reason it gives', async () => {
    await world.alter(
      `insert into guardrail_wishes (organisation_id, words, brands, taken_hashtags) values ($1, $2, '{Trans Ville}', '{jourdemarche}')`,
      [world.organisationId, JSON.stringify([{ word: 'usager', note: 'Nous disons voyageur.', inflected: true, level: 'pause' }])],
    );
    const judged = await ask('Chères usagères, #JourDeMarché, mieux que chez Trans Ville !');
    assert.deepEqual(rulesOf(judged), ['hashtag', 'own-words', 'brands']);
    assert.equal(judged.findings[1]?.values['reason'], 'Nous disons voyageur.');
  });

  test('outside the hours a word that nobody can keep pauses', async () => {
    const off = { hoursOf: async () => ({ hours: 'off', closesAt: null }) as const };
    const judged = await ask('Je reviens vers vous dans quelques minutes.', {}, off);
    assert.deepEqual([judged.hours, judged.outcome], ['off', 'pause']);
  });

  test('what cannot be gathered keeps nobody from speaking, and its transaction goes on', async () => {
    const broken = {
      hoursOf: async (db: Parameters<JudgeDeps['hoursOf']>[0]) => {
        await db.executeQuery({ sql: 'select nonsense', parameters: [], query: {} as never, queryId: {} as never });
        return { hours: 'open', closesAt: null } as const;
      },
    };
    const judged = await mine.database.transact(world.organisationId, async (tx) => {
      const what = {
        memberId: world.ines.memberId,
        accountId: world.account.accountId,
        text: 'Mot de passe : Tr0ub4dor&3x',
        at: new Date(),
      };
      const first = await judge(deps(broken), tx, what);
      tx.record({ kind: 'test.went-on' });
      return first;
    });
    assert.equal(judged.outcome, 'hold');
    assert.ok((await world.journal()).includes('test.went-on'));
  });
});
