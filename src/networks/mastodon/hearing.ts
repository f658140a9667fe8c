/** What an account has heard so far, and how it hears what is new: by asking for its two lists, or by what its server pushes. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { Arrival, Heard, ListeningWay, NetworkFailure, NetworkResult } from '../network.ts';
import { advance, beginAt, floorOf, readCursor, type Entry } from './cursor.ts';
import { LONG_PAGE, PAGE, postNotice, readNotices, readOwn, reasonOf, toNotice, type FeedPage, type Notice, type Where } from './feeds.ts';
import { beginningOf } from './beginning.ts';
import type { Instance } from './instance.ts';
import { identityOf, mentionsOf, readPerson, readStatus } from './post.ts';
import type { Reader } from './reader.ts';
import { placed } from './reading.ts';
import { compareIds, isId, refOf } from './ref.ts';
import { createScan, type Scan } from './scan.ts';
import type { StreamEvent } from './stream.ts';

/** 160,000 notifications: more than the worst week, so no bound that anybody should meet. */
const MOST_PAGES = 2_000;
const CHUNK = 100;
/** A page of progress is yielded this often while catching up, so that the account is seen to be alive. */
const PROGRESS_PAGES = 10;
const MOST_REMEMBERED = 100_000;
/** Of each page, so many posts may have a parent looked for at their origin. */
const SEEKING_A_PAGE = 5;

/** `quick` asks for what has a higher number than the newest met, `careful` reads the whole window again. */
export type Depth = 'quick' | 'careful';
export type Feed = 'notices' | 'own';

/** Yields what it hears, and its failure if any; answers how many arrivals there were, and that failure. */
export type Look = AsyncGenerator<NetworkResult<Heard>, { news: number; failure: NetworkFailure | null }>;

export interface Ear {
  look(feed: Feed, depth: Depth, signal: AbortSignal): Look;
  /** Takes what the server pushed. Before the first looks it is kept. */
  streamed(events: readonly StreamEvent[], signal: AbortSignal): Look;
  /** The page that says: looked, nothing new. */
  nothing(): NetworkResult<Heard>;
}

export function createEar(reader: Reader, stored: unknown, wayNow: () => ListeningWay): Ear {
  let cursor = readCursor(stored);
  const heard = new Set([...(cursor.notices?.heard ?? []), ...(cursor.own?.heard ?? [])].map(([mark]) => mark));
  const isHeard = (mark: string) => heard.has(mark);
  // Kept over failures: what was read of a long silence is not read again.
  const scans = new Map<Feed, Scan>();
  const backlogs: Record<Feed, Notice[]> = { notices: [], own: [] };
  let pushed: (Notice | { readonly kind: 'deleted'; readonly ref: string })[] = [];

  const isCaughtUp = (): boolean => backlogs.notices.length === 0 && !scans.has('notices');
  const page = (arrivals: readonly Arrival[], upToDate: boolean): NetworkResult<Heard> =>
    succeed({ arrivals, cursor, upToDate: upToDate && isCaughtUp(), way: wayNow(), quota: reader.client.quota(), spent: null });

  function* stumble(failure: NetworkFailure, news = 0) {
    yield fail(failure);
    return { news, failure };
  }

  function noteHeard(feed: Feed, entries: readonly Entry[]): void {
    const track = cursor[feed];
    if (track !== null) cursor = { ...cursor, [feed]: advance(track, entries) };
    for (const { mark } of entries) heard.add(mark);
    for (const mark of heard) {
      if (heard.size <= MOST_REMEMBERED) break;
      heard.delete(mark);
    }
  }

  function noteNewest(feed: Feed, id: string | null): void {
    const track = cursor[feed];
    if (track === null || id === null || (track.newest !== null && compareIds(id, track.newest) <= 0)) return;
    cursor = { ...cursor, [feed]: { ...track, newest: id } };
  }

  async function openScan(feed: Feed, depth: Depth, instance: Instance, signal: AbortSignal): Promise<NetworkResult<Scan>> {
    const read = (where: Where, stop: AbortSignal): Promise<NetworkResult<FeedPage>> =>
      feed === 'notices' ? readNotices(reader, instance, where, stop) : readOwn(reader, where, stop);
    if (feed === 'notices' && cursor.notices === null) {
      const since = await beginningOf(reader.client, signal);
      if (!since.ok) return since;
      cursor = { ...cursor, notices: beginAt(since.value) };
    }
    const track = cursor[feed];
    const known = track?.newest ?? null;
    const first = depth === 'quick' && known !== null ? { since_id: known, limit: PAGE } : { limit: LONG_PAGE };
    // What the account said before it was connected is no news: one page tells where it ends.
    const bounds = { floor: track === null ? 0 : floorOf(track), maximumPages: track === null ? 1 : MOST_PAGES, isHeard, newest: known };
    return succeed(createScan(read, first, bounds));
  }

  async function* deliver(feed: Feed, signal: AbortSignal): Look {
    let news = 0;
    while (backlogs[feed].length > 0 && !signal.aborted) {
      const chunk = backlogs[feed].slice(0, CHUNK);
      const arrivals = await toArrivals(reader, chunk);
      if (!arrivals.ok) return yield* stumble(arrivals.error, news);
      backlogs[feed] = backlogs[feed].slice(chunk.length);
      noteHeard(feed, chunk);
      news += chunk.length;
      yield page(arrivals.value, backlogs[feed].length === 0);
    }
    return { news, failure: null };
  }

  return {
    nothing: () => page([], true),

    async *look(feed, depth, signal) {
      if (backlogs[feed].length > 0) return yield* deliver(feed, signal);
      const instance = await reader.instance();
      if (!instance.ok) return yield* stumble(instance.error);
      const opened = scans.get(feed) ?? (await openScan(feed, depth, instance.value, signal));
      if ('ok' in opened && !opened.ok) return yield* stumble(opened.error);
      const scan = 'ok' in opened ? opened.value : opened;
      scans.set(feed, scan);
      for (let pages = 1; !signal.aborted; pages += 1) {
        const step = await scan.step(signal);
        if (signal.aborted) return { news: 0, failure: null };
        if (!step.ok) return yield* stumble(step.error);
        if (step.value) break;
        if (pages % PROGRESS_PAGES === 0) yield page([], false);
      }
      if (signal.aborted) return { news: 0, failure: null };
      scans.delete(feed);
      const entries = [...scan.found.values()].filter(({ mark }) => !isHeard(mark)).toSorted(byAge);
      if (feed === 'own' && cursor.own === null) {
        cursor = { ...cursor, own: beginAt(entries.at(-1)?.at ?? 0) };
        noteHeard('own', entries);
        noteNewest('own', scan.newest());
        return { news: 0, failure: null };
      }
      backlogs[feed] = entries;
      const delivered = yield* deliver(feed, signal);
      // Only now: a restart in between must find again what was not delivered.
      if (delivered.failure === null && backlogs[feed].length === 0) noteNewest(feed, scan.newest());
      return delivered;
    },

    async *streamed(events, signal) {
      pushed.push(...events.flatMap((event) => understand(reader, event)));
      if (cursor.notices === null || cursor.own === null || pushed.length === 0 || signal.aborted) return { news: 0, failure: null };
      const fresh = [...new Map(pushed.map((one) => [one.kind === 'deleted' ? one.ref : one.mark, one])).values()].filter(
        (one) => one.kind === 'deleted' || !isHeard(one.mark),
      );
      const entries = fresh.filter((one) => one.kind !== 'deleted');
      const arrivals = await toArrivals(reader, entries);
      if (!arrivals.ok) return yield* stumble(arrivals.error);
      pushed = [];
      noteHeard('own', entries.filter(isOwn));
      noteHeard(
        'notices',
        entries.filter((entry) => !isOwn(entry)),
      );
      const gone = fresh.filter((one) => one.kind === 'deleted');
      if (fresh.length > 0) yield page([...arrivals.value, ...gone], true);
      return { news: fresh.length, failure: null };
    },
  };
}

