import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCalendarFile, writeCsv, writeIcalendar } from './index.ts';
import type { ExportRow, ReadRow } from './index.ts';
import { readDate, readDateTime, readTime } from './read-date.ts';
import { joinParts, splitParts } from './row.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (file: string | Uint8Array) => {
  const done = await readCalendarFile(typeof file === 'string' ? bytes(file) : file);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const rowsOf = async (file: string | Uint8Array): Promise<ReadRow[]> =>
  (await read(file)).rows.map(({ row, fault, line }) => row ?? assert.fail(`line ${line}: ${JSON.stringify(fault)}`));
const event = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

describe('a date as people write it', () => {
  const same = (date: string) => ({ dayFirst: date, monthFirst: date });
  test('is read in French, in English and as spreadsheets have it', () => {
    for (const written of [
      '2026-11-24',
      '24/11/2026',
      '24.11.26',
      '24 novembre 2026',
      'mardi 24 nov. 2026',
      'Nov 24, 2026',
      'November 24th, 2026',
    ])
      assert.equal(readDate(written)?.dayFirst, '2026-11-24', written);
    assert.deepEqual(readDate('1er août 2026'), same('2026-08-01'));
    assert.deepEqual(readDate('03/04/2026'), { dayFirst: '2026-04-03', monthFirst: '2026-03-04' });
    assert.deepEqual(readDate('11/24/2026'), { dayFirst: null, monthFirst: '2026-11-24' });
    for (const none of ['', 'demain', '31/02/2026', '2026-13-01', '29/02/2026', '0/0/2026', '24/11'])
      assert.equal(readDate(none), null, none);
  });

  test('has its time in a field of its own, or beside it', () => {
    for (const written of ['9:05', '09:05', '9h05', '9 h 05', '9:05 AM', '09:05:30', '9.05'])
      assert.equal(readTime(written), '09:05', written);
    assert.deepEqual(['9h', '12 am', '12 pm', '9:05 PM', 'midi'].map(readTime), ['09:00', '00:00', '12:00', '21:05', '12:00']);
    for (const none of ['', '9', '25:00', '9:60', '13 pm', 'matin']) assert.equal(readTime(none), null, none);
    const wall = { kind: 'wall', date: same('2026-11-24'), time: '09:05' };
    for (const written of [
      '2026-11-24 09:05',
      '2026-11-24T09:05:00',
      '24 novembre 2026 à 9h05',
      '24/11/2026 9:05',
      'Nov 24, 2026 9:05 AM',
      '24 novembre 2026 9 h 05',
    ]) {
      const moment = readDateTime(written);
      assert.deepEqual(moment?.kind === 'wall' && [moment.date.dayFirst ?? '', moment.time], [wall.date.dayFirst, wall.time], written);
    }
    assert.deepEqual(readDateTime('2026-11-24T09:05:00+01:00'), { kind: 'moment', at: '2026-11-24T08:05:00.000Z' });
    assert.deepEqual(readDateTime('46350,375'), { kind: 'wall', date: same('2026-11-24'), time: '09:00' });
  });

  test('is whatever it was, for every day and time that there is', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1991-01-01'), max: new Date('2199-12-30'), noInvalidDate: true }), (at) => {
        const [day, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
        const [year, month, date] = day.split('-').map(Number);
        const french = readDateTime(`${date}/${month}/${year} ${time}`);
        const american = readDateTime(`${month}/${date}/${year} ${time}`);
        assert.ok(french?.kind === 'wall' && french.date.dayFirst === day && french.time === time);
        assert.ok(american?.kind === 'wall' && american.date.monthFirst === day);
        assert.deepEqual(readDateTime(`${day}T${time}`), { kind: 'wall', date: same(day), time });
      }),
    );
  });
});

