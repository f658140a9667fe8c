import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { accountKeys } from './account-keys.ts';
import { contrast, palettesOf } from './colours.ts';
import { daysOf } from './days-of.ts';
import { createPageCache } from './page-cache.ts';
import type { PageView, ShownAccount, ShownPerson } from './page-view.ts';
import { joinHours } from './read-page.ts';
import { readSlug, slugOf } from './slug.ts';
import { writeCard } from './write-card.ts';
import { writePage } from './write-page.ts';

const at = (moment: string) => new Date(moment);
const person = (name: string, more: Partial<ShownPerson> = {}): ShownPerson => ({
  memberId: `member-${name}`,
  name,
  initials: name.slice(0, 2).toUpperCase(),
  title: 'Conseillère',
  tag: null,
  pronouns: '',
  photoDigest: null,
  hours: [],
  ...more,
});
const account = (more: Partial<ShownAccount> = {}): ShownAccount => ({
  accountId: 'a',
  key: 'ligne4',
  network: 'bluesky',
  handle: 'ligne4',
  name: 'Ligne 4',
  profileUrl: 'https://bsky.app/profile/ligne4',
  helm: null,
  backAt: null,
  office: null,
  persona: null,
  team: [],
  ...more,
});
const view = (more: Partial<PageView> = {}): PageView => ({
  slug: 'ligne-4',
  organisation: 'Ligne 4',
  zone: 'Europe/Paris',
  language: 'fr',
  accent: '#0f6b6b',
  introduction: { fr: '', en: '' },
  outsideHours: { fr: '', en: '' },
  contact: { url: '', email: '', phone: '' },
  indexed: true,
  accounts: [account()],
  people: [],
  now: at('2026-11-23T08:00:00Z'),
  nextChange: at('2026-11-23T08:01:00Z'),
  ...more,
});
const page = (of: PageView, language: 'fr' | 'en' = 'fr') => writePage({ view: of, account: null, language, origin: 'https://v.example' });

describe('the public page', () => {
  test('is readable in any colour that an organisation has, by day and by night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => {
        const { light, dark } = palettesOf(`#${colour.toString(16).padStart(6, '0')}`);
        for (const palette of [light, dark]) {
          for (const under of [palette.paper, palette.sheet, palette.accentSoft]) {
            assert.ok(contrast(palette.accent, under) >= 4.5 && contrast(palette.ink, under) >= 4.5);
            assert.ok(contrast(palette.soft, under) >= 4.5, `soft on ${under}`);
          }
          assert.ok(contrast(palette.onAccent, palette.accent) >= 4.5);
        }
      }),
    );
  });

  test('lets no name, title or text of anybody become markup, in the page, its card or its linked data', () => {
    const evil = '</script><script>alert(1)</script>"><img src=x onerror=1>&\u2028';
    const hostile = person(evil, { title: evil, tag: evil, pronouns: evil, initials: '<q>' });
    const office = {
      title: evil,
      holder: { name: evil, interim: true, title: evil, startsOn: '2026-01-01', endsOn: null, person: hostile },
      vacantSince: null,
      next: null,
      former: [{ name: evil, interim: false, title: evil, startsOn: '2025-01-01', endsOn: '2026-01-01' }],
    };
    const helm = { people: [hostile], others: 1, until: null, relief: hostile };
    const one = account({
      name: evil,
      handle: evil,
      helm,
      office,
      team: [hostile],
      persona: { name: evil, feminine: true, behind: 'program' },
    });
    const said = { fr: evil, en: evil };
    const of = view({
      organisation: evil,
      accounts: [one],
      people: [hostile],
      introduction: said,
      outsideHours: said,
      contact: { url: evil, email: evil, phone: evil },
    });
    for (const markup of [
      page(of),
      page(of, 'en'),
      writePage({ view: of, account: one, language: 'fr', origin: '' }),
      writeCard({ view: of, account: null, language: 'fr', origin: '' }),
    ]) {
      assert.doesNotMatch(markup, /<img src=x|<q>/);
      assert.equal(markup.match(/<script/g)?.length ?? 0, markup.match(/<script type="application\/ld\+json">/g)?.length ?? 0);
      const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(markup)?.[1];
      if (data) assert.equal((JSON.parse(data) as { '@graph': { name?: string }[] })['@graph'][1]?.name, evil);
    }
  });

  test('stays under 50 kB with forty people, three accounts and an office, and needs no script', () => {
    const hours = Array.from({ length: 7 }, (_, day) => ({
      startsAt: at(`2026-11-${24 + day}T05:30:00Z`),
      endsAt: at(`2026-11-${24 + day}T1${day}:00:00Z`),
    }));
    const people = Array.from({ length: 40 }, (_, number) =>
      person(`Prénom ${number}`, { title: 'Conseillère, information voyageurs', tag: 'Conduite', hours }),
    );
    const accounts = ['a', 'b', 'c'].map((accountId) =>
      account({
        accountId,
        key: accountId,
        team: people,
        helm: { people: people.slice(0, 2), others: 0, until: at('2026-11-23T12:00:00Z'), relief: people[3]! },
      }),
    );
    const markup = page(view({ people, accounts }));
    assert.ok(Buffer.byteLength(markup) <= 50_000, `${Buffer.byteLength(markup)} bytes`);
  });

  test('says who is at the helm and until when; those who are not shown are a number', () => {
    const ines = person('Inès');
    const helm = { people: [ines], others: 1, until: at('2026-11-23T13:00:00Z'), relief: person('Karim') };
    assert.match(
      page(view({ accounts: [account({ helm })] })),
      /Inès et une autre personne sont aux commandes<\/b>jusqu’à 14\u00a0h, puis Karim/,
    );
    const nobodyShown = { people: [], others: 1, until: null, relief: null };
    assert.match(
      page(view({ accounts: [account({ helm: nobodyShown })] }), 'en'),
      /Somebody of the team is at the helm<\/b>for the time being/,
    );
    assert.match(page(view({ accounts: [account({ backAt: at('2026-11-24T05:00:00Z') })] })), /De retour demain à 6\u00a0h\./);
  });

  test('says hours by day, puts days that share them together, and leaves midnight where it is', () => {
    const reading = { language: 'fr', zone: 'Europe/Paris', now: at('2026-11-23T08:00:00Z') } as const;
    const hours = ['24', '25', '26'].map((day) => ({ startsAt: at(`2026-11-${day}T05:00:00Z`), endsAt: at(`2026-11-${day}T12:00:00Z`) }));
    assert.deepEqual(
      daysOf(hours, reading).map(({ first, last, times }) => [first.getUTCDate(), last.getUTCDate(), times]),
      [[24, 26, ['6\u00a0h\u2009–\u200913\u00a0h']]],
    );
    const night = [{ startsAt: at('2026-11-23T21:00:00Z'), endsAt: at('2026-11-24T03:00:00Z') }];
    assert.deepEqual(daysOf(night, reading)[0]?.times, ['22\u00a0h\u2009–\u20094\u00a0h']);
    const twoAccounts = [
      { startsAt: at('2026-11-24T05:00:00Z'), endsAt: at('2026-11-24T09:00:00Z') },
      { startsAt: at('2026-11-24T08:00:00Z'), endsAt: at('2026-11-24T11:00:00Z') },
    ];
    assert.deepEqual(joinHours(twoAccounts), [{ startsAt: at('2026-11-24T05:00:00Z'), endsAt: at('2026-11-24T11:00:00Z') }]);
  });

  test('has an address of plain letters, whatever the organisation is called', () => {
    assert.equal(slugOf('Ligne 4 — démonstration'), 'ligne-4-demonstration');
    assert.equal(slugOf('城市'), 'page');
    fc.assert(fc.property(fc.string(), (name) => assert.ok(readSlug(slugOf(name)), slugOf(name))));
    for (const wrong of ['A', 'a', '-a', 'a-', 'a--b', 'é', 'a/b', '../x', 'a'.repeat(200)]) assert.equal(readSlug(wrong), null, wrong);
    const keys = accountKeys([
      { accountId: '1', handle: 'L4', network: 'bluesky' },
      { accountId: '2', handle: 'l4', network: 'practice' },
      { accountId: '3', handle: 'x', network: 'practice' },
    ]);
    assert.deepEqual([...keys.values()], ['l4~bluesky', 'l4~practice', 'x']);
  });
});

