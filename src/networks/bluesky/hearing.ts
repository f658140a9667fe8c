/** What an account has heard so far, and how it hears what is new in its two feeds. */
import { fail, succeed } from '../../platform/result.ts';
import type { Arrival, Heard, ListeningWay, NetworkFailure, NetworkResult } from '../network.ts';
import type { ChatCursor, ChatPage } from './chat/hearing.ts';
import { advance, beginAt, floorOf, mark as markStreamed, markOf, oldestFirst, readCursor, WINDOW_MS, type Entry } from './cursor.ts';
import { readNotices, readOwnPosts, type Notice, type NoticePage } from './feeds.ts';
import { createHydration } from './hydration.ts';
import { createOvertaken } from './stream/overtaken.ts';
import type { Reader } from './reading.ts';
import { createScan, type Scan } from './scan.ts';

const DAY_MS = 24 * 3_600_000;
/** Of an account that nobody ever looked at, what is still worth an answer. */
const UNREAD_MS = 30 * DAY_MS;
/** 200,000 notifications: more than the worst week, so no bound that anybody should meet. */
const MOST_PAGES = 2_000;
const DEEP_PAGES = 20;
const OWN_PAGES = 100;
/** Posts of a page that is stored at once. */
const CHUNK = 200;
/** Posts that are kept while the rest of a silence is read: a few dozen megabytes. */
const MOST_KEPT = 20_000;
/** A page of progress is yielded this often while catching up, so that the account is seen to be alive. */
const PROGRESS_PAGES = 10;
const MOST_REMEMBERED = 100_000;

/**
 * `quick` stops at the first page without news, `careful` reads the whole window again (for what came in below), `deep` the last day: its
 * first one after a start brings posts of that day again, since only the window is remembered in the cursor.
 */
export type Depth = 'quick' | 'careful' | 'deep';

/** Yields what it hears, and its failure if any; answers how many posts there were, and that failure. */
export type Look = AsyncGenerator<NetworkResult<Heard>, { news: number; failure: NetworkFailure | null }>;

export interface Ear {
  notices(depth: Depth, signal: AbortSignal): Look;
  ownPosts(signal: AbortSignal): Look;
  /** What the log of private messages brought. */
  messages(page: ChatPage): NetworkResult<Heard>;
  /**
   * What a stream brought before the feeds did. Those are still read on from where they were: what came before may be missing, and a post that
   * was streamed is known there by its mark.
   */
  streamed(arrivals: readonly StreamedArrival[]): NetworkResult<Heard>;
  isHeard(ref: string): boolean;
  /** How far the log of private messages was read. */
  readonly chat: ChatCursor | null;
  /** The page that says: looked, nothing new. */
  nothing(): NetworkResult<Heard>;
}

/** An arrival of a stream; `again`: how a feed will show it too, if it will. */
export interface StreamedArrival {
  readonly arrival: Arrival;
  readonly again: { readonly feed: 'notifications' | 'own'; readonly entry: Entry } | null;
}

