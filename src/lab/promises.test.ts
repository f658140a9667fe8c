import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { labPromises } from './promises.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'visavis-lab-promises-'));
after(() => rmSync(folder, { recursive: true }));

async function run(lines: readonly string[], ...more: string[]) {
  const file = path.join(folder, 'replies.jsonl');
  writeFileSync(file, lines.join('\n'));
  const [said, told]: [string[], string[]] = [[], []];
  const exit = await labPromises([file, ...more], { say: (line) => void said.push(line), tell: (line) => void told.push(line) });
  return { exit, said: said.map((line) => JSON.parse(line) as object), told };
}

describe('lab promises', () => {
  it('answers in the order of the file, times as they were written', async () => {
    const { exit, said } = await run([
      '{"id": 1, "text": "Je vous réponds avant 15 h.", "written_at": "2026-03-10T10:20:00+01:00"}',
      '{"id": "b", "text": "Merci !", "written_at": "2026-03-10T10:20:00Z"}',
      '{"id": "c", "text": "I will call you at noon.", "written_at": "2026-03-10T10:20:00Z"}',
    ]);
    assert.equal(exit, 0);
    assert.deepEqual(said, [
      { id: 1, promise: true, due: '2026-03-10T15:00:00+01:00' },
      { id: 'b', promise: false, due: null },
      { id: 'c', promise: true, due: '2026-03-10T12:00:00Z' },
    ]);
  });

  it('reads hours on the clock of a zone that is named', async () => {
    const row = '{"text": "Je vous réponds avant 15 h.", "written_at": "2026-03-10T09:20:00Z"}';
    assert.deepEqual((await run([row], '--zone', 'Europe/Paris')).said, [{ id: 1, promise: true, due: '2026-03-10T15:00:00+01:00' }]);
  });

  it('tells a row that is no reply, and reads the others', async () => {
    const { exit, said, told } = await run(['{"text": 4}', 'x', '{"text": "Bonjour", "written_at": "2026-03-10T10:20:00Z"}']);
    assert.equal(exit, 1);
    assert.equal(said.length, 1);
    assert.match(told.join('\n'), /line 1: no reply[^]*line 2: no reply/);
  });
});
