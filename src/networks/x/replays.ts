import { createHash } from 'node:crypto';

/** Calls are remembered by their digest for a day, so many of them. Only what is signed is: nobody else fills it. */
const REMEMBERED_MS = 24 * 60 * 60_000;
const MOST_REMEMBERED = 20_000;

export interface Replays {
  /** Whether a call is new: not heard before, and about something of the last day. */
  isNew(body: Uint8Array, happenedAt: Date | null): boolean;
}

/**
 * A signed call says no more than that X once made it: whoever caught one can make it again. What was heard in the last day is known, what is older
 * than that is too late to be news, and the paced looks find it anyway. `now`: milliseconds since 1970.
 */
export function createReplays(now: () => number = Date.now): Replays {
  const heard = new Map<string, number>();
  return {
    isNew(body, happenedAt) {
      const at = now();
      if (happenedAt !== null && at - happenedAt.getTime() > REMEMBERED_MS) return false;
      const digest = createHash('sha256').update(body).digest('base64');
      const before = heard.get(digest);
      if (before !== undefined && at - before <= REMEMBERED_MS) return false;
      heard.delete(digest);
      heard.set(digest, at);
      for (const [oldest, then] of heard) {
        if (heard.size <= MOST_REMEMBERED && at - then <= REMEMBERED_MS) break;
        heard.delete(oldest);
      }
      return true;
    },
  };
}
