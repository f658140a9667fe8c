import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { Visitor } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { createGuardrails, guardrailsHolding, RULES } from './index.ts';
import type { AccountVoiceView, LatitudesView, ListsView, LookView, RulesView } from './schema.ts';

type Refused = { error: { kind: string } };

describe('guard-rails over HTTP', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let visitor: Visitor;
  let accountId: string;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    ({ accountId } = world.account);
    visitor = world.lead;
  });

  async function ask<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const { routes } = createGuardrails({
      database: mine.database,
      log: silentLog(),
      linksFrom: 'public',
      hoursOf: async () => ({ hours: 'open', closesAt: null }),
      stretchesOf: async () => null,
      requireMember: async (c, next) => {
        c.set('visitor', visitor);
        await next();
      },
    });
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await createRouter()
      .route('/', routes as never)
      .request(path, { method, headers: { 'content-type': 'application/json' }, ...sent });
    const text = await answer.text();
    return { status: answer.status, body: JSON.parse(text === '' ? 'null' : text) as Body };
  }
  const as = (who: Visitor) => void (visitor = who);
  const rule = async (id: string, of = '') =>
    (await ask<RulesView>('GET', `/guardrails/rules${of}`)).body.rules.find((one) => one.rule === id);
  const look = async (text: string, more: object = {}) => await ask<LookView>('POST', '/guardrails/look', { accountId, text, ...more });

  describe('rules', () => {
    test('stand with their examples as they are built, until they are set for all accounts or for one', async () => {
      const { body } = await ask<RulesView>('GET', '/guardrails/rules');
      assert.deepEqual(
        body.rules.map((one) => one.rule),
        RULES.map(({ id }) => id),
      );
      const capitals = body.rules.find((one) => one.rule === 'capitals');
      assert.deepEqual([capitals?.state, capitals?.atMost, capitals?.own], ['on', null, false]);
      assert.ok(capitals!.examples.good.length > 0 && capitals!.examples.bad.length > 0);

      const of = `?accountId=${accountId}`;
      assert.equal((await ask('PUT', '/guardrails/rules/capitals', { accountId: null, state: 'off', atMost: null })).status, 204);
      assert.equal((await ask('PUT', '/guardrails/rules/capitals', { accountId, state: 'on', atMost: 'note' })).status, 204);
      assert.deepEqual(await rule('capitals').then((one) => [one?.state, one?.own]), ['off', true]);
      assert.deepEqual(await rule('capitals', of).then((one) => [one?.state, one?.atMost, one?.own]), ['on', 'note', true]);
      assert.equal((await look('LE TRAFIC EST INTERROMPU SUR TOUTE LA LIGNE')).body.outcome, 'go');

      assert.equal((await ask('DELETE', `/guardrails/rules/capitals${of}`)).status, 204);
      assert.deepEqual(await rule('capitals', of).then((one) => [one?.state, one?.own]), ['off', false]);
      assert.equal((await ask('DELETE', '/guardrails/rules/capitals')).status, 204);
      assert.deepEqual(await rule('capitals', of).then((one) => [one?.state, one?.own]), ['on', false]);
      const kinds = await world.journal();
      assert.deepEqual(
        kinds.filter((kind) => kind.startsWith('guardrail.')),
        ['guardrail.rule-set', 'guardrail.rule-set', 'guardrail.rule-reset', 'guardrail.rule-reset'],
      );
    });

    test('are set by leads and administrators alone, one that exists, on an account that exists', async () => {
      const set = { accountId: null, state: 'off', atMost: null };
      assert.equal((await ask('PUT', '/guardrails/rules/nothing', set)).status, 404);
      assert.equal((await ask('PUT', '/guardrails/rules/capitals', { ...set, accountId: randomUUID() })).status, 404);
      assert.equal((await ask('PUT', '/guardrails/rules/capitals', { ...set, state: 'perhaps' })).status, 422);
      assert.equal((await ask('GET', `/guardrails/rules?accountId=${randomUUID()}`)).status, 404);
      as(world.ines);
      assert.equal((await ask('PUT', '/guardrails/rules/capitals', set)).status, 403);
      assert.equal((await ask('DELETE', '/guardrails/rules/capitals')).status, 403);
      assert.equal((await ask<RulesView>('GET', '/guardrails/rules')).body.mayManage, false);
    });
  });

  describe('the organisation’s own lists', () => {
    const lists = {
      words: [
        { word: ' usager ', note: 'Nous disons voyageur.', inflected: true },
        { word: 'client', note: null, inflected: false, level: 'hold' },
      ],
      brands: ['Transville'],
      takenHashtags: ['#JourDeMarché'],
    };

    test('are kept tidy, told with their forms, and count', async () => {
      assert.equal((await ask('PUT', '/guardrails/lists', lists)).status, 204);
      const { body } = await ask<ListsView>('GET', '/guardrails/lists');
      const [usager, client] = body.words;
      assert.deepEqual([usager?.word, usager?.level, usager?.forms.includes('usageres')], ['usager', 'pause', true]);
      assert.deepEqual([client?.level, client?.forms], ['hold', []]);
      assert.deepEqual(body.takenHashtags, ['JourDeMarché']);
      assert.deepEqual(
        (await look('Chère usagère, bonjour.')).body.findings.map((one) => one.values['reason']),
        ['Nous disons voyageur.'],
      );
      assert.equal((await look('Le client est servi.')).body.outcome, 'hold');
      assert.equal((await look('Les clients sont servis.')).body.outcome, 'go');
    });

    test('have an end, and no empty words', async () => {
      const word = { word: 'mot', note: null, inflected: true };
      assert.equal((await ask('PUT', '/guardrails/lists', { ...lists, words: Array.from({ length: 501 }, () => word) })).status, 422);
      assert.equal((await ask('PUT', '/guardrails/lists', { ...lists, words: [{ ...word, word: ' ' }] })).status, 422);
      assert.equal((await ask('PUT', '/guardrails/lists', { ...lists, brands: ['x'.repeat(101)] })).status, 422);
      assert.equal((await ask('PUT', '/guardrails/lists', { ...lists, takenHashtags: ['##'] })).status, 422);
      as(world.ines);
      assert.equal((await ask('PUT', '/guardrails/lists', lists)).status, 403);
    });
  });

  describe('latitudes', () => {
    const give = async (who: Visitor, latitude: string | null) =>
      await ask<Refused>('PUT', `/accounts/${accountId}/latitudes/${who.memberId}`, { latitude });
    const read = async () => (await ask<LatitudesView>('GET', `/accounts/${accountId}/latitudes`)).body;
    const of = async (who: Visitor) => (await read()).latitudes.find(({ memberId }) => memberId === who.memberId);

    test('are given by leads, are everybody’s until then, and are taken back', async () => {
      assert.deepEqual(await of(world.ines), { memberId: world.ines.memberId, latitude: 'autonomous', own: false });
      assert.equal((await give(world.ines, 'apprentice')).status, 204);
      assert.deepEqual(await of(world.ines), { memberId: world.ines.memberId, latitude: 'apprentice', own: true });
      assert.equal((await ask('PUT', '/guardrails/defaults', { latitude: 'referent' })).status, 204);
      assert.deepEqual((await ask('GET', '/guardrails/defaults')).body, { latitude: 'referent' });
      assert.equal((await of(world.paul))?.latitude, 'referent');
      assert.equal((await give(world.ines, null)).status, 204);
      assert.equal((await of(world.ines))?.latitude, 'referent');
      assert.equal((await give({ ...world.ines, memberId: randomUUID() }, 'referent')).status, 404);
      as(world.ines);
      assert.equal((await give(world.paul, 'referent')).status, 403);
      assert.equal((await ask('PUT', '/guardrails/defaults', { latitude: 'apprentice' })).status, 403);
    });

    test('nobody raises his own: not by himself, not by giving it up, not by raising everybody’s', async () => {
      assert.deepEqual((await give(world.lead, 'referent')).body, { error: { kind: 'own-latitude' } });
      assert.equal((await give(world.lead, 'apprentice')).status, 204);
      assert.deepEqual((await give(world.lead, null)).body, { error: { kind: 'own-latitude' } });

      const other: Visitor = { ...world.paul, role: 'administrator' };
      as(other);
      assert.equal((await ask('PUT', '/guardrails/defaults', { latitude: 'referent' })).status, 204);
      assert.equal((await of(other))?.latitude, 'autonomous');
      assert.equal((await of(world.ines))?.latitude, 'referent');
      visitor = other;
      assert.equal((await look('Bonjour')).body.latitude, 'autonomous');
      assert.equal((await give(other, 'referent')).status, 403);
      assert.equal((await give(world.lead, null)).status, 204);
      as(world.lead);
      assert.equal((await give(other, 'referent')).status, 204);
      assert.equal((await of(other))?.latitude, 'referent');
    });

    test('go with whoever leaves, who may ask for them before', async () => {
      await give(world.ines, 'apprentice');
      const { database } = mine;
      const { organisationId } = world;
      const { memberId } = world.ines;
      const kept = async () =>
        (await database.read(organisationId, (db) => guardrailsHolding.export!(db, organisationId, memberId))) as unknown[];
      assert.equal((await kept()).length, 1);
      await database.transact(organisationId, (tx) => guardrailsHolding.leave!(tx, memberId));
      assert.equal((await kept()).length, 0);
    });
  });

  describe('a look at a draft', () => {
    test('says what would be found, and keeps nothing', async () => {
      const before = await world.journal();
      const { status, body } = await look('Bonjour, notre compte : FR76 3000 6000 0112 3456 7890 189');
      assert.equal(status, 200);
      assert.deepEqual([body.outcome, body.latitude, body.hours, body.linksPending], ['hold', 'autonomous', 'open', false]);
      assert.deepEqual(
        body.findings.map((one) => [one.rule, one.firm]),
        [['bank-account', true]],
      );
      assert.deepEqual(await world.journal(), before);
    });

    test('knows no thread that its author may not read', async () => {
      const secret = world.fake.say('karim', 'Je m’appelle Karim, voici mon dossier');
      const heard = await world.hear({ ...secret, visibility: 'private' });
      await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
        world.organisationId,
        accountId,
        world.paul.memberId,
      ]);
      const answer = { conversationId: heard.conversationId, replyToMessageId: heard.messageId };
      const rules = async () => (await look('Bonjour Nadia, votre dossier est complet.', answer)).body.findings.map((one) => one.rule);
      as(world.paul);
      assert.deepEqual(await rules(), ['wrong-thread']);
      as(world.ines);
      assert.deepEqual(await rules(), []);
    });

    test('refuses what is no draft', async () => {
      assert.equal((await look('Bonjour', { accountId: randomUUID() })).status, 404);
      assert.equal((await look('x'.repeat(50_001))).status, 422);
      assert.equal((await look('Bonjour', { openElsewhere: Array.from({ length: 6 }, () => 'a') })).status, 422);
      assert.equal((await look('')).body.outcome, 'go');
      assert.equal((await look('\0\ud83d')).status, 200);
      assert.equal((await look('x'.repeat(20_001))).body.outcome, 'hold');
    });
  });

  test('a voice is asked for by leads, and is on its way until it was read', async () => {
    const path = `/accounts/${accountId}/voice`;
    assert.deepEqual((await ask<AccountVoiceView>('GET', path)).body, { state: 'learning', posts: 0, fewest: 100, learnedAt: null });
    assert.equal((await ask<AccountVoiceView>('POST', `${path}/learn`)).body.state, 'learning');
    assert.ok((await world.journal()).includes('voice.asked'));
    assert.equal((await ask('GET', `/accounts/${randomUUID()}/voice`)).status, 404);
    as(world.ines);
    assert.equal((await ask('POST', `${path}/learn`)).status, 403);
  });
});