describe('a table of posts', () => {
  test('is understood as French Excel saves it', async () => {
    const file = 'Date;Heure;Comptes;Texte\r\n24/11/2026;9h05;@ligne4;"Été : la ligne rouvre ;\r\nbon été"\r\n';
    const latin = Uint8Array.from([...file].map((sign) => sign.codePointAt(0) ?? 0));
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]));
    for (const saved of [file, `\ufeff${file}`, `sep=;\r\n${file}`, latin, utf16]) {
      const [row] = await rowsOf(saved);
      assert.deepEqual(row?.time, { kind: 'wall', local: '2026-11-24T09:05' });
      assert.deepEqual([row?.parts, row?.accounts], [['Été : la ligne rouvre ;\nbon été'], ['@ligne4']]);
    }
  });

  test('is understood with other names, and says which it did not know', async () => {
    const file = await read('Scheduled At,Channel,Content,Boost budget\n2026-11-24 09:05,@ligne4,Bonjour,12\n');
    assert.deepEqual(file.unknownColumns, ['Boost budget']);
    assert.deepEqual(file.columns, { moment: 'Scheduled At', accounts: 'Channel', text: 'Content' });
    assert.deepEqual(file.rows[0]?.row?.time, { kind: 'wall', local: '2026-11-24T09:05' });
  });

  test('asks whether the day or the month stands first only when no row tells', async () => {
    const times = async (...dates: readonly string[]) =>
      (await rowsOf(`date,time,text\n${dates.map((date) => `${date},09:00,a`).join('\n')}\n`)).map(({ time }) => time);
    assert.deepEqual(await times('03/04/2026', '24/11/2026'), [
      { kind: 'wall', local: '2026-04-03T09:00' },
      { kind: 'wall', local: '2026-11-24T09:00' },
    ]);
    assert.deepEqual(await times('03/04/2026', '11/24/2026'), [
      { kind: 'wall', local: '2026-03-04T09:00' },
      { kind: 'wall', local: '2026-11-24T09:00' },
    ]);
    assert.deepEqual(await times('03/04/2026', '05/05/2026'), [
      { kind: 'either', dayFirst: { kind: 'wall', local: '2026-04-03T09:00' }, monthFirst: { kind: 'wall', local: '2026-03-04T09:00' } },
      { kind: 'wall', local: '2026-05-05T09:00' },
    ]);
  });

  test('tells its broken rows by their line, and goes on', async () => {
    const { rows } = await read(
      'date;heure;texte\n24/11/2026;09:00;bon\n32/11/2026;09:00;date\n24/11/2026;soon;heure\n25/11/2026;09:00;"jamais fermé\n26/11/2026;09:00;bon aussi\n',
    );
    assert.deepEqual(
      rows.map(({ line, row, fault }) => [line, row?.parts[0] ?? fault?.kind]),
      [
        [2, 'bon'],
        [3, 'no-such-date'],
        [4, 'no-such-time'],
        [5, 'broken'],
        [6, 'bon aussi'],
      ],
    );
  });

  test('without words, without anything, or that is no text is refused by name', async () => {
    const kind = async (file: string) => {
      const done = await readCalendarFile(bytes(file));
      return done.ok ? null : done.error.kind;
    };
    assert.deepEqual(
      await Promise.all(['', ' \n', 'date,time\n2026-11-24,09:00', 'PK\u0003\u0004\0x', `text\n${'a\n'.repeat(10_001)}`].map(kind)),
      ['empty-file', 'empty-file', 'no-text-column', 'not-text', 'too-many-rows'],
    );
  });
});

