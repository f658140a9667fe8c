import type { Presence, Verdict } from './schema.ts';

/** Under so many messages of ours, nothing is said of the account. */
const FEWEST_POSTS = 20;

/** What the share of replies makes of an account, said plainly. */
export function judge(replies: Presence['replies']): Verdict {
  if (replies === null || replies.share === null) return { kind: 'unknown', caution: null };
  if (replies.count + replies.broadcast < FEWEST_POSTS) return { kind: 'too-little', caution: null };
  if (replies.share <= 0.02) {
    // Some exports leave the replies out, and then nothing in the file shows that there were any.
    return { kind: 'only-broadcasts', caution: replies.count === 0 ? 'replies-may-be-left-out' : null };
  }
  if (replies.share < 0.2) return { kind: 'mostly-broadcasts', caution: null };
  return { kind: replies.share < 0.5 ? 'both' : 'mostly-replies', caution: null };
}
