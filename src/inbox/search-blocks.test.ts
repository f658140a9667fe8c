import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { splitStep, stepsBefore } from './search-blocks.ts';
import type { Step } from './search-blocks.ts';

const HOUR = 3_600_000;
/** First and last hour of each block, in the order of the steps. */
const hours = (steps: readonly Step[]) =>
  steps.flat().map(({ level, number }) => ({ first: number * 16 ** level, last: (number + 1) * 16 ** level - 1 }));

describe('the steps of a search', () => {
  test('cover all time until now, once, newest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (hour) => {
        const covered = hours(stepsBefore(new Date(hour * HOUR + 5)));
        assert.equal(covered[0]?.last, hour);
        assert.equal(covered.at(-1)?.first, 0);
        covered.slice(1).forEach((block, index) => assert.equal(block.last, covered[index]!.first - 1));
      }),
    );
  });

  test('are few at any hour, even for a word that is nowhere, and none reaches far beyond those before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_000, max: 2_000_000 }), (hour) => {
        const steps = stepsBefore(new Date(hour * HOUR + 5));
        assert.ok(steps.length <= 9, `${steps.length} steps`);
        let reached = 1;
        for (const step of steps) {
          const length = step.reduce((sum, { level }) => sum + 16 ** level, 0);
          // One block is the least that can be asked for.
          assert.ok(step.length === 1 || length <= 16 * reached);
          reached += length;
        }
      }),
    );
  });

  test('split into the same time, down to an hour', () => {
    let steps: Step[] = stepsBefore(new Date('2026-11-22T06:30:00Z')).slice(-1);
    for (let depth = 0; depth < 6; depth += 1) {
      const smaller: Step[] | null = splitStep(steps[0]!);
      if (!smaller) break;
      const before = hours([steps[0]!]);
      const after = hours(smaller);
      assert.equal(after[0]?.last, before[0]?.last);
      assert.equal(after.at(-1)?.first, before.at(-1)?.first);
      steps = smaller;
    }
    assert.equal(splitStep([{ level: 0, number: 7 }]), null);
  });
});
