import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { labPresence } from './presence.ts';

describe('lab presence', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'visavis-lab-'))));
  after(async () => await rm(folder, { recursive: true, force: true }));

  async function run(content: string | Buffer, ...args: string[]) {
    const file = path.join(folder, 'posts.csv');
    await writeFile(file, content);
    const lines: Record<string, never>[] = [];
    const words: string[] = [];
    const say = (line: string) => void lines.push(JSON.parse(line) as Record<string, never>);
    const code = await labPresence([file, ...args], { say, tell: (told) => void words.push(told) });
    return { code, lines, words };
  }
  const news = Array.from({ length: 30 }, (_, day) => `${day},2026-03-${String(day + 1).padStart(2, '0')}T09:00:00Z,post,Nouvelle ${day}`);

  test('says plainly, in both languages, that an account only broadcasts; what is unknown is null', async () => {
    const { code, lines } = await run(`id,created_at,kind,text\n${news.join('\n')}\nbroken,row\n`);
    assert.equal(code, 0);
    const { summary } = lines.at(-1) as unknown as { summary: Record<string, unknown> };
    const { said, received, questions, delay, posts } = summary;
    assert.deepEqual(
      { received, questions, delay, posts },
      { received: null, questions: null, delay: null, posts: { ours: 30, theirs: null } },
    );
    assert.match((said as { fr: string }).fr, /ne fait que diffuser : 0 réponse/u);
    assert.match((said as { en: string }).en, /only broadcasts/u);
    assert.deepEqual(
      lines.map((line) => Object.keys(line)[0]),
      ['broken', 'summary'],
    );
  });

  test('tells each account of a file that has several, before their sum', async () => {
    const rows = news.map((row, at) => `${row},${at % 3 ? 'ligne4' : 'bus12'}`);
    const { lines } = await run(`id,created_at,kind,text,account\n${rows.join('\n')}\n`);
    assert.deepEqual(
      lines.map((line) => (line as { account?: string }).account ?? Object.keys(line)[0]),
      ['ligne4', 'bus12', 'summary'],
    );
  });

  test('asks for the account when it cannot know it, and explains what it cannot read', async () => {
    const several = await run('author,text\na,un\nb,deux\n');
    assert.equal(several.code, 1);
    assert.match(several.words.join(), /--account a/u);
    assert.equal((await run('author,text\na,un\nb,deux\n', '--account', 'b')).code, 0);
    assert.match((await run('')).words.join(), /empty/u);
    assert.match((await run(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).words.join(), /no CSV/u);
    assert.match((await run('a,b\n1,2\n')).words.join(), /Found: a, b/u);
    assert.match((await run('text\nun\n', '--zone', 'Mars')).words.join(), /no time zone/u);
    assert.equal(await labPresence([], { say: () => {}, tell: () => {} }), 2);
    assert.equal(await labPresence([path.join(folder, 'none.csv')], { say: () => {}, tell: () => {} }), 1);
  });
});
