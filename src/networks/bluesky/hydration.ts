/** The posts behind notifications: most are told whole by the notification itself, the others are asked for. */
import { succeed } from '../../platform/result.ts';
import type { Arrival, NetworkResult } from '../network.ts';
import type { Notice } from './feeds.ts';
import { POSTS_A_CALL, readPosts, type Reader } from './reading.ts';

/** A notification may be there before its post is: asked for again that long, then taken for deleted. */
const MISSING_MS = 60_000;
const CALLS_AT_ONCE = 4;

export interface Hydration {
  /** The posts of `notices`. Those that cannot be read yet are not `done`: the next look finds them again. */
  read(notices: readonly Notice[]): Promise<NetworkResult<{ arrivals: Arrival[]; done: Notice[] }>>;
  isMissing(): boolean;
}

export function createHydration(reader: Reader): Hydration {
  const missingSince = new Map<string, number>();

  return {
    async read(notices) {
      const arrivals = new Map<string, Arrival>();
      const wanted = [];
      for (const notice of notices) {
        if (notice.reason === 'follow') arrivals.set(notice.ref, { kind: 'followed', person: notice.person, at: new Date(notice.at) });
        else if (notice.post !== null) arrivals.set(notice.ref, { kind: 'post', reason: notice.reason, post: notice.post });
        else wanted.push(notice);
      }
      const reasons = new Map(wanted.map(({ ref, reason }) => [ref, reason]));
      const refs = [...reasons.keys()];
      for (let from = 0; from < refs.length; from += CALLS_AT_ONCE * POSTS_A_CALL) {
        const calls = Array.from({ length: CALLS_AT_ONCE }, (_, call) => from + call * POSTS_A_CALL).filter((at) => at < refs.length);
        const answers = await Promise.all(calls.map((at) => readPosts(reader, refs.slice(at, at + POSTS_A_CALL))));
        for (const posts of answers) {
          if (!posts.ok) return posts;
          for (const post of posts.value) arrivals.set(post.ref, { kind: 'post', reason: reasons.get(post.ref) ?? 'context', post });
        }
      }
      const now = performance.now();
      const done = notices.filter(({ ref }) => {
        const since = missingSince.get(ref) ?? now;
        const isDone = arrivals.has(ref) || now - since > MISSING_MS;
        if (isDone) missingSince.delete(ref);
        else missingSince.set(ref, since);
        return isDone;
      });
      return succeed({ arrivals: notices.flatMap(({ ref }) => arrivals.get(ref) ?? []), done });
    },
    isMissing: () => missingSince.size > 0,
  };
}