describe('an iCalendar file', () => {
  test('has times in UTC, in a zone, floating, and of whole days', async () => {
    const timeOf = async (...lines: readonly string[]) => (await rowsOf(event(...lines, 'SUMMARY:a')))[0]?.time;
    assert.deepEqual(await timeOf('DTSTART:20261124T080500Z'), { kind: 'moment', at: '2026-11-24T08:05:00.000Z' });
    assert.deepEqual(await timeOf('DTSTART;TZID=America/New_York:20261124T090500'), {
      kind: 'elsewhere',
      local: '2026-11-24T09:05',
      zone: 'America/New_York',
    });
    assert.deepEqual(await timeOf('DTSTART;TZID=Romance Standard Time:20261124T090500'), {
      kind: 'elsewhere',
      local: '2026-11-24T09:05',
      zone: 'Europe/Paris',
    });
    assert.deepEqual(await timeOf('DTSTART:20261124T090500'), { kind: 'wall', local: '2026-11-24T09:05' });
    assert.deepEqual(await timeOf('DTSTART;VALUE=DATE:20261124'), { kind: 'day', day: '2026-11-24' });
  });

  test('may define a zone that nobody else knows', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Maison',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const file = event('DTSTART;TZID=Maison:20261124T090000', 'SUMMARY:a').replace('BEGIN:VEVENT', `${zone.join('\r\n')}\r\nBEGIN:VEVENT`);
    assert.deepEqual((await rowsOf(file))[0]?.time, { kind: 'moment', at: '2026-11-24T07:00:00.000Z' });
    assert.equal((await read(event('DTSTART;TZID=Nulle part:20261124T090000', 'SUMMARY:a'))).rows[0]?.fault?.kind, 'unknown-zone');
  });

  test('unfolds its lines, and has no ear for alarms', async () => {
    const [row] = await rowsOf(
      event(
        'DTSTART:20261124T080500Z',
        'DESCRIPTION:La ligne\\, rou',
        ' vre.\\nBien',
        '\tvenue',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Réveil',
        'END:VALARM',
        'LOCATION:@ligne4',
      ),
    );
    assert.deepEqual([row?.parts, row?.accounts], [['La ligne, rouvre.\nBienvenue'], ['@ligne4']]);
  });

  test('repeats with an end as a day, a moment or a count, and leaves days out', async () => {
    const repeat = async (...lines: readonly string[]) =>
      (await rowsOf(event('DTSTART;TZID=Europe/Paris:20261124T090000', 'SUMMARY:a', ...lines)))[0]?.repeat;
    const none = { until: null, untilMoment: null, count: null, except: [] };
    assert.deepEqual(await repeat('RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101'), {
      ...none,
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      until: '2027-01-01',
    });
    assert.deepEqual(await repeat('RRULE:FREQ=WEEKLY;UNTIL=20270101T080000Z'), {
      ...none,
      rule: 'FREQ=WEEKLY',
      untilMoment: '2027-01-01T08:00:00.000Z',
    });
    assert.deepEqual(await repeat('RRULE:COUNT=4;FREQ=DAILY', 'EXDATE;TZID=Europe/Paris:20261125T090000,20261126T090000'), {
      ...none,
      rule: 'FREQ=DAILY',
      count: 4,
      except: ['2026-11-25', '2026-11-26'],
    });
  });

  test('that moved one coming leaves that day out of the rule', async () => {
    const moved = event('DTSTART:20261124T090000', 'RRULE:FREQ=DAILY;COUNT=5', 'SUMMARY:a').replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20261125T090000\r\nDTSTART:20261125T150000\r\nSUMMARY:b\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    const rows = await rowsOf(moved);
    assert.deepEqual(rows[0]?.repeat?.except, ['2026-11-25']);
    assert.deepEqual([rows[1]?.time, rows[1]?.uid === rows[0]?.uid], [{ kind: 'wall', local: '2026-11-25T15:00' }, false]);
  });

  test('that is broken in one event says its other events', async () => {
    const good = event('DTSTART:20261124T090000', 'SUMMARY:a');
    const file = good.replace(
      'BEGIN:VEVENT',
      'BEGIN:VEVENT\r\nDTSTART:20261345T990000\r\nSUMMARY:x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:never closed\r\nBEGIN:VEVENT',
    );
    const { rows } = await read(file);
    assert.deepEqual(
      rows.map(({ row, fault }) => row?.parts[0] ?? fault?.kind),
      ['no-such-date', 'broken', 'a'],
    );
  });

  test('of ten thousand events is read, one more is too many, and nonsense holds nobody up', async () => {
    const many = (count: number) =>
      [
        'BEGIN:VCALENDAR',
        ...Array.from(
          { length: count },
          (_, place) => `BEGIN:VEVENT\r\nUID:${place}\r\nDTSTART:20261124T090000Z\r\nSUMMARY:a\r\nEND:VEVENT`,
        ),
        'END:VCALENDAR',
      ].join('\r\n');
    assert.equal((await read(many(10_000))).rows.length, 10_000);
    const over = await readCalendarFile(bytes(many(10_001)));
    assert.equal(over.ok ? null : over.error.kind, 'too-many-rows');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              'BEGIN:VEVENT',
              'END:VEVENT',
              'BEGIN:VALARM',
              'RRULE:FREQ=DAILY',
              'DTSTART:1',
              ' x',
              'EXDATE:',
              'BEGIN:VTIMEZONE',
            ),
          ),
        ),
        async (lines) => {
          await readCalendarFile(bytes(['BEGIN:VCALENDAR', ...lines].join('\n')));
          await readCalendarFile(bytes(lines.join('\n')));
        },
      ),
    );
  });
});

