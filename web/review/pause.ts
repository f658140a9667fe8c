/**
 * The pause before words that deserve a second look may leave. Its end is told by the server as a distance from its answer, and counted by
 * this browser's monotonic clock: a clock that is wrong neither shortens nor lengthens it.
 */
import type { FindingView } from '../../src/guardrails/schema.ts';
import type { Failure } from '../api/failure.ts';

/** Milliseconds: the whole of it; what is shown of it never exceeds that, whatever is read from an answer. */
const WHOLE = 20_000;
/** "The seven turns": the ring is drawn in so many. */
export const TURNS = 7;

export interface Pause {
  readonly pauseId: string;
  readonly findings: readonly FindingView[];
  /** Milliseconds of the monotonic clock. */
  readonly endsAt: number;
  /** It was asked for anew while these words were being read: there is something new to read. */
  readonly anew: boolean;
}

type Details = Readonly<Record<string, unknown>>;

/**
 * What the server answered instead of sending; null when it cannot be read. `now`: milliseconds of the monotonic clock. `before`: the pause
 * that these words have just been through; null for none.
 */
function readPause(details: Details, now: number, before: Pause | null): Pause | null {
  const { pauseId, findings } = details;
  if (typeof pauseId !== 'string' || !Array.isArray(findings)) return null;
  return { pauseId, findings: findings as FindingView[], endsAt: now + remaining(details), anew: before !== null };
}

/** What a refusal to send says of the pause: asked for, or not over yet (then what the server says is left is counted); null: it is another refusal. */
export function pauseAfter(error: Pick<Failure, 'kind' | 'details'>, now: number, before: Pause | null): Pause | null {
  if (error.kind === 'too-soon' && before !== null) return prolong(before, error.details, now);
  return error.kind === 'pause' ? readPause(error.details, now, before) : null;
}

const prolong = (pause: Pause, details: Details, now: number): Pause => ({ ...pause, endsAt: now + remaining(details) });

function remaining(details: Details): number {
  const { remainingMs } = details;
  return typeof remainingMs === 'number' && Number.isFinite(remainingMs) ? Math.min(Math.max(0, remainingMs), WHOLE) : WHOLE;
}

/** Whole seconds left; 0 when the words may leave. */
export const secondsLeft = ({ endsAt }: Pick<Pause, 'endsAt'>, now: number): number => Math.max(0, Math.ceil((endsAt - now) / 1_000));

/** How far the ring has come round, from 0 to 1, in steps of a second so that it moves calmly. */
export const shareDone = (left: number): number => 1 - Math.min(1, (left * 1_000) / WHOLE);
