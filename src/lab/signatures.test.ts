import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { createAccount } from '../../test/harness/invented-account.ts';
import { labSignatures } from './signatures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'visavis-lab-signatures-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly code: number;
  readonly rows: { id: unknown; signature: string | null; author: string | null }[];
  readonly summary: Record<string, unknown> & { signers: { author: string; count: number; days: number; hours: unknown }[] };
  readonly lines: string[];
  readonly words: string;
}

async function run(content: string | Uint8Array, ...args: string[]): Promise<Told> {
  const file = path.join(folder, 'posts');
  writeFileSync(file, content);
  const lines: string[] = [];
  const words: string[] = [];
  const code = await labSignatures([file, ...args], {
    say: (line) => void lines.push(...line.split('\n')),
    tell: (said) => void words.push(said),
  });
  const last = lines.at(-1);
  const { summary } = (last ? JSON.parse(last) : { summary: null }) as { summary: Told['summary'] };
  return {
    code,
    lines,
    summary,
    rows: lines.slice(0, -1).map((line) => JSON.parse(line) as Told['rows'][number]),
    words: words.join('\n'),
  };
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const replies = createAccount(3).replies(60, (reply, index) => (index % 3 === 2 ? reply : `${reply} ${['^IN', '^OS'][index % 3]}`));
const hour = (index: number) => `2024-07-${String(1 + (index % 28)).padStart(2, '0')}T0${6 + (index % 3)}:15:00Z`;
const csv = `id,created_at,text\n${replies.map((text, index) => `${1000 + index},${hour(index)},${quote(text)}`).join('\n')}\n`;

describe('lab signatures', () => {
  test('tells of each row, in the order of the file, who signed it, then who signs', async () => {
    const { code, rows, summary } = await run(csv);
    assert.equal(code, 0);
    assert.deepEqual(rows.slice(0, 3), [
      { id: '1000', signature: '^IN', author: 'IN' },
      { id: '1001', signature: '^OS', author: 'OS' },
      { id: '1002', signature: null, author: null },
    ]);
    assert.equal(rows.length, 60);
    assert.deepEqual(
      [summary['zone'], summary['messages'], summary['signed'], summary['share'], summary['form'], summary['mark']],
      ['Europe/Paris', 60, 40, 0.6667, 'initials', '^'],
    );
    assert.deepEqual(
      summary.signers.map(({ author, count, hours }) => ({ author, count, hours })),
      [
        { author: 'IN', count: 20, hours: { opens: '08:00', closes: '09:00' } },
        { author: 'OS', count: 20, hours: { opens: '09:00', closes: '10:00' } },
      ],
    );
  });

  test('tells hours in the zone that is asked for', async () => {
    const { summary } = await run(csv, '--zone', 'America/Montreal');
    assert.deepEqual(summary.signers[0]?.hours, { opens: '02:00', closes: '03:00' });
    const refused = await run(csv, '--zone', 'Paris');
    assert.deepEqual([refused.code, refused.words], [1, 'Paris is no time zone, such as Europe/Paris.']);
  });

  test('gives ids back to the last digit, as they were written', async () => {
    const { lines } = await run('{"id":1050405278569680896,"text":"Bonjour. ^IN"}\n{"id":"0012","text":"Oui"}\n');
    assert.deepEqual(lines.slice(0, 2), [
      '{"id":1050405278569680896,"signature":"^IN","author":"IN"}',
      '{"id":"0012","signature":null,"author":null}',
    ]);
  });

  test('learns each account of a file by itself, and leaves alone what the public wrote', async () => {
    const rows = replies.map((text, index) => `${index},${index % 2 === 0 ? 'A' : 'B'},${index % 5 === 0},${quote(text)}`);
    const { rows: told, summary } = await run(`id,author,inbound,text\n${rows.join('\n')}`);
    assert.equal(told[0]?.signature, null);
    assert.equal(told[1]?.signature, '^OS');
    assert.equal(summary['messages'], 48);
  });

  test('reads Latin-1, counts and shows broken rows, and goes on', async () => {
    const latin1 = Uint8Array.from(Buffer.from(`id;text\n1;"À bientôt. ^É"\n2;"cassé\n3;trop;de;colonnes\n4;Réglé. ^É\n`, 'latin1'));
    const { code, rows, summary, words } = await run(latin1);
    assert.equal(code, 0);
    assert.deepEqual(
      rows.map(({ id, signature }) => [id, signature]),
      [
        ['1', '^É'],
        ['4', '^É'],
      ],
    );
    assert.deepEqual((summary['broken'] as { count: number }).count, 2);
    assert.match(words, /2 rows could not be read[\s\S]*line 3/);
  });

  test('says in a sentence what cannot be read', async () => {
    const cases: [content: string, sentence: RegExp][] = [
      ['', /The file is empty/],
      ['id,created_at\n1,2024-01-01\n', /No column holds the text.*Found: id, created_at/],
      ['[{"id":1,"text":"a"}]', /one JSON array/],
      ['PK\u0003\u0004\u0000\u0000', /no CSV and no JSON lines/],
    ];
    for (const [content, sentence] of cases) {
      const { code, words, lines } = await run(content);
      assert.equal(code, 1);
      assert.match(words, sentence);
      assert.deepEqual(lines, []);
    }
    const words: string[] = [];
    const output = { say: () => undefined, tell: (said: string) => void words.push(said) };
    assert.equal(await labSignatures([path.join(folder, 'none.csv')], output), 1);
    assert.equal(await labSignatures([folder], output), 1);
    assert.equal(await labSignatures([], output), 2);
    assert.match(words.join('\n'), /There is no file[\s\S]*is no file[\s\S]*usage/);
  });

  test('tells an empty past', async () => {
    const { code, rows, summary } = await run('id,text,created_at\n');
    assert.deepEqual([code, rows, summary['messages'], summary['share'], summary.signers], [0, [], 0, null, []]);
  });
});