describe('the pages in memory', () => {
  function counted() {
    const clock = { now: 1_000_000 };
    const cache = createPageCache(() => clock.now);
    let writings = 0;
    const write = async () => {
      writings += 1;
      return { markup: `<p>${writings}</p>`, organisationId: 'o', until: clock.now + 60_000 };
    };
    const read = async () => (await cache.get('k', write))?.bodies.identity.toString();
    return { clock, cache, read, written: () => writings };
  }

  test('are written once for many readers, and anew when their moment comes', async () => {
    const { clock, read, written } = counted();
    await Promise.all(Array.from({ length: 50 }, read));
    assert.equal(written(), 1);
    clock.now += 59_999;
    assert.equal(await read(), '<p>1</p>');
    clock.now += 1;
    assert.equal(await read(), '<p>2</p>');
  });

  test('show a change within a second, and are written once a second at most in a storm of changes', async () => {
    const { clock, cache, read, written } = counted();
    await read();
    cache.changed('another');
    assert.equal(await read(), '<p>1</p>');
    cache.changed('o');
    clock.now += 1_000;
    assert.equal(await read(), '<p>2</p>');
    for (let step = 0; step < 100; step += 1) {
      cache.changed('o');
      clock.now += 10;
      await read();
      await sleep(0);
    }
    assert.ok(written() <= 5, `${written()} writings in a second`);
    cache.changed(null);
    clock.now += 5_000;
    assert.equal(await read(), `<p>${written()}</p>`);
  });

  test('outlive a short absence of the database, and no long one', async () => {
    const clock = { now: 0 };
    const cache = createPageCache(() => clock.now);
    await cache.get('k', async () => ({ markup: 'x', organisationId: 'o', until: 10 }));
    const away = async () => await Promise.reject(new Error('away'));
    clock.now = 5_000;
    assert.equal((await cache.get('k', away))?.bodies.identity.toString(), 'x');
    clock.now = 70_000;
    await assert.rejects(cache.get('k', away), /away/);
  });

  test('keep nothing of what is not there', async () => {
    const cache = createPageCache(() => 0);
    let asked = 0;
    const nothing = async () => ((asked += 1), { markup: null, organisationId: null, until: 0 });
    assert.equal(await cache.get('k', nothing), null);
    assert.equal(await cache.get('k', nothing), null);
    assert.equal(asked, 2);
  });
});
