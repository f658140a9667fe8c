import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { Visitor } from '../people/index.ts';
import { writeCsv, writeIcalendar } from './calendar-file/index.ts';
import { draftPost } from './draft-post.ts';
import { exportCalendar } from './export-calendar.ts';
import { bringCalendar, importRows } from './import-calendar.ts';
import type { ImportAnswers } from './import-time.ts';
import { postsDeps } from './index.ts';
import { leavePost } from './leave-post.ts';
import { planPost } from './plan-post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { listPosts } from './store.ts';

const DAY_MS = 86_400_000;
const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const french = (day: string): string => day.split('-').toReversed().join('/');
const NOTHING: ImportAnswers = { order: null, allDayAt: null, accountIds: [] };

describe('a calendar from elsewhere', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const bring = async (text: string, who: Visitor = world.ines) => {
    const brought = await bringCalendar(deps, who, { fileName: 'calendrier', bytes: new TextEncoder().encode(text) });
    assert.ok(brought.ok, JSON.stringify(brought));
    return brought.value;
  };
  const rows = async (importId: string, make: boolean, answers: Partial<ImportAnswers> = {}) => {
    const told = await importRows(deps, world.ines, { importId, from: 0, answers: { ...NOTHING, ...answers }, make });
    assert.ok(told.ok, JSON.stringify(told));
    return told.value;
  };
  const posts = async () =>
    await mine.database.read(world.organisationId, (db) =>
      listPosts(db, world.organisationId, { states: [], accountId: undefined, limit: 200 }),
    );
  const exported = async () =>
    await mine.database.read(world.organisationId, (db) => exportCalendar(db, world.organisationId, 'Europe/Paris'));
  const table = (...lines: readonly string[]) => ['Date;Heure;Comptes;Texte', ...lines].join('\r\n');

  test('is looked at first: each row says what it would become, by its line, and nothing is made', async () => {
    const day = french(dayAhead(20));
    const { importId } = await bring(
      table(
        `${day};09:00;@ligne4;La ligne rouvre.`,
        `;;@ligne4;Un brouillon.`,
        `${day};09:30;@inconnue;Bonjour.`,
        `${day};10:00;@ligne4;`,
        `${french(dayAhead(-3))};09:00;@ligne4;Trop tard.`,
        `${day};11:00;@ligne4;${'x'.repeat(400)}`,
        `${day};12:00;;Sans compte.`,
      ),
    );
    const before = (await world.journal()).length;
    const told = await rows(importId, false);
    assert.deepEqual(
      told.map(({ line, becomes, because }) => [line, becomes, because?.kind ?? null]),
      [
        [2, 'planned', null],
        [3, 'draft', 'no-time'],
        [4, 'refused', 'unknown-account'],
        [5, 'refused', 'empty'],
        [6, 'draft', 'past'],
        [7, 'draft', 'not-ready'],
        [8, 'draft', 'not-ready'],
      ],
    );
    assert.equal((await posts()).length, 0);
    assert.equal((await world.journal()).length, before);
  });

  test('is made in the name of whoever brought it, once, however often and from whichever file', async () => {
    const file = table(`${french(dayAhead(20))};9h00;@ligne4;La ligne rouvre.`, `;;@ligne4;Un brouillon.`);
    const { importId } = await bring(file);
    const made = await rows(importId, true);
    assert.deepEqual(
      made.map(({ becomes }) => becomes),
      ['planned', 'draft'],
    );
    assert.deepEqual(await rows(importId, true), made);
    const planned = (await posts()).find(({ state }) => state === 'planned');
    assert.deepEqual([planned?.plan?.memberId, planned?.plan?.local], [world.ines.memberId, `${dayAhead(20)}T09:00`]);
    // The same rows, saved by another spreadsheet.
    const again = await bring(`date,time,account,text\n${dayAhead(20)},09:00,ligne4,La ligne rouvre.\n,,@ligne4,Un brouillon.\n`);
    assert.deepEqual(
      (await rows(again.importId, true)).map(({ becomes, postId }) => [becomes, postId]),
      made.map(({ postId }) => ['there', postId]),
    );
    assert.equal((await posts()).length, 2);
    assert.equal(
      (await rows((await bring(table(`${french(dayAhead(20))};9h00;@ligne4;Autre chose.`))).importId, true))[0]?.becomes,
      'planned',
    );
  });

  test('that leaves a day or an account open asks, and is made once somebody answered', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const { importId } = await bring(table(`03/04/${year};09:00;;Bonjour.`));
    assert.deepEqual((await rows(importId, true))[0]?.because, { kind: 'which-day' });
    const [row] = await rows(importId, true, { order: 'month-first', accountIds: [world.account.accountId] });
    assert.deepEqual([row?.becomes, row?.local], ['planned', `${year}-03-04T09:00`]);
  });

  test('in iCalendar keeps its moments and its rules, and says what posts do not know', async () => {
    const day = dayAhead(20).replaceAll('-', '');
    const event = (uid: string, ...lines: readonly string[]) => [
      'BEGIN:VEVENT',
      `UID:${uid}-aussi-longue@ailleurs`,
      'LOCATION:@ligne4',
      ...lines,
      'END:VEVENT',
    ];
    const file = [
      'BEGIN:VCALENDAR',
      ...event('un', `DTSTART;TZID=America/New_York:${day}T090000`, 'SUMMARY:Ailleurs'),
      ...event(
        'deux',
        `DTSTART;TZID=Europe/Brussels:${day}T090000`,
        'RRULE:FREQ=WEEKLY;COUNT=3',
        `EXDATE;TZID=Europe/Brussels:${dayAhead(27).replaceAll('-', '')}T090000`,
        'SUMMARY:Trois fois',
      ),
      ...event('trois', `DTSTART:${day}T090000`, 'RRULE:FREQ=DAILY', 'SUMMARY:Sans fin'),
      ...event('quatre', `DTSTART;VALUE=DATE:${day}`, 'SUMMARY:Toute la journée'),
      ...event('cinq', `DTSTART;TZID=America/New_York:${day}T090000`, 'RRULE:FREQ=DAILY;COUNT=400', 'SUMMARY:Une autre horloge'),
      ...event('six', `DTSTART:${day}T090000`, 'RRULE:FREQ=HOURLY;COUNT=4', 'SUMMARY:Trop souvent'),
      'END:VCALENDAR',
    ].join('\r\n');
    const { importId } = await bring(file);
    const told = await rows(importId, true);
    assert.deepEqual(
      told.map(({ becomes, because }) => [becomes, because?.kind ?? null]),
      [
        ['planned', null],
        ['planned', null],
        ['draft', 'no-end'],
        ['refused', 'all-day'],
        ['draft', 'other-zone'],
        ['draft', 'too-often'],
      ],
    );
    const all = await posts();
    const said = (text: string) => all.find(({ content }) => content.parts[0]?.text === text)?.plan;
    assert.equal(said('Ailleurs')?.dueAt.toISOString(), new Date(`${dayAhead(20)}T14:00:00Z`).toISOString());
    const repeat = said('Trois fois')?.repeat;
    assert.deepEqual([repeat?.until, repeat?.except], [dayAhead(34), [dayAhead(27)]]);
    const asked = (await rows(importId, true, { allDayAt: '08:30' })).find(({ line }) => line === told[3]?.line);
    assert.deepEqual([asked?.becomes, asked?.local], ['planned', `${dayAhead(20)}T08:30`]);
  });

  test('does not pass by the guard-rails: what they would pause or hold is a draft, and says so', async () => {
    const day = french(dayAhead(20));
    const { importId } = await bring(
      table(
        `${day};09:00;@ligne4;<pause> Votez bien.`,
        `${day};09:30;@ligne4;<firm> Virement au FR76.`,
        `${day};10:00;@ligne4;La ligne rouvre demain à 6 h.`,
      ),
    );
    const looked = await rows(importId, false);
    const made = await rows(importId, true);
    for (const told of [looked, made]) {
      assert.deepEqual(
        told.map(({ becomes, because }) => [becomes, because?.kind ?? null]),
        [
          ['draft', 'pause'],
          ['draft', 'hold'],
          ['planned', null],
        ],
      );
    }
    const left = await world.alter<{ pauses: number; reviews: number }>(
      `select (select count(*) from guardrail_pause where organisation_id = $1)::int as pauses, (select count(*) from review where organisation_id = $1)::int as reviews`,
      [world.organisationId],
    );
    assert.deepEqual(left, [{ pauses: 0, reviews: 0 }]);
  });

  test('is another member’s to make no more than to see', async () => {
    const { importId } = await bring(table(`;;@ligne4;Un brouillon.`));
    assert.deepEqual(await importRows(deps, world.paul, { importId, from: 0, answers: NOTHING, make: true }), {
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  test('that was exported here says everything, and made again gives nothing double, or elsewhere the same', async () => {
    const write = async (...texts: readonly string[]) =>
      await draftPost(deps, world.ines, {
        content: { parts: texts.map((text) => ({ text })), versions: [], visibility: 'public', contentWarning: null, languages: [] },
        accountIds: [world.account.accountId],
      });
    const give = async ({ postId }: { postId: string }, when: Parameters<typeof planPost>[2]['when']) =>
      assert.ok((await planPost(deps, world.ines, { postId, revision: 1, when, deadlineMinutes: 60 })).ok);
    const said = await write('Dite.');
    await give(said, { kind: 'now' });
    await leavePost(deps, { organisationId: world.organisationId, postId: said.postId });
    await world.hurry();
    await world.worker().sweep();
    await give(await write('Une fois.', 'Et la suite.'), { kind: 'at', local: `${dayAhead(20)}T09:00`, repeat: null });
    const rule = { rule: 'FREQ=WEEKLY', until: dayAhead(60), except: [dayAhead(27)] };
    await give(await write('@ligne4 chaque semaine'), { kind: 'at', local: `${dayAhead(20)}T10:00`, repeat: rule });
    await write('Brouillon.');

    const before = await exported();
    assert.deepEqual(
      before.map(({ state }) => state),
      ['left', 'planned', 'planned', 'draft'],
    );
    assert.ok(before[0]?.addresses[0]?.startsWith('http') || before[0]?.outcome[0]?.startsWith('@ligne4 sent'));
    for (const file of [writeCsv(before, 'fr'), writeCsv(before, 'en'), writeIcalendar(before)]) {
      const told = await rows((await bring(file)).importId, true);
      assert.deepEqual(new Set(told.map(({ becomes }) => becomes)), new Set(['there']));
    }
    assert.equal((await posts()).length, 4);

    const files = [writeCsv(before, 'fr'), writeIcalendar(before)];
    for (const file of files) {
      await world.alter('delete from post where organisation_id = $1', [world.organisationId]);
      const told = await rows((await bring(file)).importId, true);
      assert.deepEqual(
        told.map(({ becomes, because }) => [becomes, because?.kind ?? null]),
        [
          ['refused', 'already-said'],
          ['planned', null],
          ['planned', null],
          ['draft', null],
        ],
      );
      const again = (await exported()).map(({ uid: _uid, postId: _id, changedAt: _at, ...row }) => row);
      assert.deepEqual(
        again,
        before.slice(1).map(({ uid: _uid, postId: _id, changedAt: _at, ...row }) => row),
      );
    }
  });
});