const byAge = (one: Notice, other: Notice): number => one.at - other.at || compareIds(one.id, other.id);
const isOwn = (entry: Notice): boolean => entry.kind === 'post' && entry.reason === 'own';

async function toArrivals(reader: Reader, entries: readonly Notice[]): Promise<NetworkResult<Arrival[]>> {
  const posts = await placed(
    reader,
    entries.flatMap((entry) => (entry.kind === 'post' ? [entry.status] : [])),
  );
  if (!posts.ok) return posts;
  const rest = posts.value[Symbol.iterator]();
  let seeking = 0;
  const seeksParent = (entry: Notice): { seeksParent?: true } => {
    const seeks = seeking < SEEKING_A_PAGE && entry.kind === 'post' && entry.reason === 'mention' && reader.missing.maySeek(entry.status);
    if (seeks) seeking += 1;
    return seeks ? { seeksParent: true } : {};
  };
  return succeed(
    entries.map((entry): Arrival => {
      if (entry.kind === 'post') return { kind: 'post', reason: entry.reason, post: { ...rest.next().value!, ...seeksParent(entry) } };
      return { kind: 'followed', person: readPerson(entry.account, reader), at: new Date(entry.at) };
    }),
  );
}

/** What an event of the stream is to the account; nothing when it only concerns whom it follows. */
function understand(reader: Reader, { event, payload }: StreamEvent): (Notice | { kind: 'deleted'; ref: string })[] {
  if (event === 'delete') {
    const id = String(payload);
    return isId(id) ? [{ kind: 'deleted', ref: refOf(reader.server, id) }] : [];
  }
  if (event === 'notification') return [toNotice(reader, payload)].filter((one) => one !== null);
  const isPrivate = event === 'conversation';
  if (!isPrivate && event !== 'update' && event !== 'status.update') return [];
  const status = readStatus(isPrivate ? z.looseObject({ last_status: z.unknown() }).safeParse(payload).data?.last_status : payload);
  if (status === null) return [];
  if (identityOf(status.account, reader) === reader.identity) return [postNotice(reader, status, 'own')];
  const namesUs = mentionsOf(status, reader).some(({ id, identity }) => id === reader.held.accountId || identity === reader.identity);
  const concerns = isPrivate || (event === 'status.update' && (namesUs || reasonOf(reader, status) === 'reply'));
  return concerns ? [postNotice(reader, status, reasonOf(reader, status))] : [];
}