/** What an export and what is read of it say alike. */
function told({ parts, versions, accounts, contentWarning, deadlineMinutes, more, time, repeat }: ExportRow | ReadRow) {
  const words = (several: readonly string[]) => joinParts(several).trim();
  const apart = versions.map((version) => [version.account, words(version.parts)]).filter(([, text]) => text !== '');
  const comes = repeat && [repeat.rule, repeat.except];
  return [words(parts), apart.toSorted(), accounts, contentWarning, deadlineMinutes, more, time === null, comes];
}

describe('what is exported', () => {
  const words = fc.array(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[\0\p{Cs}]/gu, '')),
    { minLength: 1, maxLength: 4 },
  );
  const handle = fc.constantFrom('@ligne4', 'mastodon:@ligne4@reseau.example', '@rer-b.bsky.social');

  test('has the parts of a thread in one field, whatever they say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('---', '\\---', 'a\n---\nb', '')), { minLength: 1 }),
        (parts) => {
          const plain = parts.map((part) => part.replaceAll(/\r\n?/gu, '\n'));
          assert.deepEqual(splitParts(joinParts(plain)), plain);
        },
      ),
    );
  });

  test('is read again as it was, from a table and from iCalendar', async () => {
    const row = fc.record({
      parts: words,
      versions: fc.uniqueArray(fc.record({ account: handle, parts: words }), { selector: ({ account }) => account, maxLength: 2 }),
      accounts: fc.uniqueArray(handle),
      contentWarning: fc.option(fc.constantFrom('Travaux', '=1+1', '-10 %')),
      deadlineMinutes: fc.option(fc.integer({ min: 5, max: 10_080 })),
      state: fc.constantFrom('planned' as const, 'draft' as const),
      repeated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('fr' as const, 'en' as const),
        async (given, language) => {
          const rows = given.map(({ repeated, ...one }, place): ExportRow => {
            const planned = one.state === 'planned';
            const repeat = { from: '2026-11-24T09:05', rule: 'FREQ=WEEKLY;BYDAY=TU', until: '2027-05-01', except: ['2026-12-01'] };
            return {
              ...one,
              uid: `post-${place}@visavis`,
              postId: `post-${place}`,
              time: planned ? { local: '2026-11-24T09:05', zone: 'Europe/Paris', dueAt: new Date('2026-11-24T08:05:00Z') } : null,
              repeat: planned && repeated ? repeat : null,
              visibility: 'public',
              languages: ['fr', 'en'],
              plannedBy: 'Inès',
              outcome: [],
              addresses: [],
              more: '{"numbered":true}',
              changedAt: new Date('2026-11-22T16:00:00Z'),
            };
          });
          for (const file of [writeCsv(rows, language), writeIcalendar(rows)]) {
            assert.deepEqual((await rowsOf(file)).map(told), rows.map(told));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('can be opened in a spreadsheet without running anything', () => {
    const row: ExportRow = {
      uid: 'a',
      postId: 'a',
      state: 'draft',
      time: null,
      repeat: null,
      accounts: ['@ligne4'],
      parts: ['=HYPERLINK("https://mauvais.example")'],
      versions: [],
      visibility: 'public',
      contentWarning: null,
      languages: [],
      deadlineMinutes: null,
      plannedBy: '',
      outcome: [],
      addresses: [],
      more: null,
      changedAt: new Date(0),
    };
    const fields = writeCsv([row], 'en').split('\r\n')[1]?.split(',') ?? [];
    assert.ok(
      fields.every((field) => !/^"[=+\-@]/u.test(field)),
      fields.join(' | '),
    );
  });
});
