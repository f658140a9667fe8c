import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { ingest } from './ingest.ts';
import { searchConversations } from './search-conversations.ts';
import type { SearchRequest } from './search-conversations.ts';

const DAY = 24 * 3_600_000;

describe('search', () => {
  let mine: TestDatabase;
  let account: HeardAccount;
  const memberId = randomUUID();
  before(async () => {
    mine = await testDatabase();
    account = await buildAccount(mine.database);
  });
  after(async () => await mine.close());

  const say = async (text: string, over: Partial<Parameters<typeof buildPost>[0]> = {}, as: HeardAccount = account) => {
    const post = buildPost({ text, ...over });
    await mine.database.transact(as.organisationId, (tx) => ingest(tx, as, [arrival(post)]));
    return post;
  };
  const search = async (words: string, over: Partial<SearchRequest> = {}, organisationId = account.organisationId) =>
    await mine.database.read(organisationId, (db) =>
      searchConversations(db, { organisationId, memberId }, { words, after: null, limit: 50, ...over }),
    );
  const texts = async (words: string) => (await search(words)).results.map(({ excerpt }) => excerpt);

  test('finds two words by their French inflections, with and without accents', async () => {
    const text = 'Les trains ont été annulés à Saint-Lazare';
    await say(text);
    for (const words of ['train annulé', 'TRAINS annule', 'train annuler', 'saint lazare', 'été trains']) {
      assert.deepEqual(await texts(words), [text], words);
    }
    assert.deepEqual(await texts('train supprimé'), []);
  });

  test('finds English inflections', async () => {
    await say('My luggage was stolen while waiting');
    assert.equal((await texts('wait luggage')).length, 1);
  });

  test('marks the words that were found', async () => {
    await say('👋 L’ascenseur est cassé : ascenseurs en panne !');
    const [result] = (await search('ascenseur pannes')).results;
    assert.deepEqual(
      result?.marks.map(({ start, end }) => result.excerpt.slice(start, end)),
      ['ascenseur', 'ascenseurs', 'panne'],
    );
  });

  test('finds people by the beginnings of their name or handle', async () => {
    await say('Rien à signaler', { author: { ...buildPerson('Élodie'), handle: 'elodie.durand.example', displayName: 'Élodie Durand' } });
    for (const words of ['élod', 'elodie dur', '@elodie', '@elodie.durand', 'Durand'])
      assert.deepEqual(await texts(words), ['Rien à signaler'], words);
  });

  test('answers newest first, over years and hours, each conversation once, page after page', async () => {
    const other = await buildAccount(mine.database);
    const ages = [0, 0.01, 0.3, 1, 5, 30, 200, 900, 2_500, 6_000];
    const expected: string[] = [];
    for (const age of ages) {
      const root = await say(`correspondance ratée ${age}`, { writtenAt: new Date(Date.now() - age * DAY - 60_000) }, other);
      expected.push(root.text);
      await say(`correspondance ratée, avant ${age}`, { parent: root, writtenAt: new Date(Date.now() - 10_000 * DAY) }, other);
    }
    const found: string[] = [];
    let after: SearchRequest['after'] = null;
    do {
      const page = await search('correspondances ratées', { after, limit: 3 }, other.organisationId);
      found.push(...page.results.map(({ excerpt }) => excerpt));
      after = page.end;
    } while (after);
    assert.deepEqual(found, expected);
  });

  test('reads smaller and smaller pieces of time when too many messages match, and still answers the newest', async () => {
    const other = await buildAccount(mine.database);
    const arrivals = Array.from({ length: 2_100 }, (_, index) =>
      arrival(buildPost({ text: `panne ${index}`, writtenAt: new Date(Date.now() - 30 * DAY - index * 60_000) })),
    );
    await mine.database.transact(other.organisationId, (tx) => ingest(tx, other, arrivals));
    const { results } = await search('pannes', { limit: 3 }, other.organisationId);
    assert.deepEqual(
      results.map(({ excerpt }) => excerpt),
      ['panne 0', 'panne 1', 'panne 2'],
    );
  });

  test('excludes a word and keeps a phrase together', async () => {
    await say('bus de remplacement bondé');
    await say('remplacement du bus demain');
    assert.deepEqual(await texts('"bus de remplacement"'), ['bus de remplacement bondé']);
    assert.deepEqual(await texts('remplacement bus -bondé'), ['remplacement du bus demain']);
  });

  test('keeps a phrase together as it is written, whatever stands between its words', async () => {
    await say('Le haut-parleur de la voie 3, encore en panne');
    const text = ['Le haut-parleur de la voie 3, encore en panne'];
    for (const words of ['"haut parleur"', '« Le haut-parleur »', '"VOIE 3 encore"', '"voie 3" panne', '"encore en panne" -"voie 4"'])
      assert.deepEqual(await texts(words), text, words);
    for (const words of ['"parleur haut"', '"voies 3"', '"oie 3"', '"haut parleur" -"voie 3"', '"haut parleur" -pannes'])
      assert.deepEqual(await texts(words), [], words);
  });

  test('finds compounds, elisions, addresses and numbers as they are written, and by their parts', async () => {
    const text =
      'Rendez-vous à 14:05 au train semi-direct TGV-8412 pour Saint-Cloud, 12,50 € : jean.d@example.org, https://example.org/a?b=1 aujourd’hui';
    await say(text);
    const found = `rendez-vous semi-direct
      aujourd'hui semi-direct
      l'aujourd’hui
      direct cloud
      saint-cloud d'aujourd'hui
      TGV-8412
      tgv 8412
      "tgv 8412"
      14:05 train
      12,50
      jean.d@example.org
      https://example.org/a?b=1
      example.org/a?b=1
      example.org train
      trains 8412 -8413
      SEMI-DIRECTS`.split('\n');
    for (const words of found) assert.deepEqual(await texts(words.trim()), [text], words);
    for (const words of [
      'haut-direct',
      '14:06',
      '50,12',
      '05:14',
      'TGV-841',
      'jean.e@example.org',
      'example.org/b',
      'direct-semi',
      'tgv -semi-direct',
    ])
      assert.deepEqual(await texts(words), [], words);
  });

  test('shows no conversation twice in the pages of a question in phrases', async () => {
    const other = await buildAccount(mine.database);
    for (let age = 0; age < 7; age += 1) {
      const root = await say('quai numéro 4', { writtenAt: new Date(Date.now() - age * DAY - 60_000) }, other);
      await say('toujours quai numéro 4', { parent: root, writtenAt: new Date(Date.now() - (20 + age) * DAY) }, other);
    }
    const seen: string[] = [];
    let after: SearchRequest['after'] = null;
    do {
      const page = await search('"quai numero" 4', { after, limit: 2 }, other.organisationId);
      seen.push(...page.results.map(({ conversation }) => conversation.conversationId));
      after = page.end;
    } while (after);
    assert.equal(seen.length, 7);
    assert.equal(new Set(seen).size, 7);
  });

  test('does not find what was deleted', async () => {
    const post = await say('parapluie oublié');
    await mine.database.transact(account.organisationId, (tx) => ingest(tx, account, [{ kind: 'deleted', ref: post.ref }]));
    assert.deepEqual(await texts('parapluie oublié'), []);
  });

  test('never finds another organisation’s messages or people', async () => {
    const other = await buildAccount(mine.database);
    await say('girafe violette', { author: buildPerson('Zébulon') }, other);
    assert.deepEqual(await texts('girafe violette'), []);
    assert.deepEqual(await texts('@zebulon'), []);
    assert.equal((await search('girafe violette', {}, other.organisationId)).results.length, 1);
  });

  test('takes any question without an error', async () => {
    for (const words of [
      "'",
      '"',
      '\\',
      ':*',
      '&|!',
      '@',
      '-',
      '\0',
      '\uD800',
      'le la les',
      "l'été d'hier",
      "\\' or 1=1",
      '%',
      '👋',
      'a'.repeat(200),
      '@\\:*',
    ]) {
      assert.ok(Array.isArray((await search(words)).results), JSON.stringify(words));
    }
  });
});
