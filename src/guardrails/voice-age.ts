import { FEWEST_POSTS, VOICE_VERSION } from './voice/voice.ts';

export interface Age {
  /** A person asked for it, and it was not read since. */
  readonly askedAt: Date | null;
  /** When the past was last read; null: never. */
  readonly readAt: Date | null;
  readonly version: number;
  /** That it was learned from; where they were too few, how many there were. */
  readonly posts: number;
  /** Said since. */
  readonly gained: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A small past that has grown by a quarter tells more; a large one waits for its day. */
const SMALL = 2_000;
const ASKED_IN_VAIN_MS = 15 * MINUTE_MS;

/** Whether an account's past is to be read again: at first, after a day on which something was said, when a small past has grown, under a new version. */
export function isDue({ askedAt, readAt, version, posts, gained }: Age, now: Date): boolean {
  if (askedAt !== null && now.getTime() - askedAt.getTime() > ASKED_IN_VAIN_MS) return true;
  if (readAt === null || version !== VOICE_VERSION) return true;
  if (gained === 0) return false;
  if (posts < FEWEST_POSTS) return posts + gained >= FEWEST_POSTS;
  return now.getTime() - readAt.getTime() > DAY_MS || (posts < SMALL && gained >= posts / 4);
}

/** What an account's page says of its voice. */
export function stateOf({ askedAt, readAt }: Pick<Age, 'askedAt' | 'readAt'>, edition: string | null): 'learned' | 'too-few' | 'learning' {
  if (askedAt !== null || readAt === null) return 'learning';
  return edition === null ? 'too-few' : 'learned';
}