/** `way`: how news reach the account now. */
export function createEar(reader: Reader, stored: unknown, way: () => ListeningWay): Ear {
  let cursor = readCursor(stored);
  const heard = new Set([...(cursor.notifications?.heard ?? []), ...(cursor.own?.heard ?? [])].map(([mark]) => mark));
  const isHeard = (ref: string) => heard.has(markOf(ref));
  const hydration = createHydration(reader);
  // Kept over failures: what was read of a long silence is not read again.
  let scan: Scan<Notice> | null = null;
  let backlog: Notice[] = [];
  const overtaken = { notifications: createOvertaken(), own: createOvertaken() };

  function remember(entries: readonly Entry[]): void {
    for (const { ref } of entries) heard.add(markOf(ref));
    for (const mark of heard) {
      if (heard.size <= MOST_REMEMBERED) break;
      heard.delete(mark);
    }
  }
  // Whatever the other feeds bring: what waits among the notifications makes the account late.
  let caughtUp = false;
  const page = (arrivals: readonly Arrival[], upToDate: boolean): NetworkResult<Heard> =>
    succeed({ arrivals, cursor, upToDate: upToDate && caughtUp, way: way(), quota: null, spent: null });

  function* stumble(failure: NetworkFailure, news = 0) {
    yield fail(failure);
    return { news, failure };
  }

  /** Of a silence that is too long to keep whole in memory, older posts are asked for once it is their turn. */
  function spare(read: NetworkResult<NoticePage>): NetworkResult<NoticePage> {
    if (!read.ok || (scan?.found.size ?? 0) < MOST_KEPT) return read;
    return succeed({ ...read.value, entries: read.value.entries.map((entry) => ('post' in entry ? { ...entry, post: null } : entry)) });
  }

  async function openScan(depth: Depth, signal: AbortSignal): Promise<NetworkResult<Scan<Notice>>> {
    if (cursor.notifications === null) {
      const first = await readNotices(reader, undefined, signal);
      if (!first.ok) return first;
      const newest = first.value.entries[0]?.at;
      const oldestUnread = newest === undefined ? null : new Date(Date.parse(newest) - UNREAD_MS).toISOString();
      cursor = { ...cursor, notifications: beginAt(first.value.seenAt ?? oldestUnread) };
    }
    const track = cursor.notifications ?? beginAt(null);
    const floor = floorOf(track, depth === 'deep' ? DAY_MS : WINDOW_MS);
    const bounds = { floor, quick: depth === 'quick', maximumPages: depth === 'deep' ? DEEP_PAGES : MOST_PAGES };
    return succeed(createScan(async (at, stop) => spare(await readNotices(reader, at, stop)), isHeard, bounds));
  }

  async function* deliver(signal: AbortSignal): Look {
    let news = 0;
    while (backlog.length > 0 && !signal.aborted) {
      const chunk = backlog.slice(0, CHUNK);
      const posts = await hydration.read(chunk);
      if (!posts.ok) return yield* stumble(posts.error, news);
      backlog = backlog.slice(chunk.length);
      const { arrivals, done } = posts.value;
      cursor = { ...cursor, notifications: advance(cursor.notifications ?? beginAt(null), done) };
      remember(done);
      news += arrivals.length;
      caughtUp ||= backlog.length === 0;
      if (arrivals.length > 0) yield page(arrivals, backlog.length === 0);
    }
    caughtUp ||= backlog.length === 0 && !signal.aborted;
    if (backlog.length === 0 && !hydration.isMissing() && cursor.notifications !== null) {
      cursor = { ...cursor, notifications: advance(cursor.notifications, overtaken.notifications.settle()) };
    }
    return { news, failure: null };
  }

  return {
    nothing: () => page([], true),
    isHeard,
    get chat() {
      return cursor.chat;
    },

    messages({ arrivals, cursor: chat, more }) {
      cursor = { ...cursor, chat };
      return page(arrivals, !more);
    },

    streamed(arrived) {
      for (const feed of ['notifications', 'own'] as const) {
        const entries = arrived.flatMap(({ again }) => (again?.feed === feed ? again.entry : []));
        const track = cursor[feed];
        remember(entries);
        overtaken[feed].add(entries);
        if (track !== null) cursor = { ...cursor, [feed]: markStreamed(track, entries) };
      }
      return page(
        arrived.map(({ arrival }) => arrival),
        true,
      );
    },

    async *notices(depth, signal) {
      // A stream may have been quicker meanwhile.
      backlog = backlog.filter(({ ref }) => !isHeard(ref));
      if (backlog.length > 0) return yield* deliver(signal);
      if (scan === null) {
        overtaken.notifications.begin();
        const opened = await openScan(depth, signal);
        if (!opened.ok) return yield* stumble(opened.error);
        scan = opened.value;
      }
      for (let pages = 1; !signal.aborted; pages += 1) {
        const step = await scan.step(signal);
        if (!step.ok) return yield* stumble(step.error);
        if (step.value) break;
        if (pages % PROGRESS_PAGES === 0) yield page([], false);
      }
      if (signal.aborted) return { news: 0, failure: null };
      backlog = oldestFirst(scan.found.values());
      scan = null;
      return yield* deliver(signal);
    },

    async *ownPosts(signal) {
      overtaken.own.begin();
      const isFirst = cursor.own === null;
      const track = cursor.own ?? beginAt(null);
      const bounds = { floor: floorOf(track, WINDOW_MS), quick: false, maximumPages: isFirst ? 1 : OWN_PAGES };
      const own = createScan((at, stop) => readOwnPosts(reader, at, stop), isHeard, bounds);
      for (let done = false; !done && !signal.aborted;) {
        const step = await own.step(signal);
        if (!step.ok) return yield* stumble(step.error);
        done = step.value;
      }
      if (signal.aborted) return { news: 0, failure: null };
      const entries = oldestFirst(own.found.values());
      remember(entries);
      // What the account said before it was connected is no news: only where it ends is noted.
      const begun = isFirst ? beginAt(entries.at(-1)?.at ?? null) : track;
      cursor = { ...cursor, own: advance(begun, [...entries, ...overtaken.own.settle()]) };
      const arrivals: Arrival[] = isFirst ? [] : entries.map(({ post }) => ({ kind: 'post', reason: 'own', post }));
      for (let at = 0; at < arrivals.length; at += CHUNK) yield page(arrivals.slice(at, at + CHUNK), true);
      return { news: arrivals.length, failure: null };
    },
  };
}
