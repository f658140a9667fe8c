import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { prepareContext } from './context.ts';
import { evaluate } from './evaluate.ts';
import { LATITUDES } from './outcome.ts';

interface Row {
  readonly text: string;
  readonly in_reply_to: { readonly text: string };
}
const replies = readFileSync(new URL('../../test/labels/ordinary/replies.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

describe('a hundred ordinary answers of a line, a town, a post office and small shops', () => {
  for (const hours of ['open', 'off'] as const)
    for (const latitude of LATITUDES)
      test(`leave without anyone’s leave, ninety-five at least (${latitude}, ${hours})`, () => {
        const moment = { at: Date.parse('2026-03-10T09:00:00Z'), hours };
        const stopped = replies.filter(
          ({ text, in_reply_to: asked }) => evaluate(prepareContext({ draft: { text }, thread: asked, moment }), latitude).outcome !== 'go',
        );
        assert.ok(stopped.length <= 0.05 * replies.length, stopped.map(({ text }) => text).join('\n'));
      });
});
