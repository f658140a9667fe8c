/** When an account's lists are looked at, and how carefully. All times in milliseconds of the steady clock. */
import type { Quota } from '../network.ts';
import type { Depth, Feed } from './hearing.ts';
import { nextPause, pauseForQuota, type Pace } from './pace.ts';

export interface Plan {
  readonly feeds: readonly Feed[];
  readonly depth: Depth;
}

export interface Schedule {
  /** What is due now. `reopened`: a stream was opened, which says nothing of what came before. */
  plan(reopened: boolean): Plan;
  /** Notes that the plan was carried out. */
  done(plan: Plan, outcome: { readonly news: number; readonly streaming: boolean; readonly quota: Quota | null }): void;
  /** Until the next look is due. */
  untilNext(): number;
}

export function createSchedule(pace: Pace): Schedule {
  const due = { notices: 0, own: 0, careful: 0 };
  let lastNews = performance.now();
  let wait = pace.busyMs;

  return {
    plan(reopened) {
      const now = performance.now();
      const careful = reopened || now >= due.careful;
      const feeds: Feed[] = [];
      if (reopened || now >= due.own) feeds.push('own');
      if (careful || now >= due.notices) feeds.push('notices');
      return { feeds, depth: careful ? 'careful' : 'quick' };
    },
    done({ feeds, depth }, { news, streaming, quota }) {
      const now = performance.now();
      if (news > 0) lastNews = now;
      if (feeds.includes('notices')) wait = nextPause(pace, wait, now - lastNews);
      const spacing = Math.max(streaming ? pace.checkMs : wait, pauseForQuota(quota, Date.now()));
      if (feeds.includes('notices')) due.notices = now + spacing;
      if (feeds.includes('own')) due.own = now + Math.max(pace.ownEveryMs, spacing);
      if (depth === 'careful') due.careful = now + Math.max(pace.carefulEveryMs, spacing);
    },
    untilNext: () => Math.max(0, Math.min(due.notices, due.own) - performance.now()),
  };
}
