import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { composeOffices, officeDeps } from '../compose-offices.ts';
import { composeWhoSpeaks } from '../compose-who-speaks.ts';
import { createOffice } from '../offices/manage-office.ts';
import { createMember } from '../people/create-member.ts';
import { insertOrganisation } from '../people/store.ts';
import type { MemberEnv, RequireMember, Visitor } from '../people/index.ts';
import { createApp } from '../platform/http/index.ts';
import { startHub } from '../platform/live/index.ts';
import { silentLog } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics.ts';
import { createShifts } from '../shifts/index.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { PageSettings } from './schema.ts';

const SECRETS = ['Secretissime', 'Confidentielle', 'Cachée', '@ville.example', 'pas-agree'];

describe('the public page', () => {
  let made: TestDatabase;
  before(async () => {
    made = await testDatabase();
  });
  after(async () => await made.close());

  async function world() {
    const base = await publishingWorld(made);
    const { database } = made;
    const { organisationId, account } = base;
    const log = silentLog();
    const ids = await database.transact(organisationId, async (tx) => {
      const known = await tx.db.executeQuery(CompiledQuery.raw('select 1 from organisation where organisation_id = $1', [organisationId]));
      if (known.rows.length === 0)
        await insertOrganisation(tx.db, { organisationId, name: 'Ville', timeZone: 'Europe/Paris', language: 'fr', demonstration: false });
      const people: string[] = [];
      const wanted = [
        ['Claire', true, 'administrator', 'Directrice'],
        ['Cachée', false, 'member', 'Confidentielle'],
      ] as const;
      for (const [givenName, listedPublicly, role, jobTitle] of wanted) {
        const names = {
          givenName,
          familyName: 'Secretissime',
          jobTitle,
          email: `${randomUUID()}@ville.example`,
          passphraseHash: 'x',
          role,
          language: null,
        };
        const card = {
          pronouns: '',
          speakerTag: listedPublicly ? 'Ville' : 'pas-agree',
          languages: [],
          topics: ['Confidentielle'],
          weeklyMinutes: 60,
          listedPublicly,
        };
        people.push((await createMember({ newId: randomUUID }, tx, { ...names, card })).memberId);
      }
      return people;
    });
    const [claire, hidden] = ids.map((memberId): Visitor => ({
      organisationId,
      memberId,
      sessionId: randomUUID(),
      role: 'administrator',
    })) as [Visitor, Visitor];
    const asked = { visitor: claire };
    const requireMember: RequireMember = async (c, next) => {
      c.set('visitor', asked.visitor as MemberEnv['Variables']['visitor']);
      await next();
    };
    const networks = base.replyDeps.networks;
    const shifts = createShifts({ database, networks, requireMember, log });
    const whoSpeaks = composeWhoSpeaks({ database, requireMember, publicUrl: null, shifts });
    const offices = composeOffices({ database, networks, requireMember, log });
    const app = createApp({
      log,
      publicUrl: null,
      metrics: createMetrics(),
      readiness: async () => null,
      webFolder: new URL('./', import.meta.url),
      sessionCookie: 'visavis',
      api: [whoSpeaks.routes, offices.routes],
      pages: whoSpeaks.pages,
    } as Parameters<typeof createApp>[0]);
    const slug = `ville-${randomUUID().slice(0, 8)}`;
    const settings: PageSettings = {
      slug,
      published: true,
      accent: '#7a4e8a',
      introduction: { fr: 'Bonjour.', en: '' },
      outsideHours: { fr: 'La nuit, appelez le 17.', en: '' },
      contactUrl: '',
      contactEmail: '',
      contactPhone: '',
      hiddenAccounts: [],
      indexed: true,
    };
    return {
      ...base,
      database,
      app,
      whoSpeaks,
      claire,
      hidden,
      asked,
      slug,
      account,
      networks,
      settings,
      get: async (path: string, headers: Record<string, string> = {}) => await app.request(path, { headers }),
      save: async (change: Partial<PageSettings> = {}) =>
        await app.request('/api/v1/public-page', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...settings, ...change }),
        }),
      takeHelm: async (memberId: string) =>
        await base.alter(
          `insert into shift (organisation_id, shift_id, account_id, member_id, state, taken_at, until)
           values ($1, gen_random_uuid(), $2, $3, 'taken', now(), now() + interval '2 hours')`,
          [organisationId, account.accountId, memberId],
        ),
    };
  }

  test('is there once an administrator says so, and gone when it is taken back', async () => {
    const w = await world();
    const path = `/qui-parle/${w.slug}`;
    assert.equal((await w.get(path)).status, 404);
    w.asked.visitor = { ...w.claire, role: 'lead' };
    assert.equal((await w.save()).status, 403);
    w.asked.visitor = w.claire;
    assert.equal((await w.save({ published: false })).status, 204);
    assert.equal((await w.get(path)).status, 404);
    assert.equal((await w.save()).status, 204);
    assert.equal((await w.get(path)).status, 200);
    assert.equal((await w.save({ published: false })).status, 204);
    w.whoSpeaks.changed(w.organisationId);
    await sleep(1_100);
    assert.equal((await w.get(path)).status, 404);
  });

  test('has an address that no other organisation of the installation can have', async () => {
    const [one, other] = [await world(), await world()];
    assert.equal((await one.save()).status, 204);
    const taken = await other.save({ slug: one.slug });
    assert.deepEqual([taken.status, await taken.json()], [409, { error: { kind: 'slug-taken' } }]);
    for (const slug of ['', 'a', 'Ville!', '../etc', 'a--b']) assert.equal((await other.save({ slug })).status, 422, slug);
    assert.equal((await other.save({ contactUrl: 'javascript:alert(1)' })).status, 422);
    assert.equal((await other.save({ accent: 'red' })).status, 422);
  });

  test('says nothing of an account that is not to be shown, not even when somebody is there', async () => {
    const w = await world();
    const [hidden] = await w.alter<{ account_id: string }>(
      `insert into account select (jsonb_populate_record(null::account, to_jsonb(account) || jsonb_build_object(
         'account_id', gen_random_uuid(), 'identity', 'did:plc:discret', 'handle', 'discret'))).*
       from account where organisation_id = $1 and account_id = $2 returning account_id`,
      [w.organisationId, w.account.accountId],
    );
    await w.alter(
      `insert into shift_plan (organisation_id, plan_id, account_id, member_id, starts_at, ends_at, created_by)
       values ($1, gen_random_uuid(), $2, $3, current_date + 2 + time '03:07', current_date + 2 + time '04:09', $3)`,
      [w.organisationId, hidden!.account_id, w.claire.memberId],
    );
    const path = `/qui-parle/${w.slug}`;
    await w.save();
    assert.match(await (await w.get(path)).text(), /3 h 07|discret/);
    await w.save({ hiddenAccounts: [hidden!.account_id] });
    w.whoSpeaks.changed(w.organisationId);
    await sleep(1_100);
    await w.get(path);
    assert.doesNotMatch(await (await w.get(path)).text(), /3\sh\s07|discret/);
  });

  test('says nothing of who did not agree: no name, title, tag, e-mail or legal name, in any of its outputs', async () => {
    const w = await world();
    await w.save();
    const holder = { memberId: w.hidden.memberId, kind: 'holder', titleForm: 'feminine', startsOn: '2024-01-01' } as const;
    const titles = { feminine: 'Maire', masculine: 'Maire', neutral: 'Mairie' };
    const deps = officeDeps({ database: w.database, networks: w.networks });
    assert.ok((await createOffice(deps, w.claire, { accountId: w.account.accountId, titles, holder })).ok);
    await w.takeHelm(w.hidden.memberId);
    const roots = [`/qui-parle/${w.slug}`, `/who-speaks/${w.slug}`];
    const outputs = [
      ...roots,
      ...roots.map((root) => `${root}?lang=en`),
      `/qui-parle/${w.slug}/carte`,
      `/who-speaks/${w.slug}/card`,
      `/qui-parle/${w.slug}/comptes/ligne4`,
      `/who-speaks/${w.slug}/accounts/ligne4`,
      `/qui-parle/${w.slug}/comptes/ligne4/carte`,
      `/who-speaks/${w.slug}/accounts/ligne4/card`,
    ];
    for (const path of outputs) {
      const answer = await w.get(path);
      const text = await answer.text();
      assert.equal(answer.status, 200, path);
      const said = [text, ...[...answer.headers].map(([name, value]) => `${name}: ${value}`)].join('\n');
      for (const secret of [...SECRETS, w.hidden.memberId, w.organisationId]) assert.ok(!said.includes(secret), `${secret} in ${path}`);
      assert.match(text, /Une personne de l’équipe|Somebody of the team/, path);
    }
    assert.match(await (await w.get(roots[0]!)).text(), /La personne titulaire a préféré ne pas être nommée ici/);
    for (const memberId of [w.hidden.memberId, randomUUID(), 'nobody'])
      assert.equal((await w.get(`/qui-parle/${w.slug}/photos/${memberId}/256`)).status, 404);
  });

  test('is in the language of its address, or of its reader, or of the link', async () => {
    const w = await world();
    await w.save();
    const language = async (path: string, accepted?: string) =>
      (await w.get(path, accepted === undefined ? {} : { 'accept-language': accepted })).headers.get('content-language');
    const [fr, en] = [`/qui-parle/${w.slug}`, `/who-speaks/${w.slug}`];
    assert.deepEqual([await language(fr), await language(en)], ['fr', 'en']);
    assert.deepEqual([await language(fr, 'en-GB,en;q=0.9'), await language(en, 'fr-CH')], ['en', 'fr']);
    assert.deepEqual([await language(fr, 'de'), await language(en, 'de')], ['fr', 'en']);
    assert.deepEqual([await language(`${fr}?lang=fr`, 'en'), await language(`${en}?lang=en`, 'fr')], ['fr', 'en']);
  });

  test('may be kept for a moment, and only its card may stand inside another site', async () => {
    const w = await world();
    await w.save();
    const page = await w.get(`/qui-parle/${w.slug}`, { 'accept-encoding': 'br' });
    const headers = (answer: Response, name: string) => answer.headers.get(name) ?? '';
    assert.equal(headers(page, 'content-encoding'), 'br');
    assert.match(headers(page, 'cache-control'), /^public, max-age=2\b/);
    assert.match(headers(page, 'content-security-policy'), /^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/);
    assert.equal(headers(page, 'x-frame-options'), 'DENY');
    assert.equal(page.headers.get('set-cookie'), null);
    const again = await w.get(`/qui-parle/${w.slug}`, { 'if-none-match': headers(page, 'etag') });
    assert.equal(again.status, 304);
    const card = await w.get(`/qui-parle/${w.slug}/carte`);
    assert.match(headers(card, 'content-security-policy'), /frame-ancestors \*$/);
    assert.equal(headers(card, 'x-frame-options'), '');
    assert.equal(headers(card, 'x-robots-tag'), 'noindex');
    await w.save({ indexed: false });
    w.whoSpeaks.changed(w.organisationId);
    await sleep(1_100);
    assert.match(await (await w.get(`/qui-parle/${w.slug}`)).text(), /content="noindex"/);
  });

  test('follows what happens within two seconds in every web process', async () => {
    const w = await world();
    await w.save();
    const processes = [w, await (async () => ({ ...w }))()].map(() => {
      const requireMember: RequireMember = async (_c, next) => await next();
      const shifts = createShifts({ database: w.database, networks: w.networks, requireMember, log: silentLog() });
      const own = composeWhoSpeaks({ database: w.database, requireMember, publicUrl: null, shifts });
      const hub = startHub({
        database: w.database,
        databaseUrl: made.url,
        log: silentLog(),
        metrics: createMetrics(),
        audienceOf: () => 'nobody',
        onJournal: own.changed,
      });
      const [french] = own.pages;
      const app = french!.routes as unknown as { request(path: string): Promise<Response> };
      return { hub, read: async () => await (await app.request(`/${w.slug}`)).text() };
    });
    try {
      await Promise.all(processes.map(({ hub }) => hub.listening));
      for (const { read } of processes) assert.match(await read(), /Personne n’est aux commandes/);
      await w.takeHelm(w.claire.memberId);
      await w.database.transact(w.organisationId, async (tx) => tx.record({ kind: 'shift.taken', accountId: w.account.accountId }));
      await sleep(1_500);
      for (const { read } of processes) {
        await read();
        assert.match(await read(), /Claire est aux commandes/);
      }
    } finally {
      await Promise.all(processes.map(({ hub }) => hub.stop()));
    }
  });
});
