import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blocksOf, splitStep, stepsBefore } from './search-blocks.ts';
import type { Step } from './search-blocks.ts';

const HOUR = 3_600_000;
/** First and last hour of each block, as far as its step goes, in the order of the steps. */
const hours = (steps: readonly Step[]) =>
  steps.flatMap(({ blocks, until }) =>
    blocks.map(({ level, number }) => ({ first: number * 16 ** level, last: Math.min(until, (number + 1) * 16 ** level) - 1 })),
  );

function assertAdjoining(covered: ReturnType<typeof hours>): void {
  covered.slice(1).forEach((block, index) => {
    assert.equal(block.last, covered[index]!.first - 1);
    assert.ok(block.first <= block.last);
  });
}

describe('the steps of a search', () => {
  test('cover all time until now, once, newest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (hour) => {
        const covered = hours(stepsBefore(new Date(hour * HOUR + 5)));
        assert.equal(covered[0]?.last, hour);
        assert.equal(covered.at(-1)?.first, 0);
        assertAdjoining(covered);
      }),
    );
  });

  test('are few at any hour, even for a word that is nowhere, and none reaches far beyond those before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_000, max: 2_000_000 }), (hour) => {
        const steps = stepsBefore(new Date(hour * HOUR + 5));
        assert.ok(steps.length <= 9, `${steps.length} steps`);
        for (const step of steps.slice(1)) {
          if (step.blocks.length > 2) continue;
          const reached = hour + 1 - step.until;
          for (const { level } of step.blocks) assert.ok(16 ** level <= 16 * reached, `${16 ** level} hours after ${reached}`);
        }
      }),
    );
  });

  test('of some hours hold each of them, and are few', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 400_000, max: 600_000 }), { maxLength: 1_000 }), (some) => {
        const blocks = blocksOf(some);
        const covered = hours([{ blocks, until: Number.POSITIVE_INFINITY }]);
        for (const hour of some) assert.ok(covered.some(({ first, last }) => first <= hour && hour <= last));
        assert.ok(blocks.length <= 200, `${blocks.length} blocks`);
      }),
      { numRuns: 30 },
    );
  });

  test('split into the same time, down to an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.nat(), (hour, choice) => {
        let steps: Step[] = stepsBefore(new Date(hour * HOUR));
        for (let depth = 0; depth < 7; depth += 1) {
          const step: Step = steps[choice % steps.length]!;
          const smaller = splitStep(step);
          if (!smaller) {
            assert.deepEqual(
              step.blocks.map(({ level }) => level),
              [0],
            );
            return;
          }
          const [before, after] = [hours([step]), hours(smaller)];
          assert.equal(after[0]?.last, before[0]?.last);
          assert.equal(after.at(-1)?.first, before.at(-1)?.first);
          assertAdjoining(after);
          steps = smaller;
        }
        assert.fail('it can be split without end');
      }),
    );
  });
});
