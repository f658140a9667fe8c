/** Listens to all that concerns an account for as long as it is wanted, at the pace of what happens there. */
import { fail } from '../../platform/result.ts';
import type { Heard, NetworkFailure, NetworkResult } from '../network.ts';
import { createChatEar } from './chat/ear.ts';
import { createEar, type Depth, type Ear, type Look } from './hearing.ts';
import { nextPause, pauseAfter, type Pace } from './pace.ts';
import type { Reader } from './reading.ts';
import { createStreamEar, type StreamEar } from './stream/ear.ts';
import type { Stream } from './stream/stream.ts';
import { createWake } from './wake.ts';

/** How soon after a start the last day is read for the first time. */
const FIRST_DEEP_MS = 60_000;

export interface Listening {
  readonly reader: Reader;
  readonly pace: Pace;
  /** Where all that happens is told at once; null: the account is only looked at. */
  readonly stream: Stream | null;
}

type News = { news: number; failure: NetworkFailure | null };

export async function* listen(
  { reader, pace, stream }: Listening,
  stored: unknown,
  stop: AbortSignal,
): AsyncGenerator<NetworkResult<Heard>> {
  // What reads beside this loop ends with it, however it ends.
  const own = new AbortController();
  const signal = AbortSignal.any([stop, own.signal]);
  const wake = createWake();
  const ear = createEar(reader, stored, () => (streamed?.isOpen() ? 'stream' : 'poll'));
  const streamed = stream === null ? null : createStreamEar(reader, stream, { wake, signal, isHeard: ear.isHeard });
  const chat = reader.chat === null ? null : createChatEar(reader.chat, { pace, wake, signal });
  const rhythm = createRhythm(pace, streamed);

  /** What came beside the feeds, since it was last asked. */
  function* aside(): Generator<NetworkResult<Heard>> {
    const arrived = streamed?.take() ?? [];
    if (arrived.length > 0) yield ear.streamed(arrived);
    const page = chat?.take() ?? null;
    if (page !== null) yield page.ok ? ear.messages(page.value) : fail(page.error);
    chat?.look(ear.chat);
  }

  try {
    while (!signal.aborted) {
      yield* aside();
      if (signal.aborted) return;
      if (!rhythm.isDue()) {
        await wake.wait(rhythm.untilDue(), signal);
        continue;
      }
      const looks = rhythm.begin(ear, signal);
      const outcome: News = { news: 0, failure: null };
      for (const look of looks) {
        const one = yield* untilAborted(look, signal);
        if (one === null) return;
        outcome.news += one.news;
        outcome.failure ??= one.failure;
      }
      if (signal.aborted) return;
      rhythm.end(outcome);
      if (outcome.failure === null && outcome.news === 0) yield ear.nothing();
    }
  } finally {
    own.abort();
  }
}

/** When which feed is to be looked at, and how deep. */
function createRhythm(pace: Pace, streamed: StreamEar | null) {
  const due = { look: 0, careful: 0, deep: performance.now() + Math.min(pace.deepEveryMs, FIRST_DEEP_MS), own: 0 };
  let lastNews = performance.now();
  let wait = pace.busyMs;
  let failures = 0;

  function chooseDepth(now: number): Depth {
    const depth = now >= due.deep ? 'deep' : now >= due.careful ? 'careful' : 'quick';
    if (depth === 'deep') due.deep = now + pace.deepEveryMs;
    if (depth !== 'quick') due.careful = now + Math.max(pace.carefulEveryMs, streamed?.isOpen() ? pace.streamedEveryMs : 0);
    return depth;
  }

  return {
    isDue() {
      // What was said while the stream was away can only be found in the feeds.
      if (streamed?.wasInterrupted() === true) Object.assign(due, { look: 0, careful: 0, own: 0 });
      return performance.now() >= due.look;
    },
    untilDue: () => Math.max(1, due.look - performance.now()),
    begin(ear: Ear, signal: AbortSignal): Look[] {
      const now = performance.now();
      const looks = [ear.notices(chooseDepth(now), signal)];
      if (now >= due.own) looks.unshift(ear.ownPosts(signal));
      return looks;
    },
    end({ news, failure }: News) {
      const now = performance.now();
      if (failure !== null) {
        failures += 1;
        due.look = now + pauseAfter(failure, failures, Date.now());
        return;
      }
      failures = 0;
      const isOpen = streamed?.isOpen() ?? false;
      if (now >= due.own) due.own = now + Math.max(pace.ownEveryMs, isOpen ? pace.streamedEveryMs : 0);
      if (news > 0) lastNews = now;
      wait = isOpen ? pace.idleMs : nextPause(pace, wait, now - lastNews);
      due.look = now + wait;
    },
  };
}

/** Passes a look on; what it brings once listening was stopped is dropped, as nobody will store it. */
async function* untilAborted(look: Look, signal: AbortSignal): AsyncGenerator<NetworkResult<Heard>, News | null> {
  for (;;) {
    const step = await look.next();
    if (signal.aborted) return null;
    if (step.done) return step.value;
    yield step.value;
  }
}
