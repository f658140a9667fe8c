import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from './catalogue.ts';
import { prepareContext } from './context.ts';
import { LEVELS } from './finding.ts';
import { WHY_KEYS } from './why.ts';

describe('each rule keeps to its own examples', () => {
  for (const { id, level, find, examples } of RULES) {
    test(`${id} finds nothing in what is good, and something in what is bad`, () => {
      for (const good of examples.good) assert.deepEqual(find(prepareContext(good)), [], good.draft.text);
      for (const bad of examples.bad) {
        const found = find(prepareContext(bad));
        assert.ok(found.length > 0, bad.draft.text);
        for (const { where, level: found1, why } of found) {
          assert.ok(LEVELS.indexOf(found1) <= LEVELS.indexOf(level), `${id} gives ${found1}`);
          assert.ok(where.start >= 0 && where.end >= where.start && where.end <= bad.draft.text.length);
          assert.ok((WHY_KEYS as readonly string[]).includes(why));
        }
      }
    });
  }
});

test('each rule has a name of its own, and each reason a rule', () => {
  const ids = RULES.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const key of WHY_KEYS) assert.ok((ids as string[]).includes(key.split('.')[0] ?? ''), key);
});
