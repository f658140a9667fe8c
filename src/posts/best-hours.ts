/**
 * At which hours of the week an account's own posts were answered most. Few posts say little, and one lucky post says nothing: each hour is drawn
 * towards what the account's days of that kind are like at that hour, and those towards what the account is like at all; what remains must stand
 * clear of chance.
 */

/** A post of the account's, on the organisation's wall clock. */
export interface Responded {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Answers that it received. */
  readonly responses: number;
}

export interface BestHour {
  readonly weekday: number;
  readonly hour: number;
  /** From so many posts, of this day or all of its kind (working days, weekends), an hour around. */
  readonly posts: number;
  /** So many times the answers of an ordinary hour, to a tenth. */
  readonly times: number;
}

/** A past of fewer posts, or of fewer days, says nothing. */
const LEAST_POSTS = 30;
const LEAST_DAYS = 14;
/** An hour that fewer posts, or fewer days, speak for is not told. */
const LEAST_HERE = 8;
const LEAST_DAYS_HERE = 5;
/** What is believed beforehand weighs as much as so many posts. */
const PRIOR = 10;
const LEAST_TIMES = 1.2;
/**
 * By so many standard errors an hour must differ from the account: there are ten or so hours to look at that do not overlap, and four times as many
 * when each day is looked at alone, of which some differ by chance.
 */
const CLEAR_OF_KIND = 2.8;
const CLEAR_OF_DAY = 3.3;
const MOST_TOLD = 12;
/** Answers beyond this share of the account's posts count as that one's: a storm is no hour. */
const CAP_QUANTILE = 0.95;

interface Sum {
  readonly posts: number;
  readonly responses: number;
  readonly days: number;
}

const isWeekend = (weekday: number): boolean => weekday > 5;
/** The hour before and the hour after count too; midnight is beside eleven in the evening. */
const isNear = (one: number, other: number): boolean => [0, 1, 23].includes((one - other + 24) % 24);

/** The best hours, the best first; none when the past is too thin or every hour is like the others. In any order of the posts. */
export function bestHours(posts: readonly Responded[]): BestHour[] {
  if (posts.length < LEAST_POSTS || new Set(posts.map(({ day }) => day)).size < LEAST_DAYS) return [];
  const capped = withoutStorms(posts);
  const mean = capped.reduce((sum, { responses }) => sum + responses, 0) / capped.length;
  if (mean === 0) return [];
  // Answers come in bunches: more than chance alone would spread them.
  const variance = capped.reduce((sum, { responses }) => sum + (responses - mean) ** 2, 0) / capped.length;
  const spread = Math.max(1, variance / mean);
  const standsClear = ({ posts: count, days, responses }: Sum, times: number): boolean =>
    count >= LEAST_HERE && days >= LEAST_DAYS_HERE && responses / count - mean > times * Math.sqrt((mean * spread) / count);
  const found: BestHour[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const kind = sum(capped.filter((post) => isWeekend(post.weekday) === isWeekend(weekday) && isNear(post.hour, hour)));
      // Nobody is sent to an hour at which this account has never spoken on such a day.
      if (!posts.some((post) => post.hour === hour && isWeekend(post.weekday) === isWeekend(weekday))) continue;
      const here = sum(capped.filter((post) => post.weekday === weekday && isNear(post.hour, hour)));
      const speaks = standsClear(kind, CLEAR_OF_KIND) ? kind : standsClear(here, CLEAR_OF_DAY) ? here : null;
      if (speaks === null) continue;
      const rate = drawn(here, drawn(kind, mean));
      if (rate >= mean * LEAST_TIMES) found.push({ weekday, hour, posts: speaks.posts, times: Math.round((rate / mean) * 10) / 10 });
    }
  }
  return found
    .toSorted((one, other) => other.times - one.times || other.posts - one.posts || one.weekday - other.weekday || one.hour - other.hour)
    .slice(0, MOST_TOLD);
}

const drawn = ({ posts, responses }: Sum, towards: number): number => (responses + PRIOR * towards) / (posts + PRIOR);

const sum = (posts: readonly Responded[]): Sum => ({
  posts: posts.length,
  responses: posts.reduce((total, one) => total + one.responses, 0),
  days: new Set(posts.map(({ day }) => day)).size,
});

function withoutStorms(posts: readonly Responded[]): Responded[] {
  const sorted = posts.map(({ responses }) => responses).toSorted((one, other) => one - other);
  // The rank below: with few posts the largest one alone never sets its own cap.
  const cap = sorted[Math.min(sorted.length - 2, Math.floor(sorted.length * CAP_QUANTILE))] ?? 0;
  return posts.map(({ weekday, hour, day, responses }) => ({ weekday, hour, day, responses: Math.min(responses, cap) }));
}
