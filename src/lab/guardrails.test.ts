import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventPast } from '../../bench/guardrails/invent.ts';
import { labGuardrails } from './guardrails.ts';

interface Row {
  readonly id: unknown;
  readonly outcome: string;
  readonly findings: readonly { rule: string; level: string; why: string; where: { start: number; end: number }; whatToDo: string }[];
}

describe('lab guardrails', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'visavis-lab-'))));
  after(async () => await rm(folder, { recursive: true, force: true }));

  async function run(drafts: string, ...args: string[]) {
    const file = path.join(folder, 'drafts.jsonl');
    await writeFile(file, drafts);
    const [lines, words]: [string[], string[]] = [[], []];
    const code = await labGuardrails([file, ...args], { say: (line) => void lines.push(line), tell: (said) => void words.push(said) });
    return { code, rows: lines.map((line) => JSON.parse(line) as Row), words: words.join('\n') };
  }
  const rows = (...all: object[]) => all.map((row) => JSON.stringify(row)).join('\n');

  test('judges each row in the order of the file, in French or in English', async () => {
    const drafts = rows(
      { id: 2, text: 'Le trafic est rétabli. Bonne journée.' },
      { id: 'a', text: 'Voici votre mot de passe : Soleil2024!' },
    );
    const { code, rows: french } = await run(drafts, '--latitude', 'autonome');
    assert.equal(code, 0);
    assert.deepEqual(
      french.map(({ id, outcome }) => [id, outcome]),
      [
        [2, 'go'],
        ['a', 'hold'],
      ],
    );
    const [finding] = french[1]!.findings;
    assert.deepEqual([finding?.rule, finding?.level, finding?.why], ['secrets', 'hold', 'C’est un mot de passe ou un code.']);
    assert.deepEqual(finding?.where, { start: 27, end: 37 });
    const { rows: english } = await run(drafts, '--latitude', 'référente', '--lang', 'en');
    assert.equal(english[1]?.findings[0]?.whatToDo, 'Take it out; if it is real, have it changed.');
    assert.equal(english[1]?.outcome, 'hold');
  });

  test('holds of an apprentie what an autonome looks at again', async () => {
    const drafts = rows({ id: 1, text: 'Prenez un Uber la prochaine fois.', in_reply_to: { text: 'Encore en retard' } });
    assert.equal((await run(drafts, '--latitude', 'autonome')).rows[0]?.outcome, 'pause');
    assert.equal((await run(drafts, '--latitude', 'apprentie')).rows[0]?.outcome, 'hold');
  });

  test('learns a voice from a past in CSV, whatever its columns', async () => {
    const past = path.join(folder, 'past.csv');
    const posts = inventPast(500, 'fr').map(
      ({ text, reply }, at) => `4,${new Date(at * 60_000).toISOString()},${reply ? 'reply' : 'post'},"${text}"`,
    );
    await writeFile(past, `line,created_at,kind,text\n${posts.join('\n')}\n`);
    const drafts = rows(
      { id: 1, text: 'Tomates, basilic, mozzarella et des glaçons', account: '4' },
      { id: 2, text: 'Le trafic est rétabli sur l’ensemble de la ligne. #Ligne4', account: 'autre' },
    );
    const { rows: told } = await run(drafts, '--latitude', 'autonome', '--history', past);
    assert.ok(told[0]?.findings.some(({ rule }) => rule === 'unlike'));
    assert.equal(told[1]?.outcome, 'go');
  });

  test('tells a row that is no draft, and judges the others', async () => {
    const {
      code,
      rows: told,
      words,
    } = await run(
      '{"id":1,"text":"Bonjour"}\nnot json\n{"id":3}\n\n{"text":"Bonsoir","in_reply_to":null,"at":"?"}\n',
      '--latitude',
      'autonome',
    );
    assert.equal(code, 1);
    assert.deepEqual(
      told.map(({ id }) => id),
      [1, 5],
    );
    assert.match(words, /line 2: no JSON[\s\S]*line 3: no draft/);
  });

  test('says how it is asked', async () => {
    for (const args of [[], ['--latitude', 'chef'], ['--latitude', 'autonome', '--lang', 'de']]) {
      const { code, words } = await run('', ...args);
      assert.equal(code, 2);
      assert.match(words, /^usage: /);
    }
    assert.match((await run('', '--latitude', 'autonome', '--history', path.join(folder, 'none.csv'))).words, /There is no file/);
    assert.deepEqual((await run('', '--latitude', 'autonome')).rows, []);
  });
});
