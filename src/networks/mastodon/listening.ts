/** Listens for as long as it is wanted: to the server's stream, and to its lists at the pace of what happens there. */
import type { Heard, NetworkFailure, NetworkResult } from '../network.ts';
import { createEar, type Ear, type Look } from './hearing.ts';
import type { Instance } from './instance.ts';
import { pause, pauseAfter, type Pace } from './pace.ts';
import type { Reader } from './reader.ts';
import { createSchedule, type Plan } from './schedule.ts';
import { openStream, type Stream } from './stream.ts';

/** News that a list brings this long after they were written, with the stream open, are news that it should have brought. */
const DEAF_MS = 5_000;

export async function* listen(reader: Reader, stored: unknown, pace: Pace, signal: AbortSignal): AsyncGenerator<NetworkResult<Heard>> {
  let stream: Stream | null = null;
  const ear = createEar(reader, stored, () => (stream?.isOpen === true ? 'stream' : 'poll'));
  const schedule = createSchedule(pace);
  let generation = 0;
  let failures = 0;
  const stop = (): void => stream?.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const instance = await orAborted(reader.instance(), signal);
      if (instance === null) return;
      let outcome: Outcome = { news: 0, failure: null };
      let plan: Plan = { feeds: [], depth: 'quick' };
      if (instance.ok) {
        stream ??= openStreamOf(reader, instance.value, pace);
        const reopened = stream !== null && stream.generation !== generation;
        generation = stream?.generation ?? 0;
        plan = schedule.plan(reopened);
        outcome = yield* hear(ear, plan, { stream, reopened }, signal);
        if (signal.aborted) return;
      } else {
        yield instance;
        outcome = { news: 0, failure: instance.error };
      }
      if (outcome.failure !== null) {
        failures += 1;
        await pause(pauseAfter(outcome.failure, failures, Date.now()), signal);
        continue;
      }
      failures = 0;
      schedule.done(plan, { news: outcome.news, streaming: stream?.isOpen === true, quota: reader.client.quota() });
      if (outcome.news === 0 && plan.feeds.includes('notices')) yield ear.nothing();
      if (stream === null) await pause(schedule.untilNext(), signal);
      else await stream.wait(schedule.untilNext(), signal);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** What `promise` brings, or null once `signal` aborts: whatever it waits for is then nobody's any more. */
async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  let stop = (): void => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The stream of the account's server; null when it has none. */
function openStreamOf(reader: Reader, { streaming, batches }: Instance, pace: Pace): Stream | null {
  if (streaming === null) return null;
  const { server, held } = reader;
  return openStream({ server, token: held.accessToken, streaming, conversations: batches, longestRetryMs: pace.streamRetryMs });
}

interface Outcome {
  readonly news: number;
  readonly failure: NetworkFailure | null;
}

/** Carries out a plan, then takes what was pushed. What a look brings once listening was stopped is dropped, as nobody will store it. */
async function* hear(
  ear: Ear,
  plan: Plan,
  { stream, reopened }: { stream: Stream | null; reopened: boolean },
  signal: AbortSignal,
): AsyncGenerator<NetworkResult<Heard>, Outcome> {
  const shouldTell = stream?.isOpen === true && !reopened;
  const looks: Look[] = plan.feeds.map((feed) => ear.look(feed, plan.depth, signal));
  let news = 0;
  let failure: NetworkFailure | null = null;
  const began = Date.now();
  for (const look of [...looks, ear.streamed(stream?.take() ?? [], signal)]) {
    for (let step = await orAborted(look.next(), signal); ; step = await orAborted(look.next(), signal)) {
      if (step === null || signal.aborted) return { news, failure };
      if (step.done) {
        news += step.value.news;
        failure ??= step.value.failure;
        break;
      }
      if (shouldTell && looks.includes(look) && isLate(step.value, began)) stream.restart();
      yield step.value;
    }
  }
  return { news, failure };
}

/** Whether a page of a list holds what a stream should have brought before. */
const isLate = (page: NetworkResult<Heard>, now: number): boolean =>
  page.ok && page.value.arrivals.some((arrival) => arrival.kind === 'post' && now - arrival.post.writtenAt.getTime() > DEAF_MS);
