import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readStorms, scoreStorms } from '../../bench/guardrails/storms.ts';
import { prepareContext } from './context.ts';
import { evaluate } from './evaluate.ts';

interface Answer {
  readonly text: string;
  readonly in_reply_to: { readonly text: string };
}

const answers = readFileSync(new URL('../../test/labels/ordinary/counters.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Answer);

test('where nothing was learned, the ordinary answers of a line, a city, a post office and a shop go', () => {
  const stopped = answers.filter(
    ({ text, in_reply_to: thread }) => evaluate(prepareContext({ draft: { text }, thread }), 'autonomous').outcome !== 'go',
  );
  assert.deepEqual(stopped, []);
});

test('where nothing was learned, more than half of another hand’s storms are stopped', () => {
  const { drafts, stopped } = scoreStorms(readStorms('third'), () => null);
  assert.ok(stopped >= 0.55 * drafts, `${stopped} of ${drafts}`);
});
