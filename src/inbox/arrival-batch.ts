import type {
  Arrival,
  Emoji,
  Facet,
  NetworkImage,
  NetworkPerson,
  NetworkPost,
  Poll,
  PostPointer,
  Visibility,
} from '../networks/network.ts';
import { beginningOf, directionOf } from './message.ts';
import type { Direction } from './message.ts';

/** A post of a batch, safe to be stored: no sign that Postgres refuses, nothing longer than its columns bear. */
export interface ArrivedPost {
  readonly ref: string;
  readonly version: string;
  readonly author: NetworkPerson;
  readonly direction: Direction;
  /** First post of its thread: its own ref when it starts one. */
  readonly threadRef: string;
  readonly root: PostPointer | null;
  readonly parentRef: string | null;
  /** It may answer something that its network has not told of yet. */
  readonly seeksParent: boolean;
  readonly quotedRef: string | null;
  readonly text: string;
  readonly preview: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  readonly poll: Poll | null;
  readonly emoji: readonly Emoji[];
  readonly restrictions: readonly string[];
  /** Null when the network gave no date that one can read: the moment of reception stands in. */
  readonly writtenAt: Date | null;
  readonly url: string | null;
}

export interface ArrivalBatch {
  /** One per ref, in the order of their first arrival. */
  readonly posts: readonly ArrivedPost[];
  /** Refs that are gone, those of this batch's posts included. */
  readonly deleted: readonly string[];
  /** Who began to follow the account, and when. */
  readonly followers: readonly { readonly person: NetworkPerson; readonly at: Date }[];
  /** People who show themselves otherwise than before. */
  readonly changed: readonly NetworkPerson[];
  /** How many arrivals no column could hold (a ref longer than an index bears). */
  readonly refused: number;
}

/** Bytes: an index holds a message's ref and its parent's, and bears 2,700. */
export const LONGEST_REF = 1_000;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 640;
const LONGEST_URL = 4_000;
const LONGEST_WARNING = 2_000;
const MOST_OPTIONS = 50;
const MOST_EMOJI = 100;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);
const STRENGTH: Readonly<Record<Direction, number>> = { context: 0, inbound: 1, outbound: 2 };

/** Makes one batch of what came: each ref once, in its last state, with the strongest of the reasons for which it came. */
export function batchArrivals(arrivals: readonly Arrival[], identity: string): ArrivalBatch {
  const posts = new Map<string, ArrivedPost>();
  const deleted = new Set<string>();
  const followers = new Map<string, { person: NetworkPerson; at: Date }>();
  const changed = new Map<string, NetworkPerson>();
  let refused = 0;
  for (const arrival of arrivals) {
    if (arrival.kind === 'deleted') {
      deleted.add(arrival.ref);
    } else if (!isStorable(arrival)) {
      refused += 1;
    } else if (arrival.kind === 'post') {
      const post = readPost(arrival.post, directionOf(arrival.reason, arrival.post, identity));
      const before = posts.get(post.ref);
      const direction = before && STRENGTH[before.direction] > STRENGTH[post.direction] ? before.direction : post.direction;
      posts.set(post.ref, { ...post, direction });
    } else if (arrival.kind === 'followed') {
      const person = readPerson(arrival.person);
      followers.set(person.identity, { person, at: clamp(arrival.at.getTime()) ?? new Date() });
    } else {
      changed.set(arrival.person.identity, readPerson(arrival.person));
    }
  }
  return {
    posts: [...posts.values()],
    deleted: [...deleted].filter(isRef),
    followers: [...followers.values()],
    changed: [...changed.values()],
    refused,
  };
}

const isRef = (ref: string): boolean => ref.length > 0 && Buffer.byteLength(ref) <= LONGEST_REF && storable(ref) === ref;

function isStorable(arrival: Exclude<Arrival, { kind: 'deleted' }>): boolean {
  if (arrival.kind !== 'post') return isRef(arrival.person.identity);
  const { post } = arrival;
  const refs = [post.ref, post.reply?.root.ref, post.reply?.parent.ref].filter((ref) => ref !== undefined);
  const names = [post.version, post.author.identity, post.reply?.root.version ?? 'none'];
  return refs.every(isRef) && names.every((name) => isRef(name));
}

/** Postgres takes neither NUL nor half a surrogate pair; a sign of the same length stands in, so that facets keep their place. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
const cut = (text: string, length: number): string => storable(text.slice(0, length));
const link = (url: string | null): string | null => (url !== null && url.length <= LONGEST_URL ? storable(url) : null);

function readPost(post: NetworkPost, direction: Direction): ArrivedPost {
  const text = cut(post.text, LONGEST_TEXT);
  const contentWarning = post.contentWarning === null ? null : cut(post.contentWarning, LONGEST_WARNING);
  return {
    ref: post.ref,
    version: post.version,
    author: readPerson(post.author),
    direction,
    threadRef: post.reply?.root.ref ?? post.ref,
    root: post.reply?.root ?? null,
    parentRef: standsBeside(post) ? null : (post.reply?.parent.ref ?? null),
    seeksParent: post.reply === null && post.seeksParent === true,
    quotedRef: post.quoted !== null && isRef(post.quoted.ref) ? post.quoted.ref : null,
    text,
    preview: beginningOf({ text, contentWarning }),
    facets: wellFormed(post.facets).filter((facet) => facet.start >= 0 && facet.start < facet.end && facet.end <= text.length),
    images: wellFormed(post.images.slice(0, 20)),
    languages: post.languages.slice(0, 10).map((language) => cut(language, 35)),
    visibility: post.visibility,
    contentWarning,
    poll: post.poll && { ...post.poll, options: wellFormed(post.poll.options.slice(0, MOST_OPTIONS)) },
    emoji: wellFormed(post.emoji.slice(0, MOST_EMOJI)),
    restrictions: post.restrictions.slice(0, 20).map((word) => cut(word, 100)),
    writtenAt: clamp(post.writtenAt.getTime()),
    url: link(post.url),
  };
}

/** In private, what answers the first message stands beside it: such a conversation is read as it went, and its name may be no post's. */
const standsBeside = ({ visibility, reply }: NetworkPost): boolean => visibility === 'private' && reply?.parent.ref === reply?.root.ref;

const readPerson = ({ identity, handle, displayName, avatarUrl }: NetworkPerson): NetworkPerson => ({
  identity,
  handle: cut(handle, LONGEST_NAME),
  displayName: displayName === null ? null : cut(displayName, LONGEST_NAME),
  avatarUrl: link(avatarUrl),
});

const clamp = (time: number): Date | null => (Number.isNaN(time) ? null : new Date(Math.min(Math.max(time, EARLIEST), LATEST)));

/** The same list with every string in it storable. */
function wellFormed<Item extends object>(list: readonly Item[]): Item[] {
  return list.map(
    (item) =>
      Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value])) as Item,
  );
}
