/** Listens to an account's feeds for as long as it is wanted, at the pace of what happens there. */
import type { Heard, NetworkFailure, NetworkResult } from '../network.ts';
import { createEar, type Depth, type Look } from './hearing.ts';
import { nextPause, pause, pauseAfter, type Pace } from './pace.ts';
import type { Reader } from './reading.ts';

/** How soon after a start the last day is read for the first time. */
const FIRST_DEEP_MS = 60_000;

export async function* listen(reader: Reader, stored: unknown, pace: Pace, signal: AbortSignal): AsyncGenerator<NetworkResult<Heard>> {
  const ear = createEar(reader, stored);
  const due = { careful: 0, deep: performance.now() + Math.min(pace.deepEveryMs, FIRST_DEEP_MS), own: 0 };
  let lastNews = performance.now();
  let wait = pace.busyMs;
  let failures = 0;

  function chooseDepth(now: number): Depth {
    const depth = now >= due.deep ? 'deep' : now >= due.careful ? 'careful' : 'quick';
    if (depth === 'deep') due.deep = now + pace.deepEveryMs;
    if (depth !== 'quick') due.careful = now + pace.carefulEveryMs;
    return depth;
  }

  while (!signal.aborted) {
    const now = performance.now();
    const looks: Look[] = [ear.notices(chooseDepth(now), signal)];
    if (now >= due.own) looks.unshift(ear.ownPosts(signal));
    let news = 0;
    let failure: NetworkFailure | null = null;
    for (const look of looks) {
      const outcome = yield* untilAborted(look, signal);
      if (outcome === null) return;
      news += outcome.news;
      failure ??= outcome.failure;
    }
    if (signal.aborted) return;
    if (failure === null) {
      if (now >= due.own) due.own = performance.now() + pace.ownEveryMs;
      failures = 0;
      if (news > 0) lastNews = performance.now();
      else yield ear.nothing();
      wait = nextPause(pace, wait, performance.now() - lastNews);
      await pause(wait, signal);
    } else {
      failures += 1;
      await pause(pauseAfter(failure, failures, Date.now()), signal);
    }
  }
}

/** Passes a look on; what it brings once listening was stopped is dropped, as nobody will store it. */
async function* untilAborted(
  look: Look,
  signal: AbortSignal,
): AsyncGenerator<NetworkResult<Heard>, { news: number; failure: NetworkFailure | null } | null> {
  for (;;) {
    const step = await look.next();
    if (signal.aborted) return null;
    if (step.done) return step.value;
    yield step.value;
  }
}
