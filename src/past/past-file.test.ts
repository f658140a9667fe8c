import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { writeBrokenRows } from './broken-rows-csv.ts';
import { readPastFile } from './past-file.ts';
import type { PastOptions } from './past-file.ts';
import { nextReadingState } from './reading.ts';

const read = async (text: string, options: Partial<PastOptions> = {}) =>
  await readPastFile(
    async function* () {
      // In small pieces: a row, even a character, may be cut anywhere.
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
    { zone: 'Europe/Paris', account: null, ...options },
  );

const line = (at: number, text: string) => `${at},2026-03-02T08:${String(at % 60).padStart(2, '0')}:00Z,"${text}"`;

describe('a past in a file', () => {
  test('tells who signs, how much, and in which form', async () => {
    const texts = Array.from({ length: 60 }, (_, at) =>
      at % 3 === 0 ? 'Travaux ce soir à Nation.' : `@usager${at} Oui, à ${at} h. ^${at % 2 ? 'IN' : 'KB'}`,
    );
    const past = await read(`id,created_at,text\n${texts.map((text, at) => line(at, text)).join('\n')}\n`);
    assert.ok(past.ok);
    const { signed, signers } = past.value.signing;
    assert.deepEqual(signed, { count: 40, share: 0.6667, repliesShare: 1, form: 'initials', mark: '^' });
    assert.deepEqual(signers.map(({ author, posts, firstDay }) => [author, posts, firstDay]).toSorted(), [
      ['IN', 20, '2026-03-02'],
      ['KB', 20, '2026-03-02'],
    ]);
  });

  test('is read as far as may be, and says that it stopped', async () => {
    const past = await read(`id,created_at,text\n${Array.from({ length: 50 }, (_, at) => line(at, 'x')).join('\n')}`, { maximumRows: 20 });
    assert.ok(past.ok);
    assert.deepEqual([past.value.rows, past.value.stoppedAt, past.value.presence.report(null).posts.ours], [20, 20, 20]);
  });

  test('takes the epoch, and a year that nobody lives in, for no date', async () => {
    const dates = ['1970-01-01T00:00:00Z', '2026-03-02T08:00:00Z', '12026-03-02', '2126-03-02T08:00:00Z', 'hier', ''];
    const past = await read(`id,created_at,text\n${dates.map((date, at) => `${at},${date},bonjour`).join('\n')}\n`);
    assert.ok(past.ok);
    const { gaps, spells } = past.value.presence.report(null);
    assert.deepEqual([past.value.undated, gaps, spells?.length], [5, [], 1]);
  });

  test('of one author needs no name; of several it asks, and knows when the name is wrong', async () => {
    const of = (authors: string[]) => `id,author,text\n${authors.map((author, at) => `${at},${author},bonjour`).join('\n')}\n`;
    assert.ok((await read(of(['ligne4', 'ligne4']))).ok);
    const several = await read(of(['zoe', 'ligne4', 'ligne4']));
    assert.deepEqual(several.ok ? null : several.error, { kind: 'several-authors', authors: ['ligne4', 'zoe'] });
    const wrong = await read(of(['zoe', 'ligne4', 'ligne4']), { account: 'bus12' });
    assert.deepEqual(wrong.ok ? null : wrong.error, { kind: 'account-not-found', authors: ['ligne4', 'zoe'] });
  });

  test('has broken rows that a spreadsheet opens without running them', () => {
    const file = writeBrokenRows([{ line: 3, reason: 'column-count', raw: '=cmd|"x"' }]);
    assert.equal(file, '\ufeffline,reason,row\r\n"3","column-count","\'=cmd|""x"""\r\n');
  });
});

describe('a reading', () => {
  test('that has ended stays so', () => {
    for (const state of ['read', 'failed', 'cancelled', 'expired'] as const) {
      for (const event of ['was-received', 'was-begun', 'was-read', 'failed', 'was-cancelled', 'ran-out'] as const) {
        assert.equal(nextReadingState(state, event), null);
      }
    }
  });
});
