/** One look at one of X's feeds: what is there above what was heard before, oldest first. */
import { fail, succeed } from '../../platform/result.ts';
import type { Arrival, ArrivalReason, NetworkResult } from '../network.ts';
import { floorOf, type Source, type Track } from './cursor.ts';
import { postsQuery, type FieldNames } from './field-names.ts';
import { readMessages } from './messages.ts';
import type { ReadPost } from './post.ts';
import { readPage, type PostsPage, type Reader } from './reader.ts';
import { idAt, isLater, timeOf } from './ref.ts';

/** What was found, by X's id. */
export interface Entry {
  readonly id: string;
  readonly arrival: Arrival;
}
export interface Found {
  readonly entries: readonly Entry[];
  readonly reads: number;
}

const WEEK_MS = 7 * 24 * 3_600_000;
/** The mentions timeline goes no further back than 800, less what was deleted; what is older is found by search, for a week. */
const NEARLY = 700;
const MOST_PAGES = 1_000;
const PAGE = '100';
/** Search is refused a moment before a week has passed. */
const SEARCH_MS = WEEK_MS - 60_000;

type Query = (names: FieldNames) => Readonly<Record<string, string | undefined>>;

/** Reads a feed back to `floor` (null: one page only). Nothing is handed on before all of it is there: what is stored is then never newer than what is still to come. */
async function readBack(
  reader: Reader,
  path: string,
  query: Query,
  { floor, signal }: { floor: string | null; signal: AbortSignal },
): Promise<NetworkResult<PostsPage & { readonly pages: number }>> {
  const posts: ReadPost[] = [];
  let [reads, next]: [number, string | null] = [0, null];
  for (let pages = 1; ; pages += 1) {
    const token: string | null = next;
    const asked: Query = (names) => ({
      ...query(names),
      max_results: PAGE,
      ...(floor === null || floor === '0' ? {} : { since_id: floor }),
      ...(token === null ? {} : { [path.includes('search') ? 'next_token' : 'pagination_token']: token }),
      ...postsQuery(names),
    });
    const page = await readPage(reader, path, asked, signal);
    if (!page.ok) return page;
    reads += page.value.reads;
    posts.push(...page.value.posts.filter(({ id }) => floor === null || isLater(id, floor)));
    next = page.value.next;
    if (next === null || floor === null || pages >= MOST_PAGES || signal.aborted) return succeed({ posts, next, reads, pages });
  }
}

const toEntries = (posts: readonly ReadPost[], reasonOf: (post: ReadPost) => ArrivalReason): Entry[] =>
  posts.map((read) => ({ id: read.id, arrival: { kind: 'post', reason: reasonOf(read), post: read.post } }));

/** A reply to us stands under what we said or under what was said to us; else our name is in it. */
const reasonFor =
  (reader: Reader) =>
  ({ post, repliesToUser }: ReadPost): ArrivalReason =>
    post.author.identity === reader.identity ? 'own' : repliesToUser === reader.identity ? 'reply' : 'mention';

async function lookAtMentions(reader: Reader, track: Track | null, careful: boolean, signal: AbortSignal): Promise<NetworkResult<Found>> {
  const floor = track === null ? null : floorOf(track, careful);
  const page = await readBack(reader, `/2/users/${reader.identity}/mentions`, () => ({}), { floor, signal });
  if (!page.ok) return page;
  const { posts } = page.value;
  let { reads } = page.value;
  const all = new Map(posts.map((post) => [post.id, post]));
  if (floor !== null && posts.length >= NEARLY && reader.username !== '') {
    const oldest = posts.reduce((lowest, { id }) => (isLater(lowest, id) ? id : lowest), posts[0]?.id ?? '0');
    const below = await readBack(
      reader,
      '/2/tweets/search/recent',
      () => ({ query: `@${reader.username} -from:${reader.username}`, until_id: oldest }),
      { floor: withinAWeek(reader, floor), signal },
    );
    // A plan without search has what the timeline gave.
    if (!below.ok && below.error.kind !== 'rejected') return below;
    if (below.ok) {
      reads += below.value.reads;
      for (const post of below.value.posts) if (isLater(post.id, floor)) all.set(post.id, post);
    }
  }
  // Of what was there before the account was connected, a week is still worth an answer.
  const isRecent = ({ post }: ReadPost) => track !== null || reader.client.theirNow() - post.writtenAt.getTime() < WEEK_MS;
  return succeed({ entries: toEntries([...all.values()].filter(isRecent), reasonFor(reader)), reads });
}

function withinAWeek({ client }: Reader, floor: string): string {
  const at = timeOf(floor);
  const earliest = client.theirNow() - SEARCH_MS;
  return at !== null && at < earliest ? idAt(earliest) : floor;
}

/** What our own account says from elsewhere; at first only where it ends is noted. */
async function lookAtOwn(reader: Reader, track: Track | null, careful: boolean, signal: AbortSignal): Promise<NetworkResult<Found>> {
  const floor = track === null ? null : floorOf(track, careful);
  const page = await readBack(reader, `/2/users/${reader.identity}/tweets`, () => ({}), { floor, signal });
  return page.ok ? succeed({ entries: toEntries(page.value.posts, () => 'own'), reads: page.value.reads }) : page;
}

/** X notifies nobody of quotes: they are found by the address of what they quote. */
async function lookAtQuotes(reader: Reader, track: Track | null, careful: boolean, signal: AbortSignal): Promise<NetworkResult<Found>> {
  if (reader.username === '') return succeed({ entries: [], reads: 0 });
  const query = `url:"x.com/${reader.username}/status" is:quote -from:${reader.username}`;
  const floor = track === null ? idAt(reader.client.theirNow() - FIRST_QUOTES_MS) : withinAWeek(reader, floorOf(track, careful));
  const page = await readBack(reader, '/2/tweets/search/recent', () => ({ query }), { floor, signal });
  return page.ok ? succeed({ entries: toEntries(page.value.posts, () => 'quote'), reads: page.value.reads }) : page;
}

const FIRST_MESSAGES = 20;
const FIRST_QUOTES_MS = 3_600_000;

/** Private messages have no `since_id`: pages are read until one that was heard. */
async function lookAtMessages(reader: Reader, track: Track | null, careful: boolean, signal: AbortSignal): Promise<NetworkResult<Found>> {
  const floor = track === null ? idAt(reader.client.theirNow() - WEEK_MS) : floorOf(track, careful);
  const entries: Entry[] = [];
  let [reads, token]: [number, string | null] = [0, null];
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const size = track === null ? FIRST_MESSAGES : 100;
    const page: Awaited<ReturnType<typeof readMessages>> = await readMessages(reader, { conversation: null, token, size }, signal);
    if (!page.ok) return page;
    reads += page.value.reads;
    const fresh = page.value.messages.filter(({ id }) => isLater(id, floor));
    for (const { id, post } of fresh) {
      entries.push({ id, arrival: { kind: 'post', reason: post.author.identity === reader.identity ? 'own' : 'mention', post } });
    }
    token = page.value.next;
    if (token === null || fresh.length < page.value.messages.length || track === null || signal.aborted) return succeed({ entries, reads });
  }
  return fail({ kind: 'unavailable', detail: 'more messages than anybody could have sent' });
}

export type Look = (reader: Reader, track: Track | null, careful: boolean, signal: AbortSignal) => Promise<NetworkResult<Found>>;
export const LOOKS: Readonly<Record<Source, Look>> = {
  mentions: lookAtMentions,
  own: lookAtOwn,
  quotes: lookAtQuotes,
  messages: lookAtMessages,
};
