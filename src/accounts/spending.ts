/**
 * What an account costs where its network bills each post that is read or written. Months and days are those of UTC, as the network bills.
 * Reading slows down before the ceiling is reached, and stops at it until the next month, or until somebody raises it; writing never does.
 */
export interface SpendingPlan {
  /** ISO 4217. */
  readonly currency: string;
  /** In units of the currency. */
  readonly readPrice: number;
  readonly postPrice: number;
  /** Of a month, in units of the currency; null: none. */
  readonly ceiling: number | null;
}

/** What X asked in 2026 of who pays as they go; contracts differ, so that a person can say otherwise. */
export const USUAL_PLAN: SpendingPlan = { currency: 'USD', readPrice: 0.005, postPrice: 0.015, ceiling: null };

export interface SpentDay {
  /** `2026-11-22`. */
  readonly day: string;
  readonly reads: number;
  readonly posts: number;
}

export interface Spending {
  /** `2026-11`. */
  readonly month: string;
  readonly reads: number;
  readonly posts: number;
  readonly spent: number;
  /** At the month's end, if it goes on as in the last seven days. */
  readonly foreseen: number;
  /** By how much pauses between looks are stretched: 1 for not at all. */
  readonly slower: number;
  readonly stoppedUntil: Date | null;
}

const DAY_MS = 86_400_000;
const RECENT_DAYS = 7;
const SLOWEST = 30;
/** Of the ceiling: from here on reading is slow, however little is foreseen. */
const NEAR = 0.8;
const VERY_NEAR = 0.95;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const costOf = ({ readPrice, postPrice }: SpendingPlan, { reads, posts }: Pick<SpentDay, 'reads' | 'posts'>): number =>
  reads * readPrice + posts * postPrice;

const firstOf = (at: Date, months: number): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));

/** From when on days must be known to say what `spendingOf` says. */
export const firstDayNeeded = (now: Date): string => {
  const recent = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  return [dayOf(recent), dayOf(firstOf(now, 0))].toSorted()[0] ?? dayOf(recent);
};

/** `days`: those from `firstDayNeeded` on, in any order; what is not there cost nothing. */
export function spendingOf(plan: SpendingPlan, days: readonly SpentDay[], now: Date): Spending {
  const month = now.toISOString().slice(0, 7);
  const within = days.filter(({ day }) => day.startsWith(month));
  const [reads, posts] = [within.reduce((sum, day) => sum + day.reads, 0), within.reduce((sum, day) => sum + day.posts, 0)];
  const spent = costOf(plan, { reads, posts });
  const nextMonth = firstOf(now, 1);
  const daysLeft = (nextMonth.getTime() - now.getTime()) / DAY_MS;
  const foreseen = spent + dailyCost(plan, days, now) * daysLeft;
  const isOver = plan.ceiling !== null && spent >= plan.ceiling;
  return { month, reads, posts, spent, foreseen, slower: slowerOf(plan.ceiling, spent, foreseen), stoppedUntil: isOver ? nextMonth : null };
}

/** The average of a day, from the days since the first that cost something, seven at most. */
function dailyCost(plan: SpendingPlan, days: readonly SpentDay[], now: Date): number {
  const since = now.getTime() - RECENT_DAYS * DAY_MS;
  const recent = days.filter(({ day }) => Date.parse(day) + DAY_MS > since);
  if (recent.length === 0) return 0;
  const first = Math.min(...recent.map(({ day }) => Date.parse(day)));
  // Half a day at least: the first minutes of an account say little of its month.
  const length = Math.min(RECENT_DAYS, Math.max(0.5, (now.getTime() - first) / DAY_MS));
  return recent.reduce((sum, day) => sum + costOf(plan, day), 0) / length;
}

function slowerOf(ceiling: number | null, spent: number, foreseen: number): number {
  if (ceiling === null) return 1;
  const left = ceiling - spent;
  if (left <= 0) return SLOWEST;
  const least = spent >= ceiling * VERY_NEAR ? 10 : spent >= ceiling * NEAR ? 3 : 1;
  return Math.min(SLOWEST, Math.max(least, (foreseen - spent) / left));
}
