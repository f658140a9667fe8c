/** Listens to an account's feeds for as long as it is wanted, at the pace of what happens there and of what it may cost. */
import { fail } from '../../platform/result.ts';
import type { Heard, NetworkResult } from '../network.ts';
import { createEar, type Ear } from './hearing.ts';
import { ceilingReached } from './meter.ts';
import { joinNews, type NewsMeans } from './news.ts';
import { pause, pauseAfter } from './pace.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { subscribe } from './subscribing.ts';

export interface ListenMeans extends NewsMeans {
  readonly hears: { readonly messages: boolean };
}

/** How often a reached ceiling is looked at again: somebody may have raised it. */
const CEILING_MS = 20_000;

export async function* listen(means: ListenMeans, stored: unknown, signal: AbortSignal): AsyncGenerator<NetworkResult<Heard>> {
  const { reader, pace, hears } = means;
  const news = joinNews(means);
  const ear = createEar(reader, stored, () => (news.isConnected() ? 'stream' : 'poll'));
  const schedule = createSchedule(pace, hears.messages);
  // Not waited for: nothing depends on it.
  if (means.stream !== null) void subscribe(reader, means.stream, signal);
  try {
    while (!signal.aborted) {
      const allowance = await reader.meter.allowance(reader.account);
      const stopped = ceilingReached(allowance);
      if (stopped !== null) {
        yield fail(stopped);
        await pause(Math.min(CEILING_MS, pauseAfter(stopped, 1, Date.now())), signal);
        continue;
      }
      const told = ear.tell(news.take());
      if (told !== null) {
        schedule.hasNews();
        yield told;
      }
      if (news.wasRung()) schedule.hurry();
      const slower = 'slower' in allowance ? allowance.slower : 1;
      const found = yield* lookAround({ ear, schedule, means, slower, isStreamed: news.isConnected() }, signal);
      if (signal.aborted) return;
      // A word also while nothing is due, so that a slowed account is not taken for one that nobody listens to.
      if (found === 0 && told === null && !schedule.isTroubled()) yield ear.nothing();
      if (schedule.isTroubled()) await pause(schedule.pause(), signal);
      else await news.wait(Math.min(pace.wordEveryMs, schedule.pause()), signal);
    }
  } finally {
    news.leave();
  }
}

interface Round {
  readonly ear: Ear;
  readonly schedule: Schedule;
  readonly means: ListenMeans;
  readonly slower: number;
  readonly isStreamed: boolean;
}

/** Looks at each feed that is due; answers how many posts there were. */
async function* lookAround(
  { ear, schedule, means, slower, isStreamed }: Round,
  signal: AbortSignal,
): AsyncGenerator<NetworkResult<Heard>, number> {
  const { client, identity } = means.reader;
  let found = 0;
  for (const source of ['own', 'mentions', 'quotes', 'messages'] as const) {
    if (signal.aborted) return found;
    if (!schedule.isDue(source) || (schedule.isTroubled() && source !== 'mentions')) continue;
    // Search indexes late: quotes are always read from the window before.
    const isCareful = source === 'quotes' || (source === 'mentions' && schedule.takeCareful(slower));
    const outcome = yield* untilAborted(ear.look(source, isCareful, signal), signal);
    if (outcome === null) return found;
    found += outcome.news;
    schedule.note(source, { ...outcome, slower, isStreamed, quota: client.quotaOf(`/2/users/${identity}/mentions`) });
  }
  return found;
}

/** Passes a look on; what it brings once listening was stopped is dropped, as nobody will store it. */
async function* untilAborted<Outcome>(
  look: AsyncGenerator<NetworkResult<Heard>, Outcome>,
  signal: AbortSignal,
): AsyncGenerator<NetworkResult<Heard>, Outcome | null> {
  for (;;) {
    const step = await look.next();
    if (signal.aborted) return null;
    if (step.done) return step.value;
    yield step.value;
  }
}
