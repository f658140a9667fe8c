/** When each of an account's feeds is looked at next. */
import type { NetworkFailure, Quota } from '../network.ts';
import type { Source } from './cursor.ts';
import { nextPause, pauseAfter, spread, type Pace } from './pace.ts';

/** After X said that a plan does not reach so far. */
const REFUSED_MS = 3_600_000;

export interface Outcome {
  readonly news: number;
  readonly failure: NetworkFailure | null;
  /** By how much the budget stretches pauses. */
  readonly slower: number;
  readonly isStreamed: boolean;
  /** Of the mentions. */
  readonly quota: Quota | null;
}

export type Schedule = ReturnType<typeof createSchedule>;

export function createSchedule(pace: Pace, hearsMessages: boolean) {
  const due: Record<Source, number> = { mentions: 0, own: 0, quotes: 0, messages: hearsMessages ? 0 : Number.POSITIVE_INFINITY };
  const failures: Record<Source, number> = { mentions: 0, own: 0, quotes: 0, messages: 0 };
  let careful = performance.now() + pace.carefulEveryMs;
  let [lastNews, wait] = [performance.now(), pace.busyMs];

  const usualPause = (source: Source, { isStreamed, quota, slower }: Outcome): number => {
    if (source === 'own') return pace.ownEveryMs * slower;
    if (source === 'quotes') return pace.quotesEveryMs * slower;
    if (source === 'messages') return pace.messagesEveryMs * slower;
    wait = nextPause(pace, wait, performance.now() - lastNews);
    return Math.max((isStreamed ? pace.streamedEveryMs : wait) * slower, spread(quota, Date.now()));
  };

  return {
    isDue: (source: Source): boolean => performance.now() >= due[source],
    hasNews: () => void (lastNews = performance.now()),
    /** Brings the mentions forward. */
    hurry: () => void (due.mentions = 0),
    /** Whether this look at the mentions reads the window before the latest one again. */
    takeCareful(slower: number): boolean {
      if (performance.now() < careful) return false;
      careful = performance.now() + pace.carefulEveryMs * slower;
      return true;
    },
    note(source: Source, outcome: Outcome): void {
      const { failure } = outcome;
      if (outcome.news > 0) lastNews = performance.now();
      failures[source] = failure === null ? 0 : failures[source] + 1;
      const isLesser = failure?.kind === 'rejected' && source !== 'mentions';
      const pause =
        failure === null ? usualPause(source, outcome) : isLesser ? REFUSED_MS : pauseAfter(failure, failures[source], Date.now());
      due[source] = performance.now() + pause;
    },
    /** Until the next look at anything, in milliseconds. While the mentions cannot be had, nothing else is looked at either. */
    pause: (): number => Math.max(0, (failures.mentions > 0 ? due.mentions : Math.min(...Object.values(due))) - performance.now()),
    isTroubled: (): boolean => failures.mentions > 0,
  };
}
