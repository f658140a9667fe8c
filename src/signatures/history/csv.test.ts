import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { LONGEST_ROW, createCsvReader } from './csv.ts';

function read(text: string, { separator = ',', piece = 7 } = {}) {
  const rows: string[][] = [];
  const lines: number[] = [];
  const broken: [reason: string, line: number][] = [];
  const reader = createCsvReader(separator, {
    row: (fields, line) => {
      rows.push([...fields]);
      lines.push(line);
    },
    broken: (reason, line) => broken.push([reason, line]),
  });
  for (let at = 0; at < text.length; at += piece) reader.push(text.slice(at, at + piece));
  reader.end();
  return { rows, lines, broken };
}

const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '^b', '👋', ';'), maxLength: 8 });
const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('a CSV history', () => {
  test('gives back what was written, in whatever pieces it comes', () => {
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, piece, eol, bare) => {
        const write = (value: string) => (bare && !/[",\n\r]/.test(value) ? value : quote(value));
        const text = rows.map((row) => row.map(write).join(',')).join(eol);
        assert.deepEqual(read(text, { piece }).rows, rows);
      }),
    );
  });

  test('is read as csv-parse reads it, where both find it whole', () => {
    const anything = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n'), maxLength: 40 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 50 }), (text, piece) => {
        const ours = read(text, { piece });
        let theirs: string[][];
        try {
          theirs = parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] });
        } catch {
          return;
        }
        // Where a quote is doubtful we prefer to lose its row; csv-parse, asked to be lax, guesses.
        if (ours.broken.length > 0 || /[^",\n]"|"[^",\n\r]/.test(text)) return;
        assert.deepEqual(
          ours.rows,
          theirs.filter((row) => row.length > 1 || row[0] !== ''),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('loses to an open quote the row that opens it, and not its neighbours', () => {
    const { rows, broken } = read('1,"a"\n2,"b\n3,"c"\n4,d\n');
    assert.deepEqual(rows, [
      ['1', 'a'],
      ['3', 'c'],
      ['4', 'd'],
    ]);
    assert.deepEqual(broken, [['text-after-quote', 2]]);
    assert.deepEqual(read('1,a\n2,"b\n3,c').broken, [['open-quote', 2]]);
    assert.deepEqual(read('1,a\n2,"b\n3,c').rows, [
      ['1', 'a'],
      ['3', 'c'],
    ]);
  });

  test('says on which line of the file each row begins, across texts of several lines', () => {
    assert.deepEqual(read('a,b\n"x\ny\nz",c\n\nd,e\n').lines, [1, 2, 6]);
  });

  test('does not keep a row without end in memory', () => {
    const { rows, broken } = read(`1,a\n2,"${'x'.repeat(LONGEST_ROW + 100_000)}\n3,b\n`, { piece: 65_536 });
    assert.deepEqual(rows, [
      ['1', 'a'],
      ['3', 'b'],
    ]);
    assert.deepEqual(broken, [['too-long', 2]]);
  });
});
