import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openHistory } from './read-history.ts';
import type { HistoryRow } from './row.ts';

function sourceOf(content: string | Uint8Array, piece = 11) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return async function* () {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
}

async function read(content: string | Uint8Array, { piece = 11, zone = 'Europe/Paris' } = {}) {
  const opened = await openHistory(sourceOf(content, piece), { zone });
  assert.ok(opened.ok, JSON.stringify(opened));
  const { batches, tally } = opened.value.read();
  const rows: HistoryRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { rows, tally, format: opened.value.format };
}

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('a history', () => {
  test('finds its columns by name, in any order, case and accent, under the separator of its first line', async () => {
    const { rows, format } = await read('Texte;Created-At;Tweet ID;Ligne\n"Bonjour; oui";2024-07-01T10:00:00+02:00;9007199254740993;12\n');
    assert.equal(format.separator, ';');
    assert.deepEqual(
      rows.map(({ id, text, at, account, line }) => ({ id, text, at, account, line })),
      [{ id: '9007199254740993', text: 'Bonjour; oui', at: Date.UTC(2024, 6, 1, 8), account: '12', line: 2 }],
    );
  });

  test('is read the same in UTF-8, with its mark, in UTF-16, in Latin-1 and in Windows-1252', async () => {
    const text = 'id,text\n1,Réouverture à Châtelet\n2,Élégant\n';
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    for (const bytes of [text, `\uFEFF${text}`, utf16, latin1(text)]) {
      const { rows } = await read(bytes, { piece: 3 });
      assert.deepEqual(
        rows.map((row) => row.text),
        ['Réouverture à Châtelet', 'Élégant'],
      );
    }
    const windows = await read(Uint8Array.from([...latin1('id,text\n1,l'), 0x92, ...latin1('été \n')]));
    assert.equal(windows.rows[0]?.text, 'l’été ');
  });

  test('with a stray byte or two stays UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('id,text\n1,été à Orléans\n2,abc'), Buffer.from([0xe9]), Buffer.from('def\n')]);
    const { rows, format } = await read(Uint8Array.from(bytes));
    assert.equal(format.encoding, 'utf-8');
    assert.equal(rows[0]?.text, 'été à Orléans');
  });

  test('keeps reading past a broken row, and tells where it stood, why, and what stood there', async () => {
    const { rows, tally } = await read('id,text,created_at\n1,a,2024-01-01\n2,b\n3,"c"x,2024-01-01\n4,d,jamais\n');
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['1', '4'],
    );
    assert.deepEqual([tally.rows, tally.undated, tally.brokenCount], [2, 1, 2]);
    assert.deepEqual(tally.brokenRows, [
      { line: 3, reason: 'column-count', raw: '2,b' },
      { line: 4, reason: 'text-after-quote', raw: '3,"c"x,2024-01-01' },
    ]);
  });

  test('in JSON lines keeps ids to the last digit, and counts what is no object', async () => {
    const { rows, tally } = await read(
      '{"id":1050405278569680896,"text":"a ^b","createdAt":"2024-01-01T00:00:00Z"}\n[1]\n{"id":"x"\n\n{"text":"c","id":"0001"}\n',
    );
    assert.deepEqual(
      rows.map(({ id, numericId, text }) => [id, numericId, text]),
      [
        ['1050405278569680896', true, 'a ^b'],
        ['0001', false, 'c'],
      ],
    );
    assert.deepEqual(
      tally.brokenRows.map(({ line, reason }) => [line, reason]),
      [
        [2, 'not-an-object'],
        [3, 'not-json'],
      ],
    );
  });

  test('that cannot be read says why', async () => {
    const failure = async (content: string | Uint8Array, zone = 'Europe/Paris') => {
      const opened = await openHistory(sourceOf(content), { zone });
      return opened.ok ? null : opened.error;
    };
    assert.deepEqual(await failure(''), { kind: 'empty' });
    assert.deepEqual(await failure('\uFEFF \n'), { kind: 'empty' });
    assert.deepEqual(await failure('id,created_at\n1,2\n'), { kind: 'no-text-column', found: ['id', 'created_at'] });
    assert.deepEqual(await failure('{"id":1}\n'), { kind: 'no-text-column', found: ['id'] });
    assert.deepEqual(await failure('[{"id":1}]'), { kind: 'json-array' });
    assert.deepEqual(await failure(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), { kind: 'not-text' });
    assert.deepEqual(await failure('id,text\n', 'Paris'), { kind: 'unknown-zone', zone: 'Paris' });
  });

  test('never throws, whatever the bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((tail) => Uint8Array.from([...latin1('id,text,date\n'), ...tail]));
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 64 }), async (content, piece) => {
        const opened = await openHistory(sourceOf(content, piece), { zone: 'Europe/Paris' });
        if (!opened.ok) return;
        for await (const batch of opened.value.read().batches) assert.ok(batch.length > 0);
      }),
    );
  });
});
