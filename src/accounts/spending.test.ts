import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firstDayNeeded, spendingOf, USUAL_PLAN } from './spending.ts';
import type { SpendingPlan, SpentDay } from './spending.ts';

const PLAN: SpendingPlan = { currency: 'USD', readPrice: 0.01, postPrice: 0.1, ceiling: null };
const at = (text: string): Date => new Date(`${text}Z`);
const day = (name: string, reads: number, posts = 0): SpentDay => ({ day: name, reads, posts });

describe('what an account costs', () => {
  it('counts the days of this month, by UTC, in money', () => {
    const days = [day('2026-10-31', 1_000), day('2026-11-01', 100, 2), day('2026-11-02', 50)];
    const { month, reads, posts, spent } = spendingOf(PLAN, days, at('2026-11-02T12:00'));
    assert.deepEqual([month, reads, posts, Math.round(spent * 100)], ['2026-11', 150, 2, 170]);
  });

  it('foresees the end of the month from the last seven days, also on the first of a month', () => {
    const days = Array.from({ length: 7 }, (_, index) => day(`2026-10-${25 + index}`, 100));
    const { spent, foreseen } = spendingOf(PLAN, days, at('2026-11-01T00:00'));
    assert.equal(spent, 0);
    assert.equal(Math.round(foreseen), 30);
  });

  it('is not frightened by the first minutes of an account', () => {
    const { foreseen } = spendingOf(PLAN, [day('2026-11-30', 100)], at('2026-11-30T00:10'));
    assert.ok(foreseen < 4, String(foreseen));
  });

  it('needs the days of this month and of the last week', () => {
    assert.equal(firstDayNeeded(at('2026-11-20T10:00')), '2026-11-01');
    assert.equal(firstDayNeeded(at('2026-11-03T10:00')), '2026-10-27');
  });
});

describe('a ceiling', () => {
  const now = at('2026-11-16T00:00');
  const busy = Array.from({ length: 15 }, (_, index) => day(`2026-11-${String(index + 1).padStart(2, '0')}`, 100));
  const under = (ceiling: number | null) => spendingOf({ ...PLAN, ceiling }, busy, now);

  it('slows nobody down while less is foreseen', () => {
    assert.deepEqual([under(null).slower, under(40).slower], [1, 1]);
  });

  it('slows reading down before it is reached, and the more the nearer', () => {
    const [far, near, close] = [under(25).slower, under(18).slower, under(15.5).slower];
    assert.ok(far > 1 && near > far && close >= 10, `${far} ${near} ${close}`);
    assert.equal(under(15.5).stoppedUntil, null);
  });

  it('stops reading once it is reached, until the next month', () => {
    assert.deepEqual(under(15).stoppedUntil, at('2026-12-01T00:00'));
    assert.deepEqual(under(0).stoppedUntil, at('2026-12-01T00:00'));
  });

  it('never slows down without bound, whatever was spent', () => {
    const amounts = fc.record({ reads: fc.nat(1_000_000), posts: fc.nat(10_000), ceiling: fc.nat(100_000) });
    fc.assert(
      fc.property(amounts, ({ reads, posts, ceiling }) => {
        const { slower, spent, foreseen } = spendingOf({ ...USUAL_PLAN, ceiling }, [day('2026-11-15', reads, posts)], now);
        assert.ok(slower >= 1 && slower <= 30 && Number.isFinite(slower) && foreseen >= spent);
      }),
    );
  });
});
